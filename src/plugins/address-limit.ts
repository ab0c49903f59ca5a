import type { IncomingMessage } from 'node:http'
import { type FastifyRateLimitStoreCtor, normalizeIP } from '@fastify/rate-limit'
import { LRUCache } from 'lru-cache'
import { addressOf, type Trust } from './caller-address.ts'
import { remembering } from './remember.ts'

/** As @fastify/rate-limit names an address: one for all of an IPv6 subscriber. */
const keyOf = remembering((address: string) => normalizeIP(address))

const WINDOW_MS = 60_000

// Addresses remembered at once: about 100 bytes each.
const ADDRESSES = 20_000

/** What an address has left of its share. */
export interface Share {
  readonly remaining: number
  /** Until the whole share is there again. */
  readonly seconds: number
  readonly isExceeded: boolean
}

interface Window {
  count: number
  endsAt: number
}

/**
 * Counts the requests of each address in windows of a minute: as the store of @fastify/rate-limit, and by itself
 * for requests that are answered before Fastify sees them. Both count into the same windows.
 */
export class AddressLimit {
  readonly #max: number
  readonly #addressOf: (request: IncomingMessage) => string
  readonly #windows = new LRUCache<string, Window>({ max: ADDRESSES })
  /** The text of `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). */
  readonly policy: string

  constructor(max: number, trust: Trust | false) {
    this.#max = max
    this.#addressOf = addressOf(trust)
    this.policy = `"address";q=${max};w=${WINDOW_MS / 1000}`
  }

  /** Counts a request. */
  take(request: IncomingMessage): Share {
    const now = Date.now()
    const { count, endsAt } = this.#count(keyOf(this.#addressOf(request)), now)
    return {
      remaining: Math.max(0, this.#max - count),
      seconds: Math.ceil((endsAt - now) / 1000),
      isExceeded: count > this.#max,
    }
  }

  /** The same counts, as the plugin wants them. */
  asStore(): FastifyRateLimitStoreCtor {
    const count = (key: string, now: number) => this.#count(key, now)
    return class Store {
      incr(key: string, done: (error: null, result: { current: number; ttl: number }) => void): void {
        const now = Date.now()
        const { count: current, endsAt } = count(key, now)
        done(null, { current, ttl: endsAt - now })
      }
      child(): Store {
        return this
      }
    }
  }

  #count(key: string, now: number): Window {
    // Not get(), which moves it to the end of the queue: what began first ends first.
    const window = this.#windows.peek(key)
    if (window === undefined || window.endsAt <= now) {
      const fresh = { count: 1, endsAt: now + WINDOW_MS }
      this.#windows.set(key, fresh)
      return fresh
    }
    window.count += 1
    return window
  }
}

/** The text of the `RateLimit` header. */
export const shareHeader = ({ remaining, seconds }: Pick<Share, 'remaining' | 'seconds'>): string =>
  `"address";r=${remaining};t=${seconds}`
