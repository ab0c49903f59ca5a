import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Database } from '../../db/client.ts'
import { ArticleError } from '../../extract/article-error.ts'
import { decodeArticle } from '../../extract/decode.ts'
import { formatOf } from '../../extract/format.ts'
import { loadLexicon } from '../../search/resolve/index.ts'
import { contradictionsOf } from '../contradictions.ts'
import { KnowledgeFaults } from '../faults.ts'
import { type ImportedArticle, importArticle } from './import-article.ts'
import type { Metadata } from './metadata.ts'

/** An article of an import, or why it is none. */
export type Outcome = (ImportedArticle & { contradictions: number | null }) | { name: string; error: string }

interface Options {
  actor: string
  /** Groups the changesets. */
  batch: string
  dryRun?: boolean
  /** Metadata by the name of the file. */
  map?: ReadonlyMap<string, Metadata>
  onProgress?: (done: number, total: number) => void
}

/** Whether there is a published supplement that articles can be about. */
export const hasSupplements = async ({ prisma }: Pick<Database, 'prisma'>): Promise<boolean> =>
  (await prisma.thing.findFirst({
    where: { kind: 'supplement', status: 'ACTIVE' },
    select: { id: true },
  })) !== null

/** Imports files one after the other, each in a transaction of its own: a bad one does not stop the others. */
export async function importArticles(
  database: Database,
  files: readonly string[],
  options: Options,
): Promise<Outcome[]> {
  const lexicon = await loadLexicon(database)
  const outcomes: Outcome[] = []
  for (const file of files) {
    outcomes.push(await importFile(database, file, { ...options, lexicon }))
    options.onProgress?.(outcomes.length, files.length)
  }
  return outcomes
}

type FileOptions = Options & { lexicon: Awaited<ReturnType<typeof loadLexicon>> }

async function importFile(database: Database, file: string, options: FileOptions): Promise<Outcome> {
  const { map, lexicon, actor, batch, dryRun = false } = options
  try {
    const text = decodeArticle(await readFile(file))
    const metadata = map?.get(file) ?? map?.get(basename(file))
    const article = { name: file, text, format: formatOf(file, text), ...(metadata && { metadata }) }
    const imported = await importArticle(database, article, { lexicon, actor, batch, dryRun })
    const contradictions =
      imported.changeset === null ? null : (await contradictionsOf(database, imported.changeset)).length
    return { ...imported, contradictions }
  } catch (error) {
    if (!isOfFile(error)) throw error
    return { name: file, error: (error as Error).message }
  }
}

/** What is wrong with one file; anything else is a fault of ours, or of the database. */
const isOfFile = (error: unknown): boolean =>
  error instanceof ArticleError ||
  error instanceof KnowledgeFaults ||
  ['EISDIR', 'EACCES', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
