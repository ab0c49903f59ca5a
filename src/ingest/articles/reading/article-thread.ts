import { parentPort } from 'node:worker_threads'
import { ArticleError } from '../../../extract/article-error.ts'
import type { ArticleFormat } from '../../../extract/types.ts'
import { type ReadArticle, readArticle } from './read-article.ts'

/** What a reading thread is told. */
export interface Order {
  text: string
  format: ArticleFormat
}

/** What it answers: the article, or what is wrong with it. Whatever else fails ends the thread. */
export type Answer = { article: ReadArticle } | { refusal: string }

async function answer({ text, format }: Order): Promise<Answer> {
  try {
    return { article: await readArticle(text, format) }
  } catch (error) {
    if (error instanceof ArticleError) return { refusal: error.message }
    throw error
  }
}

// Whoever started it waits for that: what loading takes is no reading.
parentPort?.postMessage('ready')
parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await answer(order)))
