import { describe, expect, it, vi } from 'vitest'
import { Revisions, TRUST_MS } from '../../src/db/revisions.ts'

const R = '2026.11.0'
const state = (revision: number, release: string | null = R) => ({ revision, release })

/** What the listening connection does: asks, and is answered later. */
const ask = (revisions: Revisions) => {
  const asked = { at: performance.now(), era: revisions.era }
  return (revision: number, release: string | null = R) => revisions.confirm(state(revision, release), asked)
}

const confirmed = (revision = 5) => {
  const revisions = new Revisions()
  ask(revisions)(revision)
  return revisions
}

/** How many eras something begins. */
const turns = (revisions: Revisions, act: () => void) => {
  const before = revisions.era
  act()
  return revisions.era - before
}

describe('what is known of the newest revision', () => {
  it('comes from answers, but not from older ones', () => {
    const revisions = new Revisions()
    expect(revisions.newest).toBeNull()
    expect(turns(revisions, () => revisions.learn(state(5)))).toBe(1)
    expect(turns(revisions, () => revisions.learn(state(5)))).toBe(0)
    expect(turns(revisions, () => revisions.learn(state(4)))).toBe(0)
    expect(revisions.newest).toEqual(state(5))
    expect(revisions.isCurrent).toBe(false)
  })

  it('is doubted when two answers of one revision name another release', () => {
    const revisions = confirmed()
    expect(turns(revisions, () => revisions.learn(state(5, 'other')))).toBe(1)
    expect(revisions.newest).toEqual({ revision: 5, release: undefined })
    expect(turns(revisions, () => revisions.learn(state(5)))).toBe(0)
    expect(revisions.newest?.release).toBeUndefined()
    expect(turns(revisions, () => ask(revisions)(5, 'other'))).toBe(0)
    expect(revisions.newest).toEqual(state(5, 'other'))
  })

  it('comes from our own publishing at once, a release that was named later too', () => {
    const revisions = confirmed()
    expect(turns(revisions, () => revisions.publish(state(6)))).toBe(1)
    expect(turns(revisions, () => revisions.publish(state(6, 'named')))).toBe(1)
    expect(turns(revisions, () => revisions.publish(state(6, 'named')))).toBe(0)
    expect(turns(revisions, () => revisions.publish(state(5)))).toBe(0)
    expect(revisions.newest).toEqual(state(6, 'named'))
  })

  it('comes from the channel, where a second word on one revision means that something else has changed', () => {
    const revisions = confirmed()
    revisions.publish(state(6))
    expect(turns(revisions, () => revisions.hear(6))).toBe(0)
    expect(turns(revisions, () => revisions.hear(6))).toBe(1)
    expect(turns(revisions, () => revisions.hear(7))).toBe(1)
    expect(revisions.newest).toEqual({ revision: 7, release: undefined })
  })

  it('is not overruled by what the database said before something newer was learnt', () => {
    const revisions = confirmed()
    const answer = ask(revisions)
    revisions.publish(state(6))
    expect(turns(revisions, () => answer(5))).toBe(0)
    expect(revisions.newest).toEqual(state(6))
    const late = ask(revisions)
    revisions.publish(state(6, 'named'))
    expect(turns(revisions, () => late(6))).toBe(0)
    expect(revisions.newest).toEqual(state(6, 'named'))
  })

  it('goes back when the database did, as one that was restored', () => {
    const revisions = confirmed()
    expect(turns(revisions, () => ask(revisions)(3))).toBe(1)
    expect(revisions.newest).toEqual(state(3))
  })
})

describe('trust', () => {
  it('ends 2 s after the question that was answered last, and with the connection', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const revisions = new Revisions()
    const answer = ask(revisions)
    vi.advanceTimersByTime(TRUST_MS - 500)
    answer(5)
    expect(revisions.isCurrent).toBe(true)
    expect(revisions.ageMs).toBe(TRUST_MS - 500)
    vi.advanceTimersByTime(499)
    expect(revisions.isCurrent).toBe(true)
    vi.advanceTimersByTime(1)
    expect(revisions.isCurrent).toBe(false)
    ask(revisions)(5)
    expect(revisions.isCurrent).toBe(true)
    revisions.lose({ away: true })
    expect(revisions).toMatchObject({ isCurrent: false, isAway: true })
    vi.useRealTimers()
  })

  it('begins a new era when the connection is there again', () => {
    const revisions = confirmed()
    expect(turns(revisions, () => ask(revisions)(5))).toBe(0)
    revisions.lose({ away: false })
    expect(turns(revisions, () => ask(revisions)(5))).toBe(1)
    expect(revisions).toMatchObject({ isCurrent: true, isAway: false })
    expect(turns(revisions, () => ask(revisions)(5))).toBe(0)
  })
})

describe('waiting for a revision', () => {
  it('ends with the newest one, at once when it is there', async () => {
    const revisions = confirmed()
    expect(await revisions.whenAfter(4, { timeoutMs: 1000 })).toBe(5)
    const wait = revisions.whenAfter(5, { timeoutMs: 10_000 })
    revisions.publish(state(5, 'named'))
    revisions.hear(7)
    expect(await wait).toBe(7)
  })

  it('ends with null when time is up, or nobody waits any more', async () => {
    const revisions = confirmed()
    expect(await revisions.whenAfter(5, { timeoutMs: 5 })).toBeNull()
    expect(await revisions.whenAfter(5, { timeoutMs: 0 })).toBeNull()
    const gone = new AbortController()
    const wait = revisions.whenAfter(5, { signal: gone.signal, timeoutMs: 10_000 })
    gone.abort()
    expect(await wait).toBeNull()
    expect(await revisions.whenAfter(5, { signal: gone.signal, timeoutMs: 10_000 })).toBeNull()
  })
})
