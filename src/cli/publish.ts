import type { Command } from 'commander'
import { publishShipped, type Shipped } from '../ingest/shipped.ts'
import { folderOption, inFolder } from './folder.ts'
import { type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'
import { progressBar } from './progress.ts'

interface Options {
  folder: string
  dryRun?: boolean
  json?: boolean
}

/** `kb publish` */
export function addPublish(program: Command, io: Io): void {
  program
    .command('publish')
    .description(
      'Publishes a folder of knowledge files: what differs from what is published becomes the next revision',
    )
    .addOption(folderOption('the folder'))
    .option('--dry-run', 'check everything and say what would change, but change nothing')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nRecords that were edited here are left alone; what differs waits in a changeset.',
    )
    .addHelpText('after', '\nExamples:\n  kb publish --dry-run\n  kb publish')
    .action((options: Options) => publish(io, options))
}

const publish = (io: Io, { folder, dryRun = false, json }: Options): Promise<void> =>
  withKnowledgeBase(io, dryRun ? 'migrated' : 'migrate', async ({ database }) => {
    const options = { folder, again: true, dryRun, onProgress: progressBar(io) }
    const shipped = await inFolder(folder, () => publishShipped(database, options))
    print(io, json, { ...shipped, dryRun }, linesOf(shipped, dryRun))
  })

function linesOf(shipped: Shipped, dryRun: boolean): string[] {
  const { release, before, earlier, revision, cites, published, created, updated, retired, waiting } = shipped
  if (shipped.older) return [`release ${release} is older than ${before}, which is published: nothing to do`]
  const changes = `${created} created, ${updated} updated, ${retired} retired`
  const would = dryRun ? 'would be' : 'is'
  return [
    ...earlier.map(one => `release ${one} ${dryRun ? 'would come' : 'came'} before it`),
    published
      ? `release ${release} ${would} revision ${revision}: ${changes}`
      : `release ${release}: nothing differs`,
    ...(cites < revision
      ? [`release ${release} stays revision ${cites}: give release.yaml a new number to cite this one`]
      : []),
    ...(waiting.drafts > 0 ? [`${waiting.drafts} drafts wait in review`] : []),
    ...(waiting.differences > 0
      ? [`${waiting.differences} changes to records that were edited here wait in review`]
      : []),
  ]
}
