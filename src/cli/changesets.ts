import { type Command, Option } from 'commander'
import {
  type ChangesetState,
  changesetStates,
  listChangesets,
  operationsOf,
  showChangeset,
} from '../ingest/changesets.ts'
import { canonicalJson } from '../knowledge/canonical-json.ts'
import { wholeNumber } from './arguments.ts'
import { CommandError, type Io, print, printParts } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface ListOptions {
  state?: ChangesetState
  batch?: string
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
}

const list = (io: Io, { json, ...filter }: ListOptions): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const changesets = await listChangesets(database, filter)
    const lines = changesets.map(
      ({ id, state, revision, operations, title, origin }) =>
        `${id}  ${state}${revision === null ? '' : ` (revision ${revision})`}  ${origin}  ${operations} operations  ${title}`,
    )
    print(io, json, { changesets }, lines.length === 0 ? ['there is none'] : lines)
  })

const show = (io: Io, id: number, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const changeset = await showChangeset(database, id)
    if (!changeset) throw new CommandError(`there is no changeset ${id}: "kb changesets list" shows all`)
    await printParts(io, (json ? jsonOf : linesOf)(changeset, operationsOf(database, id)))
  })

type Operation = ReturnType<typeof operationsOf> extends AsyncIterable<infer O> ? O : never

/** The line of JSON in parts: nobody knows how long it gets. */
async function* jsonOf(head: object, operations: AsyncIterable<Operation>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"operations":[`
  let separator = ''
  for await (const operation of operations) {
    yield separator + JSON.stringify(operation)
    separator = ','
  }
  yield ']}'
}

async function* linesOf(head: object, operations: AsyncIterable<Operation>): AsyncGenerator<string> {
  for (const [member, value] of Object.entries(head)) yield `${member}: ${printed(value)}\n`
  for await (const { type, kind, key, state, note, data } of operations) {
    yield `\n${type} ${kind} ${key} (${state})${note === null ? '' : `: ${note}`}`
    if (data !== null) yield `\n  ${canonicalJson(data)}`
  }
}

const printed = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '-')
