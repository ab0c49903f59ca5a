import type { Command } from 'commander'
import { verify } from '../ingest/verify.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

/** `kb verify` */
export function addVerify(program: Command, io: Io): void {
  program
    .command('verify')
    .description(
      'Proves that every table is what the change log says, and everything computed is what it should be',
    )
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nPrints one line for each thing that is wrong, and then fails.\n\nExample:\n  kb verify',
    )
    .action(({ json }: { json?: boolean }) => run(io, json))
}

const run = (io: Io, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const result = await verify(database)
    const { findings, records, revision, keptSince } = result
    const sound = [
      `revision ${revision}: ${records} records are what the change log says`,
      ...(keptSince
        ? [`what readers saw before revision ${keptSince} was pruned: only releases could be checked`]
        : []),
    ]
    print(
      io,
      json,
      result,
      findings.length === 0 ? sound : findings.map(one => `${one.check}: ${one.message}`),
    )
    if (findings.length > 0)
      throw new CommandError(`revision ${revision} is damaged: ${findings.length} findings`, true)
  })
