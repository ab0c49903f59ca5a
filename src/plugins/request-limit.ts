import type { IncomingMessage } from 'node:http'
import { normalizeIP } from '@fastify/rate-limit'
import { LRUCache } from 'lru-cache'
import type { Keyring } from '../access/keyring.ts'
import { addressOf, type Trust } from './caller-address.ts'
import { remembering } from './remember.ts'

/** As @fastify/rate-limit names an address: one for all of an IPv6 subscriber. */
const addressName = remembering((address: string) => normalizeIP(address))

const MINUTE_MS = 60_000

// Callers remembered at once: about 100 bytes each.
const CALLERS = 20_000

/** What a caller has left of a share. */
export interface Share {
  /** What it is counted by. */
  readonly by: 'key' | 'address'
  /** The text of `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). */
  readonly policy: string
  /** The text of `RateLimit`. */
  readonly left: string
  readonly max: number
  /** Until the whole share is there again. */
  readonly seconds: number
  readonly isExceeded: boolean
}

/** Requests a minute; 0 = no limit. */
export interface Limits {
  /** For each address. */
  readonly address: number
  /** For each key. */
  readonly key: number
}

interface Window {
  count: number
  endsAt: number
}

/**
 * Counts the requests of each caller in windows of a minute: those with a key that was good of late by the key, all
 * others by their address, so that keys cannot be guessed without limit.
 */
export class RequestLimit {
  readonly #limits: Limits
  readonly #trust: Trust | false
  readonly #addressOf: (request: IncomingMessage) => string
  readonly #keyring: Pick<Keyring, 'seen'>
  readonly #windowMs: number
  readonly #windows = new LRUCache<string, Window>({ max: CALLERS })
  readonly #policies: Readonly<Record<Share['by'], string>>

  constructor(
    limits: Limits,
    trust: Trust | false,
    keyring: Pick<Keyring, 'seen'>,
    windowMs: number = MINUTE_MS,
  ) {
    this.#limits = limits
    this.#trust = trust
    this.#addressOf = addressOf(trust)
    this.#keyring = keyring
    this.#windowMs = windowMs
    const policy = (by: Share['by']) => `"${by}";q=${limits[by]};w=${windowMs / 1000}`
    this.#policies = { key: policy('key'), address: policy('address') }
  }

  /** A further limit for the same callers, which counts by itself. */
  besides(limits: Limits, windowMs: number): RequestLimit {
    return new RequestLimit(limits, this.#trust, this.#keyring, windowMs)
  }

  /** Counts a request; null when nothing limits its caller. */
  take(request: IncomingMessage): Share | null {
    const caller = this.#keyring.seen(request.headers.authorization)
    const by = caller ? 'key' : 'address'
    const max = this.#limits[by]
    if (max === 0) return null
    const now = Date.now()
    const name = caller ? `key ${caller.id}` : addressName(this.#addressOf(request))
    const { count, endsAt } = this.#count(name, now)
    const seconds = Math.ceil((endsAt - now) / 1000)
    return {
      by,
      policy: this.#policies[by],
      left: `"${by}";r=${Math.max(0, max - count)};t=${seconds}`,
      max,
      seconds,
      isExceeded: count > max,
    }
  }

  #count(name: string, now: number): Window {
    // Not get(), which moves it to the end of the queue: what began first ends first.
    const window = this.#windows.peek(name)
    if (window === undefined || window.endsAt <= now) {
      const fresh = { count: 1, endsAt: now + this.#windowMs }
      this.#windows.set(name, fresh)
      return fresh
    }
    window.count += 1
    return window
  }
}
