import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { TRUST_MS } from '../../src/db/revisions.ts'
import type { Answer } from '../../src/plugins/response-cache/answer.ts'
import { staleForm } from '../../src/plugins/response-cache/status.ts'
import { query, withDatabase } from '../support/postgres.ts'
import { type CachedKb, cachedKb, getKept, HIT, STORED, untilCurrent } from './cached-kb.ts'

const ONE = '/v1/supplements/magnesium?fields=slug,name'

const soon = (check: () => unknown, ms = 10_000) => vi.waitFor(check, { timeout: ms, interval: 10 })
const isAway = ({ app }: CachedKb) => soon(() => expect(app.revisions.isAway).toBe(true))

const KILL_LISTENER = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'supplement-kb listener'`
const NEXT = 'UPDATE kb_state SET revision = revision + 1'
const TELL = "SELECT pg_notify('kb_revision', (SELECT revision::text FROM kb_state))"

const revisionIn = ({ headers }: { headers: Record<string, string> }) => Number(headers['kb-revision'])

/** What a stale answer says of itself: that nobody may take it as fresh. */
const stale = {
  'cache-control': 'public, max-age=0, stale-if-error=86400',
  'cache-status': expect.stringMatching(/^supplement-kb; hit; ttl=-\d+; detail=database-unavailable$/),
  age: expect.stringMatching(/^\d+$/),
}

describe('while the database is away', () => {
  it('what was kept is served, marked as stale, and nothing else', async () => {
    const kb = await cachedKb()
    const fresh = await getKept(kb, ONE)
    await kb.server.cut()
    await isAway(kb)
    const began = kb.reads()
    const answer = await kb.api.get(ONE)
    expect(answer).toMatchObject({ status: 200, text: fresh.text })
    expect(answer.headers).toMatchObject(stale)
    for (const name of ['etag', 'kb-revision', 'vary', 'content-type']) {
      expect(answer.headers[name]).toBe(fresh.headers[name])
    }
    const head = await kb.api.head(ONE)
    expect([head.status, head.headers['cache-control']]).toEqual([200, stale['cache-control']])
    const known = await kb.api.get(ONE, { 'if-none-match': fresh.headers.etag as string })
    expect([known.status, known.text]).toEqual([304, ''])
    expect(known.headers).toMatchObject(stale)
    expect(kb.reads()).toBe(began)
    const miss = await kb.api.get('/v1/supplements/turmeric')
    expect(miss.body).toMatchObject({ status: 503, code: 'database-unavailable' })
    expect((await kb.api.get('/metrics')).text).toContain('kb_cache_requests_total{result="stale"} 3')
  })

  it('Age says for how long', async () => {
    const kb = await cachedKb()
    await getKept(kb, ONE)
    await kb.server.cut()
    await isAway(kb)
    await sleep(2100)
    const age = Number((await kb.api.get(ONE)).headers.age)
    expect(age).toBeGreaterThanOrEqual(2)
    expect(age).toBeLessThanOrEqual(20)
  })

  it('lasts no longer than stale-if-error', () => {
    const answer = { headers: ['cache-control', 'x', 'etag', '"a"'], validators: [] } as unknown as Answer
    const day = 86_400_000
    expect(staleForm(answer, day)?.answer.headers).toEqual([
      'cache-control',
      stale['cache-control'],
      'etag',
      '"a"',
      'age',
      '86400',
    ])
    expect(staleForm(answer, day)?.status).toBe('supplement-kb; hit; ttl=-86400; detail=database-unavailable')
    expect(staleForm(answer, day + 1)).toBeUndefined()
  })

  it('limits hold', async () => {
    const kb = await cachedKb({ env: { KB_RATE_LIMIT: '20' } })
    await getKept(kb, ONE)
    await kb.server.cut()
    await isAway(kb)
    const answers = []
    for (let n = 0; n < 25; n++) answers.push(await kb.api.get(ONE))
    expect(answers.map(({ status }) => status)).toContain(429)
  })

  it('and is back, everything is read anew', async () => {
    const kb = await cachedKb()
    const before = await getKept(kb, ONE)
    await kb.server.cut()
    await isAway(kb)
    await query(kb.url, NEXT, TELL)
    expect(revisionIn(await kb.api.get(ONE))).toBe(revisionIn(before))
    await kb.server.restore()
    await untilCurrent(kb)
    const after = await kb.api.get(ONE)
    expect([after.headers['cache-status'], revisionIn(after)]).toEqual([STORED, revisionIn(before) + 1])
    expect(after.headers.age).toBeUndefined()
  })
})

describe('a database that refuses us', () => {
  it('is asked each time, and stands in for itself what was kept', async () => {
    const kb = await cachedKb()
    const fresh = await getKept(kb, ONE)
    const name = new URL(kb.url).pathname.slice(1)
    const admin = withDatabase(kb.url, 'postgres')
    await query(admin, `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
    await query(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
    await soon(() => expect(kb.app.revisions.isCurrent).toBe(false))
    const began = kb.reads()
    const answer = await kb.api.get(ONE, { 'accept-encoding': 'identity' })
    expect(kb.reads()).toBe(began + 1)
    expect(kb.app.revisions.isAway).toBe(false)
    expect(answer).toMatchObject({ status: 200, text: fresh.text })
    expect(answer.headers).toMatchObject(stale)
    expect(answer.headers['retry-after']).toBeUndefined()
    const known = await kb.api.get(ONE, { 'if-none-match': fresh.headers.etag as string })
    expect(known.status).toBe(304)
    expect((await kb.api.head(ONE)).headers).toMatchObject(stale)
    expect((await kb.api.get('/v1/supplements/turmeric')).status).toBeGreaterThanOrEqual(500)
    await query(admin, `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    await untilCurrent(kb)
    expect((await kb.api.get(ONE)).headers['cache-status']).toBe(STORED)
  })
})

describe('without the connection that listens', () => {
  it('nothing old is marked fresh, though nobody tells of the new', async () => {
    const kb = await cachedKb()
    for (let n = 0; n < 8; n++) {
      const before = revisionIn(await getKept(kb, ONE))
      await query(kb.url, KILL_LISTENER, NEXT)
      // What the server said to the connection that it ended may still be on its way here.
      await sleep(50)
      for (let n = 0; n < 5; n++) {
        const answer = await kb.api.get(ONE)
        if (answer.headers.age === undefined) expect(revisionIn(answer)).toBe(before + 1)
      }
    }
  })

  it('each read asks the database, and nothing is kept', async () => {
    const kb = await cachedKb()
    await getKept(kb, ONE)
    kb.app.revisions.lose({ away: false })
    const began = kb.reads()
    const answers = [await kb.api.get(ONE), await kb.api.get(ONE)]
    if (kb.app.revisions.isCurrent) return // the next heartbeat came first
    expect(kb.reads()).toBe(began + 2)
    expect(answers.map(({ headers }) => headers['cache-status'])).toEqual(
      Array(2).fill('supplement-kb; fwd=bypass'),
    )
  })

  it('nor without its voice: nothing is marked fresh 2 s after the last word', async () => {
    const kb = await cachedKb()
    await getKept(kb, ONE)
    kb.server.freeze()
    await query(kb.url, NEXT, TELL)
    const frozen = performance.now()
    let staleOnes = 0
    while (performance.now() - frozen < 4000) {
      const asked = performance.now()
      const { headers } = await kb.api.get(ONE).catch(() => ({ headers: {} as Record<string, string> }))
      if (headers['cache-status'] === HIT) expect(asked - frozen).toBeLessThan(TRUST_MS)
      if (headers.age) staleOnes += 1
      await sleep(20)
    }
    expect(staleOnes).toBeGreaterThan(0)
    kb.server.thaw()
    await untilCurrent(kb)
    expect(revisionIn(await kb.api.get(ONE))).toBe(kb.app.revisions.newest?.revision)
  })
})
