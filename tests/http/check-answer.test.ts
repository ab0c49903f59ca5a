import { describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '../../src/plugins/openapi/document.ts'
import { checkAnswer, client, get } from '../support/openapi.ts'
import { testApp, thingRoute } from './support.ts'

const Item = {
  type: 'object',
  required: ['slug', 'inner'],
  properties: {
    slug: { type: 'string' },
    inner: { type: 'object', required: ['at'], properties: { at: { type: 'string', format: 'date-time' } } },
  },
}
const json = (schema: object) => ({
  description: '',
  content: { 'application/json': { schema: { ...schema } } },
})
const item = json({ $ref: '#/components/schemas/Item' })

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: {},
  paths: {
    '/v1/items/{slug}': {
      get: {
        operationId: 'getItem',
        responses: {
          '200': item,
          '304': { description: '' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/v1/items/first': { get: { operationId: 'getFirst', responses: { '200': json({ type: 'integer' }) } } },
  },
  components: { schemas: { Item }, responses: { NotFound: json({ type: 'string' }) } },
}

const headers = { 'content-type': 'application/json; charset=utf-8' }
const good = { slug: 'a', inner: { at: '2026-11-22T00:00:00Z' } }
const check =
  (url: string, body: unknown, status = 200, method = 'get', sent: object = headers) =>
  () =>
    checkAnswer(document, method, url, { status, headers: sent as typeof headers, body })

describe('checkAnswer', () => {
  it('accepts what the document declares', () => {
    expect(check('/v1/items/a', good)).not.toThrow()
    expect(check('/v1/items/a?x=1', good)).not.toThrow()
    expect(check('/v1/items/a', 'none', 404)).not.toThrow()
    expect(check('/v1/items/a', {}, 304)).not.toThrow()
    expect(check('/v1/items/a', undefined, 200, 'head')).not.toThrow()
    expect(check('/v1/items/first', 1)).not.toThrow()
    expect(check('/v1/unknown', 1)).not.toThrow()
  })

  it.each([
    ['a status', check('/v1/items/a', good, 201), /getItem\) answered 201/],
    ['the status of a HEAD', check('/v1/items/a', undefined, 500, 'head'), /answered 500/],
    ['a media type', check('/v1/items/a', good, 200, 'get', { 'content-type': 'text/html' }), /text\/html/],
    ['a missing member', check('/v1/items/a', { slug: 'a' }), /inner/],
    ['a type', check('/v1/items/a', { ...good, slug: 7 }), /\/slug must be string/],
    ['a format', check('/v1/items/a', { slug: 'a', inner: { at: 'now' } }), /date-time/],
    ['a body behind a reference', check('/v1/items/a', 7, 404), /must be string/],
    ['a body of the more exact path', check('/v1/items/first', good), /must be integer/],
  ])('refuses %s that is not declared', (_what, checking, message) => {
    expect(checking).toThrow(message)
  })

  it('lets members be missing at any depth when fields are chosen, but no others be wrong', () => {
    expect(check('/v1/items/a?fields=slug', { slug: 'a' })).not.toThrow()
    expect(check('/v1/items/a?fields=inner', { inner: {} })).not.toThrow()
    expect(check('/v1/items/a?fields=slug', { slug: 7 })).toThrow(/must be string/)
  })
})

describe('client', () => {
  it('checks each answer of the app, of requests at once too', async () => {
    const { app } = await testApp({ resources: thingRoute })
    const api = client(app)
    const answers = await Promise.all(['a', 'b', 'c'].map(slug => api.get(`/v1/things/${slug}`)))
    expect(answers.map(({ body }) => body.data.slug)).toEqual(['a', 'b', 'c'])
    expect((await get(app, '/v1/things/d')).status).toBe(200)
  })

  it('fails when an answer is not declared', async () => {
    const { api } = await testApp({
      resources: app => {
        thingRoute(app)
        app.addHook('onSend', async (_request, reply) => {
          reply.code(207)
        })
      },
    })
    await expect(api.get('/v1/things/a')).rejects.toThrow(/answered 207, which is not declared/)
  })
})
