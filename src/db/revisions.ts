/** The channel on which every change of what readers see is told, with the newest revision. */
export const revisionChannel = 'kb_revision'

/** Where the knowledge base stands. */
export interface KnowledgeState {
  revision: number
  release: string | null
}

/** For how long the database's word on which revision is the newest is taken, in ms. */
export const TRUST_MS = 2000

/** How to wait for a revision. */
interface Patience {
  /** Ends the wait early. */
  signal?: AbortSignal | undefined
  timeoutMs: number
}

/**
 * What this process knows of the newest revision: from answers that read a newer one, from what it publishes
 * itself, and from a connection that listens. Only that connection can say that nothing newer is there.
 */
export class Revisions {
  #newest: { revision: number; release: string | null | undefined } | null = null
  #era = 0
  #heard = -1
  #confirmedAt = Number.NEGATIVE_INFINITY
  #trustedUntil = Number.NEGATIVE_INFINITY
  #away = false
  #lost = true
  readonly #watchers = new Set<() => void>()

  /** The newest revision that is known; null before any was. Its release is undefined until that is known too. */
  get newest(): { readonly revision: number; readonly release: string | null | undefined } | null {
    return this.#newest
  }

  /** A number that grows whenever what was read before may differ from what would be read now. */
  get era(): number {
    return this.#era
  }

  /** Whether the database has said within the last 2 s that `newest` is the newest. */
  get isCurrent(): boolean {
    return performance.now() < this.#trustedUntil
  }

  /** Whether no server answers where the database was. */
  get isAway(): boolean {
    return this.#away
  }

  /** Milliseconds since the question to which the database last said which revision is the newest. */
  get ageMs(): number {
    return performance.now() - this.#confirmedAt
  }

  /** Calls back at each new era; the function that it answers ends that. */
  watch(callback: () => void): () => void {
    this.#watchers.add(callback)
    return () => this.#watchers.delete(callback)
  }

  /** Takes note of the state that an answer was read from. */
  learn({ revision, release }: KnowledgeState): void {
    const known = this.#newest
    if (known === null || revision > known.revision) this.#turn({ revision, release })
    else if (revision === known.revision && known.release !== undefined && release !== known.release) {
      // The order in which answers come does not tell which of them is older: the database will.
      this.#turn({ revision, release: undefined })
    }
  }

  /** Takes note of the state that a transaction of ours has just committed. */
  publish(state: KnowledgeState): void {
    if (this.#newest === null || state.revision >= this.#newest.revision) this.#adopt(state)
  }

  /** Takes note that a transaction of ours has just changed what is read without making a revision. */
  outdate(): void {
    if (this.#newest !== null) this.#turn(this.#newest)
  }

  /** Takes note of a revision told on the channel; the same one again means that something beside it has changed. */
  hear(revision: number): void {
    if (this.#newest === null || revision > this.#newest.revision)
      this.#turn({ revision, release: undefined })
    else if (revision <= this.#heard) this.#turn(this.#newest)
    this.#heard = Math.max(this.#heard, revision)
  }

  /**
   * Takes note of what the database answered on the connection that listens.
   *
   * @param asked when the question was sent: `performance.now()` and `era` of that moment
   */
  confirm(state: KnowledgeState, asked: { at: number; era: number }): void {
    const before = this.#era
    // Unless something was learnt meanwhile the database is right, even when it went back to an older revision.
    const isNews = this.#newest === null || state.revision > this.#newest.revision || asked.era === before
    if (isNews) this.#adopt(state)
    if (this.#lost && this.#era === before) this.#turn(state)
    this.#heard = Math.max(this.#heard, state.revision)
    this.#lost = false
    this.#away = false
    this.#confirmedAt = asked.at
    this.#trustedUntil = asked.at + TRUST_MS
  }

  /** The connection that listens is lost: nothing is known to be the newest until it is there again. */
  lose({ away }: { away: boolean }): void {
    this.#lost = true
    this.#away = away
    this.#trustedUntil = Number.NEGATIVE_INFINITY
  }

  /**
   * Waits for a revision after this one.
   *
   * @returns the newest revision; null when there was none in time
   */
  whenAfter(revision: number, { signal, timeoutMs }: Patience): Promise<number | null> {
    const newer = () =>
      this.#newest !== null && this.#newest.revision > revision ? this.#newest.revision : null
    const there = newer()
    if (there !== null || signal?.aborted || timeoutMs <= 0) return Promise.resolve(there)
    return new Promise(resolve => {
      const end = () => {
        clearTimeout(timer)
        unwatch()
        signal?.removeEventListener('abort', end)
        resolve(newer())
      }
      const timer = setTimeout(end, timeoutMs)
      const unwatch = this.watch(() => newer() !== null && end())
      signal?.addEventListener('abort', end)
    })
  }

  #adopt(state: KnowledgeState): void {
    const known = this.#newest
    const sameRevision = known?.revision === state.revision
    if (sameRevision && known.release === undefined) this.#newest = { ...state }
    else if (!sameRevision || known.release !== state.release) this.#turn(state)
  }

  #turn({ revision, release }: { revision: number; release: string | null | undefined }): void {
    this.#newest = { revision, release }
    this.#era += 1
    for (const callback of [...this.#watchers]) callback()
  }
}
