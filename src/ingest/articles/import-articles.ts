import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Database } from '../../db/client.ts'
import { ArticleError } from '../../extract/article-error.ts'
import { decodeArticle } from '../../extract/decode.ts'
import { formatOf } from '../../extract/format.ts'
import type { ArticleFormat } from '../../extract/types.ts'
import { loadLexicon } from '../../search/resolve/index.ts'
import { contradictionsOf } from '../contradictions.ts'
import { KnowledgeFaults } from '../faults.ts'
import { ahead } from './ahead.ts'
import { type ImportedArticle, importArticle } from './import-article.ts'
import type { Metadata } from './metadata.ts'
import { type ReadsArticles, readArticle } from './reading/read-article.ts'
import { ReadingThreads } from './reading/reading-threads.ts'

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

/**
 * Imports files one after the other, each in a transaction of its own: a bad one does not stop the others. Of many, the
 * next are read in threads meanwhile; what comes of them is the same.
 */
export async function importArticles(
  database: Database,
  files: readonly string[],
  options: Options,
): Promise<Outcome[]> {
  const lexicon = await loadLexicon(database)
  const threads = new ReadingThreads({ threads: 2 })
  const read: ReadsArticles =
    files.length < fromMany ? readArticle : (text, format) => threads.read(text, format, { limitMs })
  const outcomes: Outcome[] = []
  try {
    for (const file of ahead(files, name => openFile(name, read), mostAhead)) {
      outcomes.push(await importFile(database, await file, { ...options, lexicon }))
      options.onProgress?.(outcomes.length, files.length)
    }
  } finally {
    await threads.close()
  }
  return outcomes
}

/** So many articles are worth the time that threads take to start. */
const fromMany = 5
const mostAhead = 6
/** Nobody waits for an answer. */
const limitMs = 60_000

/** A file while it is read, or what is wrong with it. */
type Opened = { file: string } & (
  | { text: string; format: ArticleFormat; reading: ReturnType<ReadsArticles> }
  | { error: unknown }
)

async function openFile(file: string, read: ReadsArticles): Promise<Opened> {
  try {
    const text = decodeArticle(await readFile(file))
    const format = formatOf(file, text)
    const reading = read(text, format)
    // Told when its turn has come.
    reading.catch(() => undefined)
    return { file, text, format, reading }
  } catch (error) {
    return { file, error }
  }
}

type FileOptions = Options & { lexicon: Awaited<ReturnType<typeof loadLexicon>> }

async function importFile(database: Database, opened: Opened, options: FileOptions): Promise<Outcome> {
  const { map, lexicon, actor, batch, dryRun = false } = options
  const { file } = opened
  try {
    if ('error' in opened) throw opened.error
    const { text, format, reading } = opened
    const metadata = map?.get(file) ?? map?.get(basename(file))
    const article = { name: file, text, format, ...(metadata && { metadata }) }
    const read = () => reading
    const imported = await importArticle(database, article, { lexicon, actor, batch, dryRun, read })
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
