import { type Command, Option } from 'commander'
import { type ChangesetState, changesetStates, listChangesets, showChangeset } from '../ingest/changesets.ts'
import { canonicalJson } from '../knowledge/canonical-json.ts'
import { wholeNumber } from './arguments.ts'
import { CommandError, type Io, print } from './io.ts'
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
    const { operations, ...head } = changeset
    const lines = Object.entries(head).map(([member, value]) => `${member}: ${printed(value)}`)
    const details = operations.flatMap(({ type, kind, key, state, note, data }) => [
      `${type} ${kind} ${key} (${state})${note === null ? '' : `: ${note}`}`,
      ...(data === null ? [] : [`  ${canonicalJson(data)}`]),
    ])
    print(io, json, changeset, [...lines, '', ...details])
  })

const printed = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '-')
