import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import { checkKnowledge } from '../ingest/check-knowledge.ts'
import { shippedKnowledge } from '../ingest/knowledge-files.ts'
import { printPast, shippedReleases } from '../ingest/release/past.ts'
import { inFolder } from './folder.ts'
import { CommandError, type Io, print } from './io.ts'

const folderArgument = () =>
  new Argument('[folder]', 'the folder').default(shippedKnowledge, 'prisma/knowledge')

/** `kb knowledge check` and `kb knowledge pack` */
export function addKnowledge(program: Command, io: Io): void {
  const knowledge = program.command('knowledge').description('Works on folders of knowledge files')
  knowledge
    .command('check')
    .description(
      'Checks a folder of knowledge files without a database: prints each fault with file, line and field',
    )
    .addArgument(folderArgument())
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExamples:\n  kb knowledge check\n  kb knowledge check ./my-knowledge --json')
    .action((folder: string, options: { json?: boolean }) => check(io, folder, options))
  knowledge
    .command('pack')
    .description(
      'Writes what a folder publishes into one file, before its release.yaml gets the next number: so that the release is still there to be cited in a new knowledge base',
    )
    .addArgument(folderArgument())
    .addOption(
      new Option('--to <folder>', 'the folder of past releases').default(shippedReleases, 'prisma/releases'),
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb knowledge pack')
    .action((folder: string, options: { to: string; json?: boolean }) => pack(io, folder, options))
}

async function check(io: Io, folder: string, { json }: { json?: boolean }): Promise<void> {
  const { release, published, drafts } = await inFolder(folder, () => checkKnowledge(folder))
  const counts = { published: published.length, drafts: drafts.length }
  const line = `release ${release.release}: ${counts.published} records and ${counts.drafts} drafts, no fault`
  print(io, json, { release: release.release, ...counts }, [line])
}

async function pack(io: Io, folder: string, { to, json }: { to: string; json?: boolean }): Promise<void> {
  const { release, published } = await inFolder(folder, () => checkKnowledge(folder))
  const file = join(to, `${release.release}.ndjson`)
  if (existsSync(file)) throw new CommandError(`${file} is there already: a release does not change`)
  await mkdir(to, { recursive: true })
  await writeFile(file, printPast(release, published))
  print(io, json, { file, records: published.length }, [`${file} holds ${published.length} records`])
}
