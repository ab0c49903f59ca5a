import { createHash } from 'node:crypto'
import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import { checkText } from '../../extract/decode.ts'
import type { ArticleFormat } from '../../extract/types.ts'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import type { Lexicon } from '../../search/resolve/index.ts'
import type { OperationInput } from '../operations.ts'
import { stageIn } from '../stage.ts'
import { inStep, query, type Transaction } from '../transaction.ts'
import { plainText } from './markdown-text.ts'
import type { Metadata } from './metadata.ts'
import { planArticle } from './plan.ts'
import { type ReadsArticles, readArticle } from './reading/read-article.ts'

/** An article as it comes in. */
export interface ArticleInput {
  /** What its author calls it, such as the name of a file. */
  name: string
  text: string
  format: ArticleFormat
  /** What is said about it elsewhere; it counts more than what the article says itself. */
  metadata?: Metadata
}

/** What became of an article. */
export interface ImportedArticle {
  name: string
  title: string
  slug: string
  /** The changeset that waits in review; null when there is nothing new, or it was a dry run. */
  changeset: number | null
  operations: number
  /** How many operations there are of each kind of record. */
  kinds: Record<string, number>
  /** How many published claims gain the article as one more citation. */
  folded: number
  /** What could not be placed, and what somebody should look at. */
  warnings: string[]
}

interface Options {
  lexicon: Lexicon
  actor: string
  batch?: string
  dryRun?: boolean
  /** Reads it elsewhere than in this thread. */
  read?: ReadsArticles
}

/**
 * Reads an article and leaves what it says as a changeset in review; readers see nothing of it. The same article again
 * proposes nothing, a corrected one what differs.
 *
 * @throws ArticleError when it cannot be read
 * @throws KnowledgeFaults when what it says does not fit its contract
 */
export async function importArticle(
  database: Pick<Database, 'prisma'>,
  article: ArticleInput,
  options: Options,
): Promise<ImportedArticle> {
  const text = checkText(article.text)
  const { read = readArticle } = options
  const { metadata: own, extract } = await read(text, article.format)
  const metadata = { ...own, ...article.metadata }
  const digest = createHash('sha256')
    .update(canonicalJson([article.format, metadata, text]))
    .digest('hex')
  return inStep(database, async tx => {
    const plan = await planArticle(tx, { extract, metadata, name: article.name, lexicon: options.lexicon })
    const operations = (await wasProposed(tx, digest)) ? [] : plan.operations
    const changeset =
      operations.length === 0 || options.dryRun
        ? null
        : await stage(tx, { ...plan, operations, digest, name: article.name }, options)
    const { title, slug, folded, warnings } = plan
    return {
      name: article.name,
      title,
      slug,
      changeset,
      operations: operations.length,
      kinds: countsOf(operations),
      folded,
      warnings,
    }
  })
}

const countsOf = (operations: readonly OperationInput[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { kind } of operations) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

interface Staged {
  title: string
  name: string
  digest: string
  operations: readonly OperationInput[]
}

/** Several imports at once number their changesets one after the other. */
const stage = (
  tx: Transaction,
  { title, name, digest, operations }: Staged,
  { actor, batch }: Options,
): Promise<number> =>
  stageIn(tx, {
    title: plainText(`Article: ${title}`, 300),
    reason: `imported from ${name} (SHA-256 ${digest})`,
    origin: 'IMPORT',
    actor,
    ...(batch !== undefined && { batch }),
    operations,
  })

/** Whether this very text was imported before, whatever a reviewer made of it. */
async function wasProposed(tx: Transaction, digest: string): Promise<boolean> {
  const rows = await query(
    tx,
    sql`SELECT FROM changeset WHERE origin = 'IMPORT' AND reason LIKE ${`%${digest})`} LIMIT 1`,
  )
  return rows.length > 0
}
