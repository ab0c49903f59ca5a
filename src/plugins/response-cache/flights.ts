import type { IncomingMessage } from 'node:http'
import type { Answer } from './answer.ts'

/** What those who wait are to do: take the answer, ask again because it is outdated, or be served on their own. */
export type Landing = Answer | 'again' | 'alone'

/** The computation of one answer, by the request that came first, for all that want the same meanwhile. */
export interface Flight {
  readonly url: string
  /** The era in which it began. */
  readonly era: number
  readonly landing: Promise<Landing>
  /** Ends it; only the first word counts. */
  land(landing: Landing): void
}

/** What is being computed now. */
export class Flights {
  readonly #byKey = new Map<string, Flight>()
  readonly #byLeader = new WeakMap<IncomingMessage, Flight>()

  find(key: string): Flight | undefined {
    return this.#byKey.get(key)
  }

  /** The flight that this request leads. */
  ledBy(request: IncomingMessage): Flight | undefined {
    return this.#byLeader.get(request)
  }

  /** Begins one; requests that come from now on find this one under the key. */
  begin(key: string, leader: IncomingMessage, { url, era }: Pick<Flight, 'url' | 'era'>): Flight {
    const { promise, resolve } = withResolver<Landing>()
    const land = (landing: Landing) => {
      if (this.#byKey.get(key) === flight) this.#byKey.delete(key)
      resolve(landing)
    }
    const flight = { url, era, landing: promise, land }
    this.#byKey.set(key, flight)
    this.#byLeader.set(leader, flight)
    return flight
  }
}

// Promise.withResolvers is there from Node 22 on.
function withResolver<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
