import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { shippedKnowledge } from '../../src/ingest/knowledge-files.ts'
import { releaseOf } from '../../src/ingest/read-knowledge.ts'
import { resources } from '../../src/resources/index.ts'
import { openKb, useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()
const one = '/v1/supplements/ashwagandha'
const list = '/v1/dosages?supplement=magnesium&limit=100'
/** A list with a next page, and a search with one. */
const longLists = ['/v1/dosages?limit=2', '/v1/search?q=magnesium&limit=2']

/** What an address allows: lists of records and records are written too. */
function methodsOf(url: string): string {
  if (url.startsWith('/v1/dosages')) return 'GET, HEAD, OPTIONS, POST'
  return url === one ? 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT' : 'GET, HEAD, OPTIONS'
}

/** The types of a PATCH, where there is one (RFC 5789). */
const patchTypesOf = (url: string) =>
  url === one ? 'application/merge-patch+json, application/json' : undefined

/** The bytes of an answer as they come, which supertest would decode. */
const bytes = async (url: string, coding: string) => {
  const { rawPayload, headers } = await kb.app.inject({ url, headers: { 'accept-encoding': coding } })
  return { rawPayload, headers }
}

describe.each([one, list, `${list}&fields=id`, '/v1', '/v1/meta/terms', '/v1/conditions/stress/supplements'])(
  'GET %s',
  url => {
    it('has a strong ETag that answers 304, and lifetimes', async () => {
      const { headers } = await kb.api.get(url)
      expect(headers.etag).toMatch(/^"[^"]+"$/)
      expect(headers['cache-control']).toBe(
        'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
      )
      expect(headers.vary).toContain('Accept-Encoding')
      const again = await kb.api.get(url, { 'if-none-match': headers.etag ?? '' })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
      expect((await kb.api.get(url, { 'if-none-match': '"something-else"' })).status).toBe(200)
    })

    it('is the same in every coding, each with a tag of its own', async () => {
      const plain = await bytes(url, 'identity')
      const gzip = await bytes(url, 'gzip')
      const br = await bytes(url, 'br')
      const decoded = {
        gzip: gzip.headers['content-encoding'] === 'gzip' ? gunzipSync(gzip.rawPayload) : gzip.rawPayload,
        br: br.headers['content-encoding'] === 'br' ? brotliDecompressSync(br.rawPayload) : br.rawPayload,
      }
      expect(decoded.gzip.equals(plain.rawPayload)).toBe(true)
      expect(decoded.br.equals(plain.rawPayload)).toBe(true)
      if (plain.rawPayload.length < 1500) return
      expect(new Set([plain.headers.etag, gzip.headers.etag, br.headers.etag]).size).toBe(3)
      const again = await kb.api.get(url, { 'if-none-match': String(br.headers.etag) })
      expect(again.status).toBe(304)
    })

    it('answers HEAD with the same headers and no body, OPTIONS with what is allowed', async () => {
      const { headers } = await kb.api.get(url, { 'accept-encoding': 'identity' })
      const head = await kb.api.head(url, { 'accept-encoding': 'identity' })
      expect([head.status, head.text]).toEqual([200, undefined])
      for (const name of [
        'etag',
        'cache-control',
        'vary',
        'content-type',
        'content-length',
        'kb-revision',
        'kb-release',
      ]) {
        expect(head.headers[name], name).toBe(headers[name])
      }
      const options = await kb.api.options(url)
      expect([options.status, options.headers.allow]).toEqual([204, methodsOf(url)])
      expect(options.headers['accept-patch']).toBe(patchTypesOf(url))
    })

    it('answers other methods with 405', async () => {
      const { statusCode, headers, body } = await kb.app.inject({ method: 'PROPFIND' as 'GET', url })
      expect([statusCode, JSON.parse(body).code, headers.allow]).toEqual([
        ...[405, 'method-not-allowed', methodsOf(url)],
      ])
      expect(headers['accept-patch']).toBe(patchTypesOf(url))
    })
  },
)

describe('the ETag of a plain record', () => {
  it.each(resources.map(({ path, example }) => `/v1/${path}/${example}`))(
    '%s begins with its version',
    async url => {
      const { body, headers } = await kb.api.get(url)
      expect(body.data.version).toBeGreaterThan(0)
      expect(headers.etag).toMatch(new RegExp(`^"v${body.data.version}-`))
    },
  )

  it('is not that of a record with others embedded, or of a list', async () => {
    expect((await kb.api.get(`${one}?include=dosages`)).headers.etag).not.toMatch(/^"v\d/)
    expect((await kb.api.get(list)).headers.etag).not.toMatch(/^"v\d/)
  })

  it('stays through a publish of something else, while KB-Revision moves on', async () => {
    const urls = [one, list, ...longLists]
    const before = await Promise.all(urls.map(url => kb.api.get(url)))
    for (const { body } of before.slice(2)) expect(body.links.next).toContain('cursor=')
    await publish(kb.database, thing.condition('something-else'))
    const after = await Promise.all(urls.map(url => kb.api.get(url)))
    expect(after.map(({ headers }) => headers.etag)).toEqual(before.map(({ headers }) => headers.etag))
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text))
    const revisions = (answers: Json[]) => answers.map(({ headers }) => Number(headers['kb-revision']))
    expect(revisions(after)).toEqual(revisions(before).map(revision => revision + 1))
    const { release } = await releaseOf(shippedKnowledge)
    expect(after[0]?.headers['kb-release']).toBe(release)
    const { headers } = await kb.api.get(one, { 'if-none-match': before[0]?.headers.etag ?? '' })
    expect(headers['kb-revision']).toBe(after[0]?.headers['kb-revision'])
  })

  it('changes with the record', async () => {
    const condition = (summary: string) => thing.condition('changing', { summary })
    await publish(kb.database, condition('One.'))
    const before = await kb.api.get('/v1/conditions/changing')
    await publish(kb.database, { ...condition('Two.'), type: 'UPDATE' } as never)
    const after = await kb.api.get('/v1/conditions/changing', { 'if-none-match': before.headers.etag ?? '' })
    expect([after.status, after.body.data.summary, after.body.data.version]).toEqual([200, 'Two.', 2])
    expect(before.headers.etag).toMatch(/^"v1-/)
    expect(after.headers.etag).toMatch(/^"v2-/)
  })
})

describe('addresses', () => {
  const elsewhere = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }

  it('are relative, and never built from the host that was asked', async () => {
    for (const url of ['/v1', list, `${list}&limit=1`, one, '/v1/supplements/nothing']) {
      const { text, headers } = await kb.api.get(url, elsewhere)
      expect(text + JSON.stringify(headers)).not.toContain('evil.example')
    }
  })

  it('are absolute with KB_PUBLIC_URL: links, header, problem types', async () => {
    const there = await openKb({ KB_PUBLIC_URL: 'https://kb.example/base' })
    afterAll(() => there.close())
    const { body, headers } = await there.api.get('/v1/dosages?supplement=magnesium&limit=1', elsewhere)
    expect(body.links.self).toBe('https://kb.example/base/v1/dosages?limit=1&supplement=magnesium')
    expect(body.links.next).toMatch(/^https:\/\/kb\.example\/base\/v1\/dosages\?/)
    expect(headers.link).toBe(`<${body.links.next}>; rel="next"`)
    const { nouns } = (await there.api.get('/v1')).body.data
    expect(nouns[0].href).toBe('https://kb.example/base/v1/supplements')
    const missing = await there.api.get('/v1/supplements/nothing')
    expect(missing.body.type).toBe('https://kb.example/base/problems/not-found')
    expect(missing.body.instance).toBe('/v1/supplements/nothing')
  })
})
