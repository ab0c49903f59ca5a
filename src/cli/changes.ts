import type { Command } from 'commander'
import { PruneError, pruneLog } from '../ingest/log/prune.ts'
import { wholeNumber } from './arguments.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface Options {
  before: number
  json?: boolean
}

/** `kb changes prune` */
export function addChanges(program: Command, io: Io): void {
  const changes = program.command('changes').description('Works on the log of changes')
  changes
    .command('prune')
    .description(
      'Forgets what readers saw before a revision, but for releases; what was written stays in the log',
    )
    .requiredOption(
      '--before <revision>',
      'who has an older one will be told to take the export',
      wholeNumber,
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb changes prune --before 120')
    .action((options: Options) => prune(io, options))
}

const prune = (io: Io, { before, json }: Options): Promise<void> =>
  withKnowledgeBase(io, 'migrate', async ({ database }) => {
    const pruned = await pruneLog(database, before).catch(explain)
    const { keptSince, forgotten } = pruned
    print(io, json, pruned, [
      `changes are kept from revision ${keptSince} on; ${forgotten} older states are forgotten`,
    ])
  })

function explain(error: unknown): never {
  throw error instanceof PruneError ? new CommandError(error.message) : error
}
