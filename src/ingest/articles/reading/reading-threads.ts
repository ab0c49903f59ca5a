import type { ArticleFormat } from '../../../extract/types.ts'
import type { ReadArticle } from './read-article.ts'
import { ReadingThread } from './reading-thread.ts'

/** So many articles wait at most: each is held in memory until its turn comes. */
const mostWaiting = 16

/** More articles came than can be read in time. */
export class ReadersBusy extends Error {
  override readonly name = 'ReadersBusy'
  readonly code = 'READERS_BUSY'
}

interface Options {
  /** How many articles are read at the same time. */
  threads: number
}

/** What an article may take. */
export interface Patience {
  /** Time that reading may take, in ms; waiting for a turn is not counted. */
  limitMs: number
  /** Ends the reading, and the waiting for it. */
  signal?: AbortSignal
}

/** Reads articles in threads of their own, first come, first served, so that the process answers others meanwhile. */
export class ReadingThreads {
  readonly #threads: readonly ReadingThread[]
  readonly #free: ReadingThread[]
  readonly #waiting = new Set<(thread: ReadingThread) => void>()
  readonly #closing = new AbortController()

  constructor({ threads }: Options) {
    this.#threads = Array.from({ length: threads }, () => new ReadingThread())
    this.#free = [...this.#threads]
  }

  /** @throws ArticleError, ReadersBusy, or the reason of the signal */
  async read(text: string, format: ArticleFormat, { limitMs, signal }: Patience): Promise<ReadArticle> {
    const end = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])])
    end.throwIfAborted()
    const thread = this.#free.pop() ?? (await this.#turn(end))
    try {
      return await thread.read({ text, format }, limitMs, end)
    } finally {
      const [next] = this.#waiting
      if (next) next(thread)
      else this.#free.push(thread)
    }
  }

  /** Ends all reading. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all(this.#threads.map(thread => thread.end()))
  }

  #turn(signal: AbortSignal): Promise<ReadingThread> {
    if (this.#waiting.size >= mostWaiting)
      throw new ReadersBusy('more articles came than can be read in time')
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(take)
        reject(signal.reason)
      }
      const take = (thread: ReadingThread) => {
        this.#waiting.delete(take)
        signal.removeEventListener('abort', leave)
        resolve(thread)
      }
      this.#waiting.add(take)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
