import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ArticleError } from '../../../extract/article-error.ts'
import type { Answer, Order } from './article-thread.ts'
import type { ReadArticle } from './read-article.ts'

/** The bundle holds the thread as a file of its own; from the sources a script translates it. */
const program = import.meta.url.endsWith('.ts')
  ? new URL('../../../../scripts/article-thread.mjs', import.meta.url)
  : new URL('./article-thread.js', import.meta.url)

/** Five times what the largest article that is let in takes. */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

/** A thread without work ends: its memory is worth more than the tenth of a second that another takes to start. */
const IDLE_MS = 60_000

/** One thread, which reads one article at a time; started with the first, and again after one that it could not bear. */
export class ReadingThread {
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined

  /**
   * @param limitMs time that it may take
   * @throws ArticleError, or the reason of the signal
   */
  async read(order: Order, limitMs: number, signal: AbortSignal): Promise<ReadArticle> {
    clearTimeout(this.#idle)
    let late: AbortSignal | undefined
    try {
      this.#worker?.ref()
      const worker = this.#worker ?? (await this.#start(signal))
      late = AbortSignal.timeout(limitMs)
      worker.postMessage(order)
      const answer = await told<Answer>(worker, AbortSignal.any([signal, late]))
      if ('refusal' in answer) throw new ArticleError(answer.refusal)
      return answer.article
    } catch (error) {
      if (error instanceof ArticleError) throw error
      await this.end()
      signal.throwIfAborted()
      if (late?.aborted) throw new ArticleError(`reading it takes longer than ${limitMs / 1000} s`)
      throw isOutOfMemory(error) ? new ArticleError('reading it takes too much memory') : error
    } finally {
      this.#worker?.unref()
      this.#idle = setTimeout(() => this.end(), IDLE_MS).unref()
    }
  }

  /** A thread that has loaded what it needs. */
  async #start(signal: AbortSignal): Promise<Worker> {
    const worker = new Worker(program, { name: 'article', resourceLimits: memory })
    this.#worker = worker
    // Whoever waits for its answer is told why there is none.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    await told(worker, signal)
    return worker
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }
}

const told = async <T>(worker: Worker, signal: AbortSignal): Promise<T> =>
  (await once(worker, 'message', { signal }))[0]

const isOutOfMemory = (error: unknown) =>
  (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
