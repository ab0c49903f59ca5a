import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { App } from '../../src/plugins/zod.ts'
import { getRaw } from './raw.ts'
import { ThingAnswer, testApp, thingRoute } from './support.ts'

const BIG = '/v1/things/a-thing?size=5000'
const SMALL = '/v1/things/a-thing'
const LIFETIME = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400'

function recordRoutes(app: App): void {
  thingRoute(app)
  const state = { note: 'first', version: 7 }
  const schema = { response: { 200: ThingAnswer } }
  app.get('/v1/record', { schema }, (_request, reply) => {
    reply.recordVersion = state.version
    return { data: { slug: 'a', note: state.note }, links: { self: '/v1/record' } }
  })
  app.post('/change', { schema: { hide: true } }, (_request, reply) => {
    Object.assign(state, { note: 'second', version: 8 })
    return reply.code(204).send()
  })
  app.get('/v1/draft', { schema, config: { cacheable: false } }, () => ({
    data: { slug: 'a', note: null },
    links: { self: '/v1/draft' },
  }))
  app.get('/v1/old-slug', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/v1/things/a', 301),
  )
}

const setup = () => testApp({ resources: recordRoutes })
const plain = { 'accept-encoding': 'identity' }

describe('a read under /v1', () => {
  it('has a strong ETag, a lifetime, Vary and the right length', async () => {
    const { api } = await setup()
    const answer = await api.get(BIG, plain)
    expect(answer.headers.etag).toMatch(/^"[\w-]{22}"$/)
    expect(answer.headers['cache-control']).toBe(LIFETIME)
    expect(answer.headers.vary).toBe('Accept-Encoding, Accept')
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.text)))
    expect((await api.get(BIG, plain)).headers.etag).toBe(answer.headers.etag)
    expect((await api.get(`${SMALL}?size=5001`, plain)).headers.etag).not.toBe(answer.headers.etag)
  })

  it('has an ETag that begins with the version when it is one plain record', async () => {
    const { api } = await setup()
    const first = (await api.get('/v1/record')).headers.etag
    expect(first).toMatch(/^"v7-[\w-]{22}"$/)
    await api.post('/change', undefined)
    const changed = await api.get('/v1/record', { 'if-none-match': first as string })
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).toMatch(/^"v8-[\w-]{22}"$/)
  })

  it.each([
    ['br', 'br', '-br', brotliDecompressSync],
    ['gzip, br', 'br', '-br', brotliDecompressSync],
    ['gzip', 'gzip', '-gz', gunzipSync],
    ['br;q=0.5, gzip', 'gzip', '-gz', gunzipSync],
    ['br;q=0, *', 'gzip', '-gz', gunzipSync],
    ['*', 'br', '-br', brotliDecompressSync],
  ])('is coded for Accept-Encoding %s as %s', async (accepted, coding, suffix, decode) => {
    const { app, api } = await setup()
    const identity = await api.get(BIG, plain)
    const answer = await getRaw(app, BIG, `Accept-Encoding: ${accepted}\r\n`)
    expect(answer.headers['content-encoding']).toBe(coding)
    expect(answer.headers.etag).toBe(identity.headers.etag?.replace(/"$/, `${suffix}"`))
    const bytes = Buffer.from(answer.body, 'latin1')
    expect(answer.headers['content-length']).toBe(String(bytes.length))
    expect(decode(bytes).toString()).toBe(identity.text)
  })

  it.each([['identity'], ['br;q=0, gzip;q=0'], ['deflate'], ['gzip;q=0.2, identity;q=0.8'], ['']])(
    'is not coded for Accept-Encoding %s',
    async accepted => {
      const { app } = await setup()
      const answer = await getRaw(app, BIG, `Accept-Encoding: ${accepted}\r\n`)
      expect(answer.headers['content-encoding']).toBeUndefined()
      expect(answer.headers.etag).toMatch(/^"[\w-]{22}"$/)
    },
  )

  it('is not coded when it is small', async () => {
    const { app } = await setup()
    const answer = await getRaw(app, SMALL, 'Accept-Encoding: br\r\n')
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers.vary).toBe('Accept-Encoding, Accept')
  })

  it('repeats links.next as a Link header', async () => {
    const { api } = await setup()
    expect((await api.get('/v1/things/with-next')).headers.link).toBe(
      '</v1/things/with-next?size=2>; rel="next"',
    )
    expect((await api.get(SMALL)).headers.link).toBeUndefined()
  })

  it('is kept when it redirects, and not when its route says so', async () => {
    const { api } = await setup()
    const moved = await api.get('/v1/old-slug')
    expect(moved.headers).toMatchObject({ location: '/v1/things/a', 'cache-control': LIFETIME })
    const draft = await api.get('/v1/draft')
    expect(draft.headers.etag).toBeUndefined()
    expect(draft.headers['cache-control']).toBeUndefined()
  })
})

describe('HEAD', () => {
  it.each([
    [BIG, 'br'],
    [BIG, 'gzip'],
    [BIG, 'identity'],
    [SMALL, 'br'],
    ['/problems', 'br'],
    ['/openapi.json', 'br'],
  ])('of %s in %s has the headers of GET and no body', async (url, coding) => {
    const { api } = await setup()
    const headers = { 'accept-encoding': coding }
    const get = await api.get(url, headers)
    const head = await api.head(url, headers)
    const told = ({ date: _, 'x-request-id': __, ...others }: Record<string, string>) => others
    expect(head.status).toBe(200)
    expect(told(head.headers)).toEqual(told(get.headers))
    expect(head.text).toBeFalsy()
  })
})

describe('If-None-Match', () => {
  const tags = async () => {
    const { app, api } = await setup()
    const etag = (await api.get(BIG, plain)).headers.etag as string
    const coded = (suffix: string) => etag.replace(/"$/, `${suffix}"`)
    return { app, api, etag, coded }
  }

  it.each([
    ['the tag itself', (tag: string) => tag],
    ['a weak form', (tag: string) => `W/${tag}`],
    ['a list', (tag: string) => `"other", "with, comma" , ${tag}`],
    ['a star', () => '*'],
  ])('with %s gives 304 with validators and no body', async (_what, header) => {
    const { app, etag } = await tags()
    const answer = await getRaw(app, BIG, `If-None-Match: ${header(etag)}\r\n`)
    expect(answer.status).toBe(304)
    expect(answer.body).toBe('')
    expect(answer.headers).toMatchObject({ etag, 'cache-control': LIFETIME, vary: 'Accept-Encoding, Accept' })
    expect(answer.headers['content-type']).toBeUndefined()
    expect(answer.headers['content-length']).toBeUndefined()
    expect(answer.headers['x-request-id']).toBeDefined()
  })

  it('takes the tag of any coding, whichever is asked for now, and answers with that one', async () => {
    const { api, etag, coded } = await tags()
    for (const tag of [etag, coded('-br'), coded('-gz')]) {
      for (const coding of ['br', 'gzip', 'identity']) {
        const answer = await api.get(BIG, { 'accept-encoding': coding, 'if-none-match': tag })
        expect(answer.status).toBe(304)
        expect(answer.headers.etag).toBe(tag)
        expect(answer.headers['content-encoding']).toBeUndefined()
      }
    }
  })

  it('keeps the Link header', async () => {
    const { api } = await setup()
    const { headers } = await api.get('/v1/things/with-next')
    const answer = await api.get('/v1/things/with-next', { 'if-none-match': headers.etag as string })
    expect(answer.status).toBe(304)
    expect(answer.headers.link).toBe(headers.link)
  })

  it('works with HEAD', async () => {
    const { api, etag } = await tags()
    const answer = await api.head(BIG, { ...plain, 'if-none-match': etag })
    expect(answer.status).toBe(304)
    // RFC 9110, 8.6: in a 304 it may only be the length that the 200 would have had.
    expect(answer.headers['content-length']).toBe((await api.get(BIG, plain)).headers['content-length'])
  })

  it('with other tags gives 200', async () => {
    const { api, etag } = await tags()
    for (const tag of ['"other"', etag.slice(1, -1), `"${etag.slice(1, 10)}"`, etag.replace(/"$/, '-xx"')]) {
      expect((await api.get(BIG, { 'if-none-match': tag })).status).toBe(200)
    }
  })
})

describe('other answers', () => {
  it('such as problem pages and the document have validators too', async () => {
    const { api } = await setup()
    for (const url of ['/problems', '/problems/gone', '/openapi.json']) {
      const { headers } = await api.get(url)
      expect(headers['cache-control']).toBe(LIFETIME)
      expect((await api.get(url, { 'if-none-match': headers.etag as string })).status).toBe(304)
    }
  })

  it('differ by media type in ETag', async () => {
    const { api } = await setup()
    const json = await api.get('/problems/gone')
    const html = await api.get('/problems/gone', {
      accept: 'text/html',
      'if-none-match': json.headers.etag as string,
    })
    expect(html.status).toBe(200)
  })

  it('carry the revision last read, problems and unknown routes among them', async () => {
    const { app, api } = await setup()
    expect((await api.get(SMALL)).headers['kb-revision']).toBeUndefined()
    app.revisions.learn({ revision: 12, release: '2026.11.0' })
    const told = { 'kb-revision': '12', 'kb-release': '2026.11.0' }
    const { headers } = await api.get(SMALL)
    expect(headers).toMatchObject(told)
    expect((await api.get(SMALL, { 'if-none-match': headers.etag as string })).headers).toMatchObject(told)
    expect((await api.get('/v1/things/NOT')).headers).toMatchObject(told)
    expect((await api.get('/v1/nothing')).headers).toMatchObject(told)
    expect((await getRaw(app, '/v1/things/50%')).headers).toMatchObject(told)
    expect((await api.get('/health')).headers['kb-revision']).toBeUndefined()
  })
})
