import { Argument, type Command } from 'commander'
import { checkKnowledge } from '../ingest/check-knowledge.ts'
import { shippedKnowledge } from '../ingest/knowledge-files.ts'
import { inFolder } from './folder.ts'
import { type Io, print } from './io.ts'

/** `kb knowledge check` */
export function addKnowledge(program: Command, io: Io): void {
  const knowledge = program.command('knowledge').description('Works on folders of knowledge files')
  knowledge
    .command('check')
    .description(
      'Checks a folder of knowledge files without a database: prints each fault with file, line and field',
    )
    .addArgument(new Argument('[folder]', 'the folder').default(shippedKnowledge, 'prisma/knowledge'))
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExamples:\n  kb knowledge check\n  kb knowledge check ./my-knowledge --json')
    .action((folder: string, options: { json?: boolean }) => check(io, folder, options))
}

async function check(io: Io, folder: string, { json }: { json?: boolean }): Promise<void> {
  const { release, published, drafts } = await inFolder(folder, () => checkKnowledge(folder))
  const counts = { published: published.length, drafts: drafts.length }
  const line = `release ${release.release}: ${counts.published} records and ${counts.drafts} drafts, no fault`
  print(io, json, { release: release.release, ...counts }, [line])
}
