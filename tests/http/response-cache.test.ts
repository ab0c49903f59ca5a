import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { App } from '../../src/plugins/zod.ts'
import { tellSnapshot } from '../../src/resources/answer.ts'
import { cachedKb, getKept, HIT, STORED, untilCurrent, useCachedKb } from './cached-kb.ts'
import { getRaw, sendRaw } from './raw.ts'

const ONE = '/v1/supplements/ashwagandha?include=dosages,timelines'
const SMALL = '/v1/supplements/ashwagandha?fields=slug,name'

const OF_THE_REQUEST = ['date', 'x-request-id', 'cache-status', 'ratelimit']
const told = (headers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_REQUEST.includes(name)))

const kb = useCachedKb({ routes })

describe('a read that was answered before', () => {
  it('asks nothing of the database, and has the same bytes and headers', async () => {
    const first = await kb.api.get(ONE)
    await getKept(kb, ONE)
    const before = kb.reads()
    const second = await kb.api.get(ONE)
    expect(kb.reads()).toBe(before)
    expect(second.status).toBe(200)
    expect(second.text).toBe(first.text)
    expect(told(second.headers)).toEqual(told(first.headers))
    expect([first.headers['cache-status'], second.headers['cache-status']]).toEqual([STORED, HIT])
    expect(second.headers.age).toBeUndefined()
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (body: Buffer) => body],
  ])('is kept in %s', async (coding, decode) => {
    const url = `${ONE},faqs`
    const get = () => getRaw(kb.app, url, `Accept-Encoding: ${coding}\r\n`)
    const first = await get()
    await getKept(kb, url, { 'accept-encoding': coding })
    const second = await get()
    expect([first.headers['cache-status'], second.headers['cache-status']]).toEqual([STORED, HIT])
    expect(second.body).toBe(first.body)
    expect(told(second.headers)).toEqual(told(first.headers))
    expect(JSON.parse(decode(Buffer.from(second.body, 'latin1')).toString()).data.slug).toBe('ashwagandha')
  })

  it('answers in the coding that is asked for, each with a tag of its own', async () => {
    const codings = ['br', 'gzip', 'identity', 'gzip;q=0.5, br;q=0.1', 'deflate']
    for (const coding of codings) await getKept(kb, ONE, { 'accept-encoding': coding })
    const answers = await Promise.all(codings.map(coding => kb.api.get(ONE, { 'accept-encoding': coding })))
    expect(answers.map(({ headers }) => headers['cache-status'])).toEqual(answers.map(() => HIT))
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
      'gzip',
      undefined,
    ])
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('is one for all codings when it is too small for any', async () => {
    await getKept(kb, SMALL, { 'accept-encoding': 'identity' })
    expect((await kb.api.get(SMALL, { 'accept-encoding': 'br' })).headers['cache-status']).toBe(HIT)
  })

  it('answers HEAD without a body, though HEAD alone keeps nothing', async () => {
    const url = '/v1/supplements/magnesium'
    expect((await kb.api.head(url)).headers['cache-status']).toBe('supplement-kb; fwd=bypass')
    const gzip = { 'accept-encoding': 'gzip' }
    const get = await getKept(kb, url, gzip)
    const head = await kb.api.head(url, gzip)
    expect(head.headers['cache-status']).toBe(HIT)
    expect(told(head.headers)).toEqual(told(get.headers))
    expect(head.text).toBeFalsy()
  })

  it('answers 304 to the tag of any coding', async () => {
    const etag = (await getKept(kb, ONE, { 'accept-encoding': 'identity' })).headers.etag as string
    for (const tag of [etag, `W/${etag}`, etag.replace(/"$/, '-br"'), `"x", ${etag}`, '*']) {
      const answer = await getRaw(kb.app, ONE, `If-None-Match: ${tag}\r\n`)
      expect([answer.status, answer.body]).toEqual([304, ''])
      expect(answer.headers).toMatchObject({ 'cache-status': HIT, vary: 'Accept-Encoding, Accept' })
      expect(answer.headers.etag).toBe(tag.includes('-br') ? tag : etag)
      for (const name of ['content-type', 'content-length']) expect(answer.headers[name]).toBeUndefined()
    }
    expect((await kb.api.get(ONE, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is kept whole when the first who asked had it already', async () => {
    const { body, headers } = await kb.app.inject({ url: `${ONE},sources`.replace(',sources', ',articles') })
    const url = `${ONE},articles`
    const first = await kb.api.get(url, { 'if-none-match': headers.etag as string, 'accept-encoding': '' })
    expect([first.status, first.headers['cache-status']]).toEqual([304, STORED])
    const second = await kb.api.get(url, { 'accept-encoding': '' })
    expect([second.status, second.headers['cache-status'], second.text]).toEqual([200, HIT, body])
  })
})

describe('what is one question', () => {
  it('does not depend on the order of parameters, in body and links either', async () => {
    const first = await getKept(kb, '/v1/dosages?supplement=magnesium&limit=2&count=true')
    const second = await kb.api.get('/v1/dosages?count=true&limit=2&supplement=magnesium')
    expect(second.headers['cache-status']).toBe(HIT)
    expect(second.text).toBe(first.text)
    expect(second.headers.link).toBe(first.headers.link)
    expect(first.body.links.self).toBe('/v1/dosages?count=true&limit=2&supplement=magnesium')
  })

  it.each([
    ['/v1/dosages?supplement=magnesium', '/v1/dosages?supplement=Magnesium'],
    ['/v1/dosages?limit=1', '/v1/dosages?limit=1&limit=2'],
    ['/v1/dosages?limit=1', '/v1/dosages?limit=1&unknown=1'],
    ['/v1/dosages?limit=1', '/v1/dosages?limit=01x'],
    ['/v1/supplements/turmeric', '/v1/supplements/Turmeric'],
    ['/v1/supplements/turmeric', '/v1/supplements/turmeric/'],
    ['/v1/supplements?sort=name,-slug', '/v1/supplements?sort=-slug,name'],
  ])('%s is not %s', async (one, other) => {
    expect((await getKept(kb, one)).headers['cache-status']).toBe(HIT)
    expect((await kb.api.get(other)).headers['cache-status']).not.toBe(HIT)
  })

  it('depends on Accept: what cannot be produced is refused, kept or not', async () => {
    await getKept(kb, ONE)
    const accept = (value: string) => kb.api.get(ONE, { accept: value })
    expect((await accept('text/*;q=0.5, application/*')).headers['cache-status']).toBe(HIT)
    expect((await accept('text/html')).status).toBe(406)
    expect((await accept('application/json;q=0')).status).toBe(406)
  })

  it('is never that of a request with conditions of a writer, or with a coded body', async () => {
    await getKept(kb, ONE)
    expect((await kb.api.get(ONE, { 'if-match': '"v1-x"' })).headers['cache-status']).not.toBe(HIT)
    const coded = await getRaw(kb.app, ONE, 'Content-Encoding: gzip\r\n')
    expect(coded.status).toBe(415)
    expect((await kb.api.get(ONE, { authorization: 'Basic a2I6a2I=' })).headers['cache-status']).toBe(HIT)
  })
})

const Note = z.object({ note: z.string() }).meta({ id: 'TestNote', description: 'For tests' })
const schema = { response: { 200: Note } }

function routes(app: App): void {
  const newest = () => app.revisions.newest as never
  app.get('/v1/silent', { schema }, () => ({ note: 'says nothing of its revision' }))
  app.get('/v1/private', { schema, config: { cacheable: false } }, (_request, reply) => {
    tellSnapshot(reply, newest())
    return { note: 'a draft' }
  })
  app.get('/v1/always-new', { schema }, (_request, reply) => {
    tellSnapshot(reply, newest())
    reply.header('cache-control', 'no-cache')
    return { note: 'changes' }
  })
  app.get('/v1/notes', { schema }, (_request, reply) => {
    tellSnapshot(reply, newest())
    return { note: 'kept' }
  })
}

describe('what is kept', () => {
  it.each([
    ['/v1/notes', true],
    ['/v1/silent', false],
    ['/v1/private', false],
    ['/v1/always-new', false],
    ['/v1/supplements/nothing', false],
    ['/v1/supplements?limit=0', false],
    ['/v1/nothing', false],
    ['/v1', false],
    ['/openapi.json', false],
    ['/health', false],
    ['/docs/json', false],
  ])('%s: %s', async (url, isKept) => {
    const first = await kb.api.get(url)
    await untilCurrent(kb)
    const second = isKept ? await getKept(kb, url) : await kb.api.get(url)
    expect([second.status, second.headers['cache-status'] === HIT]).toEqual([first.status, isKept])
  })

  it('is never an answer to what was posted', async () => {
    await getKept(kb, ONE)
    expect((await kb.api.post(ONE, {})).status).toBe(405)
  })

  it('goes, longest unasked first, when memory is full', async () => {
    const small = await cachedKb({ env: { KB_CACHE_MB: '1' } })
    const url = (n: number) => `/v1/supplements?limit=10&updatedSince=2020-01-01T00:00:${10 + n}Z`
    const identity = { 'accept-encoding': 'identity' }
    const { text: body } = await getKept(small, url(0), identity)
    const fit = Math.ceil(1_000_000 / body.length)
    for (let n = 1; n <= fit; n++) await small.api.get(url(n), identity)
    expect((await small.api.get(url(fit), identity)).headers['cache-status']).toBe(HIT)
    expect((await small.api.get(url(0), identity)).headers['cache-status']).toBe(STORED)
    const { text } = await small.api.get('/metrics')
    expect(Number(/^kb_cache_bytes (\d+)$/m.exec(text)?.[1])).toBeLessThanOrEqual(1_000_000)
    expect(Number(/^kb_cache_addresses (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1)
  })

  it('is not what would take more than an eighth of it', async () => {
    const small = await cachedKb({ env: { KB_CACHE_MB: '1' } })
    const { headers } = await getKept(small, '/v1/supplements?limit=100', { 'accept-encoding': 'identity' })
    expect(Number(headers['content-length'])).toBeGreaterThan(125_000)
    expect(headers['cache-status']).toBe('supplement-kb; fwd=uri-miss')
  })

  it('is nothing with KB_CACHE_MB=0', async () => {
    const off = await cachedKb({ env: { KB_CACHE_MB: '0' } })
    const first = await off.api.get(ONE)
    const before = off.reads()
    const second = await off.api.get(ONE)
    expect(off.reads()).toBeGreaterThan(before)
    expect(second.text).toBe(first.text)
    expect(second.headers['cache-status']).toBeUndefined()
  })
})

describe('what belongs to the request', () => {
  it('is its own id', async () => {
    const idOf = async (headers = {}) => (await getKept(kb, ONE, headers)).headers['x-request-id']
    const ids = [await idOf(), await idOf(), await idOf()]
    expect(new Set(ids).size).toBe(3)
    expect(await idOf({ 'x-request-id': 'abc' })).toBe('abc')
    expect(await idOf({ 'x-request-id': '<script>' })).not.toContain('<')
  })

  it('is its share: what is served from memory counts, in the same window, and is refused in the end', async () => {
    const { api } = await cachedKb({ env: { KB_RATE_LIMIT: '5' } })
    const left: unknown[] = []
    for (const url of [ONE, ONE, '/v1/nothing', ONE, ONE]) {
      const { headers } = await api.get(url)
      expect(headers['ratelimit-policy']).toBe('"address";q=5;w=60')
      left.push(/^"address";r=(\d);t=[1-6]?\d$/.exec(headers.ratelimit ?? '')?.[1])
    }
    expect(left).toEqual(['4', '3', '2', '1', '0'])
    const refused = await api.get(ONE)
    expect(refused.body).toMatchObject({ status: 429, code: 'rate-limited' })
    expect(refused.headers['access-control-allow-origin']).toBe('*')
    expect(refused.headers['retry-after']).toBeDefined()
  })

  it('is counted for the address that KB_TRUST_PROXY trusts', async () => {
    const { api } = await cachedKb({ env: { KB_RATE_LIMIT: '2', KB_TRUST_PROXY: 'loopback' } })
    const from = async (address: string) => (await api.get(ONE, { 'x-forwarded-for': address })).status
    for (const status of [200, 200, 429]) expect(await from('203.0.113.1')).toBe(status)
    expect(await from('203.0.113.2')).toBe(200)
    // One subscriber has a whole /64, which is one address here.
    for (const [n, status] of [200, 200, 429].entries()) expect(await from(`2001:db8::${n}`)).toBe(status)
  })

  it('is counted in the metrics under its route', async () => {
    const own = await cachedKb()
    const gzip = { 'accept-encoding': 'gzip' }
    const { headers } = await getKept(own, ONE, gzip)
    const before = await metrics(own)
    const answers = [
      await own.api.get(ONE, gzip),
      await own.api.get(ONE, gzip),
      await own.api.head(ONE, gzip),
      await own.api.get(ONE, { ...gzip, 'if-none-match': headers.etag as string }),
    ]
    const after = await metrics(own)
    const more = (name: string) => (after[name] ?? 0) - (before[name] ?? 0)
    const of = (method: string, status: number) =>
      more(`http_requests_total{method="${method}",route="/v1/supplements/:slug",status="${status}"}`)
    expect([of('GET', 200), of('HEAD', 200), of('GET', 304)]).toEqual([2, 1, 1])
    const hits = answers.filter(answer => answer.headers['cache-status'] === HIT).length
    expect(more('kb_cache_requests_total{result="hit"}')).toBe(hits)
    expect(after['kb_cache_requests_total{result="miss"}']).toBeGreaterThanOrEqual(1)
    expect(await metrics(own)).toMatchObject({ 'kb_cache_requests_total{result="stale"}': 0 })
    expect(after.kb_revision_age_seconds).toBeLessThan(10)
  })

  it('may come in a pipeline, or over HTTP/1.0', async () => {
    await getKept(kb, SMALL)
    const get = (more: string) => `GET ${SMALL} HTTP/1.1\r\nHost: kb.test\r\n${more}\r\n`
    const { body, headers } = await sendRaw(kb.app, get('') + get('Connection: close\r\n'))
    expect(headers['cache-status']).toBe(HIT)
    expect(body).toContain('"slug":"ashwagandha"')
    const old = await sendRaw(kb.app, `GET ${SMALL} HTTP/1.0\r\n\r\n`)
    expect([old.status, old.headers['cache-status'], old.headers.connection]).toEqual([200, HIT, 'close'])
  })
})

async function metrics({ api }: Pick<typeof kb, 'api'>): Promise<Record<string, number>> {
  const { text } = await api.get('/metrics')
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}
