import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { Database } from '../db/client.ts'
import { closeChangeset, listChangesets } from '../ingest/changesets.ts'
import { decideOperations, type OperationFilter } from '../ingest/editing/edit.ts'
import { ChangesetFaults } from '../ingest/editing/findings.ts'
import { readyToPublish } from '../ingest/editing/ready.ts'
import { type Rebased, rebaseChangeset } from '../ingest/editing/rebase.ts'
import { NoSuchChangeset } from '../ingest/editing/store.ts'
import { printPath } from '../ingest/faults.ts'
import { ChangesetStateError, publishChangeset } from '../ingest/publish.ts'
import type { Transaction } from '../ingest/transaction.ts'
import { wholeNumber } from './arguments.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface Options {
  batch?: string
  where?: string
  json?: boolean
}

const actor = () => `cli:${userInfo().username}`

/** `kb changesets accept`, `reject`, `rebase` and `publish` */
export function addDecisions(changesets: Command, io: Io): void {
  const decision = (name: string, description: string, example: string) =>
    changesets
      .command(name)
      .description(description)
      .argument('[id]', 'number of the changeset', wholeNumber)
      .option('--batch <batch>', 'all that wait of this batch')
      .option('--json', 'print one line of JSON')
      .addHelpText('after', `\nExample:\n  kb changesets ${example}`)
  const where = [
    '--where <filter>',
    'only operations of this kind, key or type: kind=faq, type=UPDATE',
  ] as const
  decision('accept', 'Accepts operations, all or some', 'accept 12 --where "kind=faq"')
    .option(...where)
    .action((id: number | undefined, options: Options) => decide(io, id, options, 'ACCEPTED'))
  decision('reject', 'Rejects operations, or whole changesets', 'reject 12 --where "kind=dosage"')
    .option(...where)
    .action((id: number | undefined, options: Options) => decide(io, id, options, 'REJECTED'))
  decision(
    'rebase',
    'Puts changesets onto what others published meanwhile; members that both changed wait for review',
    'rebase 12',
  ).action((id: number | undefined, options: Options) => rebase(io, id, options))
  decision(
    'publish',
    'Publishes changesets: what is accepted, or all when nothing was decided',
    'publish --batch spring',
  ).action((id: number | undefined, options: Options) => publish(io, id, options))
}

/** Reads `kind=faq`, or several with commas between. */
function filterFrom(text: string | undefined): OperationFilter {
  const filter: Record<string, string> = {}
  for (const part of (text ?? '').split(',').filter(part => part.trim() !== '')) {
    const [, name = '', value = ''] = /^\s*(kind|key|type)\s*=\s*([\w.-]+)\s*$/.exec(part) ?? []
    if (name === '') throw new CommandError(`"${part}" is not understood: allowed are kind=…, key=…, type=…`)
    if (name === 'type' && !['CREATE', 'UPDATE', 'RETIRE', 'DELETE', 'RENAME'].includes(value))
      throw new CommandError(`${value} is no type: allowed are CREATE, UPDATE, RETIRE, DELETE, RENAME`)
    filter[name] = value
  }
  return filter
}

/** The changesets that are meant, the oldest first: things that later ones name come before them. */
async function meant(
  database: Database,
  id: number | undefined,
  batch: string | undefined,
): Promise<number[]> {
  if (id !== undefined) return [id]
  if (batch === undefined) throw new CommandError('name a changeset, or a batch with --batch')
  const all = await listChangesets(database, { batch })
  const open = all
    .filter(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW')
    .map(changeset => changeset.id)
  if (open.length === 0) throw new CommandError(`nothing waits in the batch ${batch}`)
  return open.reverse()
}

const refusals = [ChangesetStateError, ChangesetFaults, NoSuchChangeset]

const forUser = (error: unknown): unknown =>
  refusals.some(refusal => error instanceof refusal) ? new CommandError((error as Error).message) : error

const decide = (
  io: Io,
  id: number | undefined,
  { batch, where, json }: Options,
  state: 'ACCEPTED' | 'REJECTED',
) =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const filter = filterFrom(where)
    try {
      const ids = await meant(database, id, batch)
      const counts: number[] = []
      for (const one of ids) {
        if (state === 'REJECTED' && where === undefined) await closeChangeset(database, one, actor())
        else counts.push(await decideOperations(database, one, { state, where: filter }))
      }
      const operations = counts.reduce((sum, count) => sum + count, 0)
      const verb = state.toLowerCase()
      const whole = state === 'REJECTED' && where === undefined
      const line = whole ? `${ids.length} changesets ${verb}` : `${operations} operations ${verb}`
      print(io, json, { changesets: ids, operations, state }, [line])
    } catch (error) {
      throw forUser(error)
    }
  })

const rebase = (io: Io, id: number | undefined, { batch, json }: Options) =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    try {
      const results: { changeset: number; operations: Rebased[] }[] = []
      for (const one of await meant(database, id, batch))
        results.push({ changeset: one, operations: await rebaseChangeset(database, one, () => undefined) })
      const lines = results.flatMap(({ changeset, operations }) => [
        `changeset ${changeset}: ${operations.length} operations rebased`,
        ...operations.flatMap(({ position, conflicts }) =>
          conflicts.map(path => `  operation ${position}: both changed ${printPath(path)}`),
        ),
      ])
      print(io, json, { rebased: results }, lines)
    } catch (error) {
      throw forUser(error)
    }
  })

const publish = (io: Io, id: number | undefined, { batch, json }: Options) =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const results: { changeset: number; revision?: number; count?: number; error?: string }[] = []
    try {
      for (const one of await meant(database, id, batch)) {
        try {
          const check = (tx: Transaction) => readyToPublish(tx, one)
          const { revision, count } = await publishChangeset(database, one, actor(), { check })
          results.push({ changeset: one, revision, count })
        } catch (error) {
          if (id !== undefined) throw error
          // Of a batch, one that does not fit does not stop the others.
          results.push({ changeset: one, error: (error as Error).message })
        }
      }
    } catch (error) {
      throw forUser(error)
    }
    const lines = results.map(({ changeset, revision, count, error }) =>
      error === undefined
        ? `changeset ${changeset} is revision ${revision}: ${count} records`
        : `changeset ${changeset}: ${error}`,
    )
    print(io, json, { published: results }, lines)
    if (results.some(({ error }) => error !== undefined))
      throw new CommandError('not all were published', true)
  })
