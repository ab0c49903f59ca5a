import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { App } from '../../src/plugins/zod.ts'
import { getRaw, sendRaw } from './raw.ts'
import { Thing, testApp, thingRoute } from './support.ts'

const setup = () => testApp({ resources: thingRoute })

describe('a URL', () => {
  it.each([
    ['a NUL in the path', '/v1/things/a%00b', 400, 'invalid-characters'],
    ['a NUL in the query', '/v1/things/a?size=%00', 400, 'invalid-characters'],
    ['a line break in a name', '/v1/things/a?si%0Aze=1', 400, 'invalid-characters'],
    ['a C1 control', '/v1/things/a?size=%C2%85', 400, 'invalid-characters'],
    ['a lone percent in the path', '/v1/things/50%', 400, 'invalid-encoding'],
    ['a lone percent in the query', '/v1/things/a?size=50%', 400, 'invalid-encoding'],
    ['bytes that are not UTF-8', '/v1/things/%C3%28', 400, 'invalid-encoding'],
    ['an overlong form', '/v1/things/a?size=%C0%80', 400, 'invalid-encoding'],
    ['a surrogate', '/v1/things/a?size=%ED%A0%80', 400, 'invalid-encoding'],
    ['bad encoding where nothing is', '/nowhere/%E0%A4%A', 400, 'invalid-encoding'],
    ['raw bytes', Buffer.from('/v1/things/a?size=ä'), 400, 'invalid-encoding'],
    ['a raw NUL', Buffer.from('/v1/things/\0'), 400, 'invalid-encoding'],
    ['8,001 characters', `/v1/things/a?size=${'1'.repeat(7983)}`, 414, 'uri-too-long'],
    ['20,000 characters', `/v1/things/${'a'.repeat(20_000)}`, 414, 'uri-too-long'],
    ['a slug over its length', `/v1/things/${'a'.repeat(3000)}`, 400, 'invalid-parameter'],
  ])('with %s is refused', async (_what, url, status, code) => {
    const { app } = await setup()
    const answer = await getRaw(app, url)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(answer.body)).toMatchObject({ status, code })
    expect(answer.status).toBe(status)
    expect(answer.headers['x-request-id']).toBe(JSON.parse(answer.body).requestId)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('may be percent-encoded UTF-8', async () => {
    const { api } = await setup()
    const answer = await api.get(`/v1/things/${encodeURIComponent('лимонник')}`)
    expect(answer.body.code).toBe('invalid-parameter')
    expect((await api.get('/v1/things/%61-thing')).status).toBe(200)
  })

  it('where nothing is served is 404 with the nearest path', async () => {
    const { api } = await setup()
    const answer = await api.get('/problem')
    expect(answer.body).toMatchObject({ status: 404, code: 'unknown-route' })
    expect(answer.body.detail).toContain('Did you mean /problems?')
  })
})

describe('what is no HTTP request', () => {
  it.each([
    [
      'headers over 32 kB',
      `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'c'.repeat(40_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['garbage', 'hello\r\n\r\n', 400, 'invalid-request'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'invalid-request'],
  ])('such as %s is answered with a problem', async (_what, bytes, status, code) => {
    const { app } = await setup()
    const answer = await sendRaw(app, bytes)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ status, code })
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.headers['content-length']).toBe(String(answer.body.length))
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('such as one that never ends is answered with 408', async () => {
    const { app } = await testApp({ env: { KB_REQUEST_TIMEOUT_MS: '100' } })
    const answer = await sendRaw(app, 'POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Le')
    expect(JSON.parse(answer.body)).toMatchObject({ status: 408, code: 'request-timeout', retryable: true })
  })
})

describe('a method', () => {
  it('that a path does not have is 405 with Allow, whatever the body is', async () => {
    const { api } = await setup()
    const answer = await api.put('/v1/things/a', '<a/>', { 'content-type': 'text/xml' })
    expect(answer.body).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
    expect((await api.delete('/openapi.json')).headers.allow).toBe('GET, HEAD, OPTIONS')
  })

  it('of a path that does not exist is 404', async () => {
    const { api } = await setup()
    expect((await api.post('/v1/nothing', {})).body.code).toBe('unknown-route')
    expect((await api.options('/v1/nothing')).body.code).toBe('unknown-route')
  })

  it('OPTIONS tells the methods of a path, with or without an origin', async () => {
    const { api } = await setup()
    const plain = await api.options('/v1/things/a')
    expect(plain.status).toBe(204)
    expect(plain.headers.allow).toBe('GET, HEAD, OPTIONS')
    const preflight = await api.options('/v1/things/a', {
      origin: 'https://shop.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-origin']).toBe('*')
    expect(preflight.headers['access-control-allow-methods']).toContain('GET')
    expect(preflight.headers['access-control-allow-headers']).toBe('if-none-match')
  })
})

describe('Accept', () => {
  it.each([
    ['application/json', 200],
    ['*/*', 200],
    ['application/*', 200],
    ['application/json; charset=utf-8', 200],
    ['text/html, application/json;q=0.1', 200],
    ['text/csv', 406],
    ['text/*', 406],
    ['application/json;q=0, */*', 406],
    ['*/*;q=0', 406],
    ['application/json;q=0', 406],
  ])('%s gives %i', async (accept, status) => {
    const { api } = await setup()
    const answer = await api.get('/v1/things/a', { accept })
    expect(answer.status).toBe(status)
    if (status === 406) {
      expect(answer.body).toMatchObject({
        code: 'not-acceptable',
        errors: [{ allowed: ['application/json'] }],
      })
    }
  })

  it('may be missing', async () => {
    const { app } = await setup()
    expect((await getRaw(app, '/v1/things/a')).status).toBe(200)
  })
})

function formRoute(app: App): void {
  const params = ['BOTANICAL', 'VITAMIN', 'MINERAL'] as const
  const list = z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(params)))
  const fields = z.string().superRefine((value, context) => {
    if (value === 'slug') return
    context.addIssue({
      code: 'custom',
      message: 'Unknown field',
      path: [0],
      params: { allowed: ['slug', 'name'], value },
    })
  })
  const cursor = z
    .string()
    .refine(() => false, { message: 'Not issued by us', params: { code: 'invalid-cursor' } })
  const querystring = z.strictObject({
    limit: z.coerce.number().int().min(1).optional(),
    category: z.enum(params).optional(),
    categories: list.optional(),
    fields: fields.optional(),
    cursor: cursor.optional(),
  })
  app.get('/v1/form', { schema: { querystring, response: { 200: Thing } } }, () => ({
    slug: 'a',
    note: null,
  }))
  const block = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('PROSE'), text: z.string() }),
    z.strictObject({ type: z.literal('LIST'), items: z.array(z.string()) }),
  ])
  const body = z.strictObject({
    'a/b': z.strictObject({ name: z.string() }).optional(),
    blocks: z.array(block),
  })
  app.post('/v1/form', { schema: { body, response: { 200: Thing } } }, () => ({ slug: 'a', note: null }))
  app.get('/v1/bare', { schema: { response: { 200: Thing } } }, () => ({ slug: 'a', note: null }))
}

describe('parameters', () => {
  const all = ['limit', 'category', 'categories', 'fields', 'cursor']
  it.each([
    ['categry=VITAMIN', 'unknown-parameter', { parameter: 'categry', allowed: all, nearest: 'category' }],
    ['category=VITAMINS', 'invalid-parameter', { parameter: 'category', nearest: 'VITAMIN' }],
    [
      'category=vitamin',
      'invalid-parameter',
      { allowed: ['BOTANICAL', 'VITAMIN', 'MINERAL'], nearest: 'VITAMIN' },
    ],
    ['categories=VITAMIN,MINERALS', 'invalid-parameter', { parameter: 'categories', nearest: 'MINERAL' }],
    ['fields=nme', 'invalid-parameter', { parameter: 'fields', allowed: ['slug', 'name'], nearest: 'name' }],
    ['limit=1&limit=2', 'invalid-parameter', { parameter: 'limit', detail: 'Given 2 times; give it once' }],
    ['limit=0', 'invalid-parameter', { parameter: 'limit' }],
    ['cursor=x', 'invalid-cursor', { parameter: 'cursor', detail: 'Not issued by us' }],
  ])('%s is %s', async (query, code, error) => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.get(`/v1/form?${query}`)
    expect(answer.body).toMatchObject({ status: 400, code, errors: [error] })
  })

  it('that are like none have no nearest', async () => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.get('/v1/form?q=1')
    expect(answer.body.errors[0]).toMatchObject({ parameter: 'q', allowed: all })
    expect(answer.body.errors[0].nearest).toBeUndefined()
  })

  it('are told of all at once', async () => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.get('/v1/form?limit=x&category=y&z=1')
    expect(answer.body.errors).toHaveLength(3)
    expect(answer.body.code).toBe('unknown-parameter')
  })

  it('are refused under /v1 where none are declared', async () => {
    const { api } = await testApp({ resources: formRoute })
    expect((await api.get('/v1/bare?x=1')).body).toMatchObject({ status: 400, code: 'unknown-parameter' })
    expect((await api.get('/v1/bare')).status).toBe(200)
  })
})

describe('a body', () => {
  it.each([
    [
      { blocks: [], extra: 1 },
      { pointer: '#/extra', allowed: ['a/b', 'blocks'] },
    ],
    [
      { blocks: [], 'a/b': { nam: 'x' } },
      { pointer: '#/a~1b/name', detail: 'Missing' },
    ],
    [{ blocks: [{ type: 'PROSE', txt: 'a' }] }, { pointer: '#/blocks/0/text' }],
    [{ blocks: [{ type: 'PRSE' }] }, { pointer: '#/blocks/0/type', allowed: ['PROSE', 'LIST'] }],
    [[], { pointer: '#' }],
  ])('%j is refused where it is wrong', async (body, error) => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.post('/v1/form', body)
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-body' })
    expect(answer.body.errors[0]).toMatchObject(error)
  })

  it('with an unknown member deep inside is told the known ones there', async () => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.post('/v1/form', { blocks: [], 'a/b': { name: 'x', nme: 1 } })
    expect(answer.body.errors).toEqual([
      { pointer: '#/a~1b/nme', detail: 'Unknown member "nme"', allowed: ['name'], nearest: 'name' },
    ])
  })

  it('with thousands of mistakes is answered briefly', async () => {
    const { api } = await testApp({ resources: formRoute })
    const answer = await api.post('/v1/form', { blocks: Array.from({ length: 5000 }, () => 1) })
    expect(answer.body.errors).toHaveLength(20)
  })
})
