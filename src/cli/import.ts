import type { Command } from 'commander'
import { type Imported, importDataSet } from '../ingest/imports/import-data-set.ts'
import { rejectsOf } from '../ingest/imports/runs.ts'
import { openDsld } from '../ingest/sources/dsld/data-set.ts'
import { ImportError } from '../ingest/sources/import-error.ts'
import { loadLexicon } from '../search/resolve/index.ts'
import { type ArticleOptions, importFiles } from './import-articles.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'
import { progressBar } from './progress.ts'

interface Options {
  dryRun?: boolean
  review?: boolean
  json?: boolean
}

/** `kb import` */
export function addImport(program: Command, io: Io): void {
  const imports = program
    .command('import')
    .description('Reads articles, or brings data sets into the knowledge base')
    .argument('[files...]', 'articles as text, Markdown or HTML, or folders of them')
    .option('--dry-run', 'read and compare everything, and change nothing')
    .option(
      '--map <csv>',
      'what is said about the files: file, slug, canonicalUrl, title, category, authors, …',
    )
    .option('--batch <name>', 'name of the group of changesets; made of the time when not given')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nEach article becomes a changeset in review; the same article again proposes nothing.',
    )
    .addHelpText('after', '\nExample:\n  kb import articles/ --map articles.csv')
    .action((files: string[], options: ArticleOptions) => importFiles(io, files, options))
  imports
    .command('dsld <file>')
    .description('Products of the NIH Dietary Supplement Label Database: its list as a zip or CSV')
    .option('--dry-run', 'read and compare everything, and change nothing')
    .option('--review', 'leave the changeset in review instead of publishing it')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nRunning it again changes only what differs; rows that become no product are kept.',
    )
    .addHelpText('after', '\nExample:\n  kb import dsld lstProducts.csv')
    .action((file: string, options: Options) => importDsld(io, file, options))
  imports
    .command('rejects [run]')
    .description('Shows the rows that an import left out, with their reasons; of the newest without [run]')
    .option('--json', 'print one line of JSON')
    .action((run: string | undefined, options: Options) => showRejects(io, run, options))
}

const importDsld = (io: Io, file: string, { json, ...options }: Options): Promise<void> =>
  withKnowledgeBase(io, 'migrate', async ({ database }) => {
    try {
      const dataSet = await openDsld(file, await loadLexicon(database))
      if (dataSet.known === null)
        io.err(`${file} is not one of the files that this was tested with (SHA-256 ${dataSet.checksum})`)
      const imported = await importDataSet(database, dataSet, {
        ...options,
        onProgress: progressBar(io),
      })
      print(io, json, { edition: dataSet.edition, ...imported }, linesOf(imported, dataSet.edition))
    } catch (error) {
      throw error instanceof ImportError ? new CommandError(error.message) : error
    }
  })

function linesOf(imported: Imported, edition: string): string[] {
  const { rows, created, updated, unchanged, kept, rejected, matched, run, changeset, revision } = imported
  const share = rows === 0 ? 0 : Math.round((1000 * matched) / rows) / 10
  return [
    `version ${edition}: ${rows} rows, ${created} created, ${updated} updated, ${unchanged} unchanged`,
    `${matched} rows (${share} %) name a supplement for sure`,
    ...(kept > 0 ? [`${kept} products that were edited here are left alone`] : []),
    ...(rejected > 0 ? [`${rejected} rows are no product: kb import rejects ${run ?? ''}`.trimEnd()] : []),
    outcomeOf(changeset, revision),
  ]
}

function outcomeOf(changeset: number | null, revision: number | null): string {
  if (revision !== null) return `published as revision ${revision}`
  return changeset === null ? 'nothing was changed' : `changeset ${changeset} waits in review`
}

const showRejects = (io: Io, id: string | undefined, { json }: Options): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    if (id !== undefined && !/^[1-9]\d{0,8}$/.test(id))
      throw new CommandError(`${id} is not the number of a run`)
    const run = await rejectsOf(database, id === undefined ? undefined : Number(id))
    if (!run) throw new CommandError(id === undefined ? 'nothing was imported yet' : `there is no run ${id}`)
    const lines = run.rejects.map(({ line, reason }) => `line ${line}: ${reason}`)
    print(io, json, run, [`run ${run.id}, ${run.source} ${run.edition}: ${lines.length} rejects`, ...lines])
  })
