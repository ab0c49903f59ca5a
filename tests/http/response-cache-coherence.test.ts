import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Snapshot } from '../../src/db/read.ts'
import { sql } from '../../src/db/sql.ts'
import { withWriteLock } from '../../src/ingest/transaction.ts'
import type { App } from '../../src/plugins/zod.ts'
import { tellSnapshot } from '../../src/resources/answer.ts'
import { query } from '../support/postgres.ts'
import { publish, thing } from '../support/publish.ts'
import {
  aMoment,
  type CachedKb,
  cachedKb,
  getKept,
  HIT,
  holdReads,
  untilCurrent,
  useCachedKb,
} from './cached-kb.ts'

const ONE = '/v1/conditions/changing'
const LIST = '/v1/conditions?fields=slug,summary&limit=100'

/** On a machine that is busy with other tests. */
const LONG = { timeout: 180_000 }

const kb = useCachedKb({ routes })

/** Publishes what `ONE` says. */
let written = 0
async function say(summary: string, { database }: Pick<CachedKb, 'database'> = kb) {
  const condition = thing.condition('changing', { summary })
  written += 1
  return publish(database, written === 1 ? condition : ({ ...condition, type: 'UPDATE' } as never))
}

const summaryOf = async () => (await kb.api.get(ONE)).body.data.summary

describe('publishing', () => {
  it('is seen by this very process at once: no read after it has an old answer', LONG, async () => {
    await say('0')
    for (let n = 1; n <= 10; n++) {
      await getKept(kb, ONE)
      const { revision } = await say(String(n))
      const after = await Promise.all([kb.api.get(ONE), kb.api.get(LIST), kb.api.get(ONE)])
      for (const { headers } of after) expect(Number(headers['kb-revision'])).toBe(revision)
      expect(after[0]?.body.data.summary).toBe(String(n))
    }
  })

  it('is seen at once when readers never pause', LONG, async () => {
    let newest = (await say('start')).revision
    const old: unknown[] = []
    const end = new AbortController()
    const reader = async () => {
      while (!end.signal.aborted) {
        const least = newest
        const { headers } = await kb.api.get(Math.random() < 0.5 ? ONE : LIST)
        const revision = Number(headers['kb-revision'])
        if (revision < least) old.push({ least, revision, status: headers['cache-status'] })
      }
    }
    const readers = Array.from({ length: 6 }, reader)
    for (let n = 0; n < 12; n++) newest = (await say(`busy ${n}`)).revision
    end.abort()
    await Promise.all(readers)
    expect(old).toEqual([])
  })

  it('of a release alone is seen too, in this process at once', async () => {
    await getKept(kb, ONE)
    await withWriteLock(kb.database, tx =>
      tx.kbState.update({ where: { id: 1 }, data: { release: '2027.1.0' } }),
    )
    expect((await kb.api.get(ONE)).headers['kb-release']).toBe('2027.1.0')
  })

  it('of a release by another process is seen when it is told', async () => {
    const { headers } = await getKept(kb, ONE)
    const era = kb.app.revisions.era
    await query(
      kb.url,
      "UPDATE kb_state SET release = '2027.2.0'",
      `NOTIFY kb_revision, '${headers['kb-revision']}'`,
    )
    while (kb.app.revisions.era === era) await sleep(2)
    expect((await kb.api.get(ONE)).headers['kb-release']).toBe('2027.2.0')
  })

  it('does not empty the cache a second time when the word of it comes', async () => {
    const { revision } = await say('told')
    const { era } = kb.app.revisions
    await sleep(300)
    expect(kb.app.revisions).toMatchObject({ era, newest: { revision } })
  })
})

describe('requests for one answer at once', () => {
  it('are computed once, and get the same bytes', async () => {
    const url = '/v1/supplements/ashwagandha?include=dosages,faqs,articles'
    await untilCurrent(kb)
    const before = kb.reads()
    const letGo = holdReads(kb.database)
    const asked = Array.from({ length: 20 }, () => kb.api.get(url))
    await aMoment()
    letGo()
    const answers = await Promise.all(asked)
    expect(kb.reads()).toBe(before + 1)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(20)
    const collapsed = answers.filter(({ headers }) => /collapsed/.test(headers['cache-status'] ?? ''))
    expect(collapsed).toHaveLength(19)
  })

  it('each get an answer of their own when the one who came first gets none', async () => {
    const asked = Array.from({ length: 5 }, () => kb.api.get('/v1/fails-first'))
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 500])
    const missing = await Promise.all(asked.map(() => kb.api.get('/v1/supplements/nothing-here')))
    expect(missing.map(({ status }) => status)).toEqual(asked.map(() => 404))
    expect(new Set(missing.map(({ body }) => body.requestId)).size).toBe(5)
  })

  it('are served when the one who came first goes away', async () => {
    const url = '/v1/supplements/turmeric?include=dosages'
    const letGo = holdReads(kb.database)
    const gone = new AbortController()
    const { port } = kb.app.server.address() as { port: number }
    const first = fetch(`http://127.0.0.1:${port}${url}`, { signal: gone.signal }).catch(() => 'gone')
    await aMoment()
    const second = kb.api.get(url)
    await aMoment()
    gone.abort()
    expect(await first).toBe('gone')
    await aMoment()
    letGo()
    expect((await second).status).toBe(200)
  })

  it('do not wait for what is not kept anyway', async () => {
    await Promise.all([kb.api.get('/v1/waits'), kb.api.get('/v1/waits'), kb.api.get('/v1/waits')])
    expect(waits.most).toBe(3)
  })

  it('are not answered with what was read before a publish that was over when they came', async () => {
    await say('before')
    const letGo = holdReads(kb.database)
    const early = kb.api.get(ONE)
    const follower = kb.api.get(ONE)
    await aMoment()
    const read = kb.database.read
    const { revision } = await say('after')
    const late = kb.api.get(ONE)
    await aMoment()
    expect(kb.database.read).toBe(read)
    letGo()
    expect((await early).body.data.summary).toBe('before')
    for (const answer of [await follower, await late]) {
      expect(Number(answer.headers['kb-revision'])).toBe(revision)
      expect(answer.body.data.summary).toBe('after')
    }
    expect(await summaryOf()).toBe('after')
  })
})

const Two = z
  .object({ first: z.string(), second: z.string() })
  .meta({ id: 'TestTwo', description: 'What two statements have read' })

/** What happens between the two statements of `/v1/two`. */
let between: () => Promise<unknown> = async () => undefined
let failed = false
/** How many requests wait at once, and at most waited. */
const waits = { now: 0, most: 0 }

function routes(app: App): void {
  const note = {
    response: { 200: z.object({ note: z.string() }).meta({ id: 'TestNote', description: 'A note' }) },
  }
  app.get('/v1/fails-first', { schema: note }, async (_request, reply) => {
    await sleep(200)
    if (!failed) {
      failed = true
      throw new Error('only the first time')
    }
    tellSnapshot(reply, app.revisions.newest as never)
    return { note: 'served' }
  })
  app.get('/v1/waits', { schema: note, config: { cacheable: false } }, async () => {
    waits.now += 1
    waits.most = Math.max(waits.most, waits.now)
    await sleep(800)
    waits.now -= 1
    return { note: 'late' }
  })
  const statement = sql`SELECT s.revision, s.release, (SELECT summary FROM thing WHERE slug = 'changing') AS summary FROM kb_state s`
  const read = async () =>
    (await app.db.read<Snapshot & { summary: string }>(statement))[0] as Snapshot & { summary: string }
  for (const tells of ['both', 'first', 'second']) {
    app.get(`/v1/two-${tells}`, { schema: { response: { 200: Two } } }, async (_request, reply) => {
      const first = await read()
      await between()
      const second = await read()
      if (tells !== 'second') tellSnapshot(reply, first)
      if (tells !== 'first') tellSnapshot(reply, second)
      return { first: first.summary, second: second.summary }
    })
  }
}

describe('an answer of two statements', () => {
  const elsewhere = (summary: string) =>
    query(
      kb.url,
      `UPDATE thing SET summary = '${summary}' WHERE slug = 'changing'`,
      'UPDATE kb_state SET revision = revision + 1',
      "SELECT pg_notify('kb_revision', (SELECT revision::text FROM kb_state))",
    )
  const cases = ['both', 'first', 'second'].flatMap(tells => [
    { by: 'this process', publishing: say, tells },
    { by: 'another process', publishing: elsewhere, tells },
  ])

  it.each(cases)(
    'is not kept when $by publishes between them; it tells of $tells',
    async ({ publishing, tells, by }) => {
      const [one, two] = [`one ${by} ${tells}`, `two ${by} ${tells}`]
      await say(one)
      await untilCurrent(kb)
      between = () => publishing(two)
      expect((await kb.api.get(`/v1/two-${tells}`)).body).toEqual({ first: one, second: two })
      between = async () => undefined
      expect((await kb.api.get(`/v1/two-${tells}`)).body).toEqual({ first: two, second: two })
    },
  )

  it('is kept when nothing happens between them', async () => {
    await say('calm')
    expect((await getKept(kb, '/v1/two-both')).headers['cache-status']).toBe(HIT)
  })
})

describe('many reads and publishes in any order', () => {
  it('never leave an answer whose revision and content differ', LONG, async () => {
    const own = await cachedKb({ routes })
    const meant = new Map<number, string>()
    const wrong: unknown[] = []
    let until = (await publishAs(own, meant, 0)).revision
    between = () => sleep(Math.random() * 4)
    onTestFinished(() => {
      between = async () => undefined
    })
    const end = new AbortController()
    const reader = async () => {
      while (!end.signal.aborted) {
        const least = until
        const url = ['/v1/two-both', '/v1/two-first', '/v1/two-second', ONE][
          Math.floor(Math.random() * 4)
        ] as string
        const { headers, body, status } = await own.api.get(url)
        const revision = Number(headers['kb-revision'])
        const isFromMemory = headers['cache-status'] === HIT
        const summaries = url === ONE ? [body.data?.summary] : [body.first, body.second]
        const isRight = summaries.every(summary => summary === meant.get(revision))
        if (status !== 200 || revision < least || (isFromMemory && !isRight))
          wrong.push({ url, headers, body, least })
        await sleep(Math.random() * 3)
      }
    }
    const readers = Array.from({ length: 5 }, reader)
    for (let n = 1; n <= 40; n++) {
      until = (await publishAs(own, meant, n)).revision
      await sleep(Math.random() * 30)
    }
    end.abort()
    await Promise.all(readers)
    expect(wrong).toEqual([])
    expect((await getKept(own, '/v1/two-both')).body.first).toBe(meant.get(until))
  })
})

async function publishAs({ database, app }: CachedKb, meant: Map<number, string>, n: number) {
  const condition = thing.condition('changing', { summary: `v${n}` })
  const next = (app.revisions.newest?.revision ?? 0) + 1
  meant.set(next, `v${n}`)
  return publish(database, n === 0 ? condition : ({ ...condition, type: 'UPDATE' } as never))
}
