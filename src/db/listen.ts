import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type KnowledgeState, type Revisions, revisionChannel, TRUST_MS } from './revisions.ts'

const HEARTBEAT_MS = 1000
const RETRY_FIRST_MS = 10
const RETRY_MS = 1000

/**
 * Keeps `revisions` true, over a connection of its own, until `signal` ends that: by what is told on the channel,
 * and by a heartbeat each second. A lost connection is made again for as long as it takes. Never rejects.
 *
 * @param url of the server itself: a pooler that lends connections for a transaction each cannot listen
 */
export async function listen(url: string, revisions: Revisions, signal: AbortSignal): Promise<void> {
  let retryMs = RETRY_FIRST_MS
  while (!signal.aborted) {
    const { worked, away } = await new Session(url, revisions).run(signal)
    revisions.lose({ away })
    retryMs = worked ? RETRY_FIRST_MS : Math.min(retryMs * 2, RETRY_MS)
    await sleep(retryMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

/** One connection, from its making to its loss. */
class Session {
  readonly #client: pg.Client
  readonly #revisions: Revisions
  readonly #lost: Promise<unknown>
  #worked = false
  #silent = false
  #asking = false
  #again = false

  constructor(url: string, revisions: Revisions) {
    this.#revisions = revisions
    this.#client = new pg.Client({
      connectionString: url,
      application_name: 'supplement-kb listener',
      connectionTimeoutMillis: TRUST_MS,
      keepAlive: true,
    })
    this.#lost = new Promise(resolve => this.#client.on('error', resolve).on('end', () => resolve(undefined)))
    this.#client.on('notification', ({ payload }) => {
      revisions.hear(Number(payload))
      this.#ask()
    })
  }

  /** Whether it was ever of use, and whether it ended because no server is there. */
  async run(signal: AbortSignal): Promise<{ worked: boolean; away: boolean }> {
    const stop = () => this.#drop()
    signal.addEventListener('abort', stop)
    const refusal = await this.#open().catch((error: unknown) => error)
    const heartbeat = setInterval(() => this.#ask(), HEARTBEAT_MS)
    if (refusal === undefined) await this.#lost
    clearInterval(heartbeat)
    signal.removeEventListener('abort', stop)
    this.#drop()
    // What ended a connection that had worked may have ended this one alone: the next attempt tells.
    return { worked: this.#worked, away: this.#silent || (refusal !== undefined && !isInWords(refusal)) }
  }

  async #open(): Promise<void> {
    await this.#client.connect()
    await this.#client.query(`LISTEN ${revisionChannel}`)
    this.#ask()
  }

  /** Asks for the state, after this call in any case. */
  #ask(): void {
    this.#again = true
    if (!this.#asking) this.#askOnAndOn().catch(() => this.#drop())
  }

  async #askOnAndOn(): Promise<void> {
    this.#asking = true
    while (this.#again) {
      this.#again = false
      await this.#askOnce()
    }
    this.#asking = false
  }

  async #askOnce(): Promise<void> {
    const asked = { at: performance.now(), era: this.#revisions.era }
    let answered = false
    const giveUp = () => {
      if (answered) return
      this.#silent = true
      this.#drop()
    }
    // When it was us who had no time, the answer is here and will have been read by then.
    const alarm = setTimeout(() => setImmediate(giveUp), TRUST_MS)
    const { rows } = await this.#client.query<KnowledgeState>('SELECT revision, release FROM kb_state')
    answered = true
    clearTimeout(alarm)
    const [state] = rows
    if (!state) return
    this.#worked = true
    this.#revisions.confirm(state, asked)
  }

  #drop(): void {
    // Not end(), which waits for ever when the other side is silent.
    this.#client.connection.stream.destroy()
  }
}

/** Whether a server has refused us, and not because it is shutting down or starting (SQLSTATE 57P…). */
const isInWords = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !error.code?.startsWith('57P')
