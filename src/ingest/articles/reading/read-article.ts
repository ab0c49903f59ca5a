import { extractArticle } from '../../../extract/extract.ts'
import type { ArticleFormat, Extract } from '../../../extract/types.ts'
import { type Metadata, metadataOf } from '../metadata.ts'

/** What an article says of itself, and what it says. */
export interface ReadArticle {
  metadata: Metadata
  extract: Extract
}

/**
 * Reads an article, here or in a thread of its own.
 *
 * @param text what `decodeArticle` or `checkText` returned
 * @throws ArticleError when it cannot be read
 */
export type ReadsArticles = (text: string, format: ArticleFormat) => Promise<ReadArticle>

/** Reads an article in this thread, which does nothing else meanwhile. */
export const readArticle: ReadsArticles = async (text, format) => ({
  metadata: metadataOf(text, format),
  extract: await extractArticle(text, format),
})
