import { type Command, Option } from 'commander'
import type { Database } from '../db/client.ts'
import {
  type ChangesetState,
  changesetStates,
  listChangesets,
  operationsOf,
  showChangeset,
} from '../ingest/changesets.ts'
import { contradictionsOf } from '../ingest/contradictions.ts'
import { canonicalJson } from '../knowledge/canonical-json.ts'
import { wholeNumber } from './arguments.ts'
import { addDecisions } from './decisions.ts'
import { CommandError, type Io, print, printParts } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface ListOptions {
  state?: ChangesetState
  batch?: string
  sort?: 'id' | 'contradictions'
  json?: boolean
}

/** `kb changesets list` and `kb changesets show` */
export function addChangesets(program: Command, io: Io): void {
  const changesets = program.command('changesets').description('Shows changes that were published or wait')
  changesets
    .command('list')
    .description('Lists changesets, the newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(changesetStates))
    .option('--batch <batch>', 'only those of this batch, such as shipped-drafts')
    .addOption(
      new Option(
        '--sort <by>',
        'the newest first, or those that contradict most of what is published',
      ).choices(['id', 'contradictions']),
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb changesets list --state IN_REVIEW')
    .action((options: ListOptions) => list(io, options))
  changesets
    .command('show')
    .description('Shows a changeset with its operations')
    .argument('<id>', 'number of the changeset', wholeNumber)
    .option('--json', 'print one line of JSON, with whole documents')
    .addHelpText('after', '\nExample:\n  kb changesets show 2 --json')
    .action((id: number, { json }: { json?: boolean }) => show(io, id, json))
  addDecisions(changesets, io)
}

const list = (io: Io, { json, sort, ...filter }: ListOptions): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const found = await listChangesets(database, filter)
    const changesets = sort === 'contradictions' ? await byContradictions(database, found) : found
    const lines = changesets.map(
      ({ id, state, revision, operations, title, origin }) =>
        `${id}  ${state}${revision === null ? '' : ` (revision ${revision})`}  ${origin}  ${operations} operations  ${title}`,
    )
    if (sort === 'contradictions')
      changesets.forEach((changeset, at) => {
        const { contradictions } = changeset as { contradictions?: number }
        lines[at] += `  contradicts ${contradictions ?? 0}`
      })
    print(io, json, { changesets }, lines.length === 0 ? ['there is none'] : lines)
  })

const show = (io: Io, id: number, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const changeset = await showChangeset(database, id)
    if (!changeset) throw new CommandError(`there is no changeset ${id}: "kb changesets list" shows all`)
    const isOpen = changeset.state === 'DRAFT' || changeset.state === 'IN_REVIEW'
    const contradictions = isOpen ? await contradictionsOf(database, id) : []
    await printParts(io, (json ? jsonOf : linesOf)(changeset, operationsOf(database, id), contradictions))
  })

type Operation = ReturnType<typeof operationsOf> extends AsyncIterable<infer O> ? O : never
type Contradictions = Awaited<ReturnType<typeof contradictionsOf>>

/** The line of JSON in parts: nobody knows how long it gets. */
async function* jsonOf(
  head: object,
  operations: AsyncIterable<Operation>,
  contradictions: Contradictions,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"contradictions":${JSON.stringify(contradictions)},"operations":[`
  let separator = ''
  for await (const operation of operations) {
    yield separator + JSON.stringify(operation)
    separator = ','
  }
  yield ']}'
}

async function* linesOf(
  head: object,
  operations: AsyncIterable<Operation>,
  contradictions: Contradictions,
): AsyncGenerator<string> {
  for (const [member, value] of Object.entries(head)) yield `${member}: ${printed(value)}\n`
  for await (const { type, kind, key, state, note, data } of operations) {
    yield `\n${type} ${kind} ${key} (${state})${note === null ? '' : `: ${note}`}`
    if (data !== null) yield `\n  ${canonicalJson(data)}`
  }
  for (const { key, about, with: other } of contradictions)
    yield `\n\n${key} contradicts ${other}: ${about.join(', ')}`
}

/** Adds how many published claims each contradicts; those that contradict most come first. */
async function byContradictions<C extends { id: number; state: string }>(
  database: Database,
  changesets: readonly C[],
): Promise<(C & { contradictions: number })[]> {
  const counted: (C & { contradictions: number })[] = []
  for (const changeset of changesets) {
    const isOpen = changeset.state === 'DRAFT' || changeset.state === 'IN_REVIEW'
    const contradictions = isOpen ? (await contradictionsOf(database, changeset.id)).length : 0
    counted.push({ ...changeset, contradictions })
  }
  return counted.sort((a, b) => b.contradictions - a.contradictions || b.id - a.id)
}

const printed = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '-')
