import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type OpenApiDocument, operationsOf, type Schema } from '../../src/plugins/openapi/document.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import type { App } from '../../src/plugins/zod.ts'
import { Thing, testApp, thingRoute } from './support.ts'

const Amount = z
  .strictObject({ unit: z.string().describe('Unit') })
  .meta({ id: 'TestAmount', description: 'An amount' })
const Draft = z.strictObject({ amount: Amount }).meta({ id: 'TestDraft', description: 'What is sent' })
const Saved = z
  .object({ amount: Amount, version: z.int() })
  .meta({ id: 'TestSaved', description: 'What is kept' })
const Told = z
  .object({ at: z.iso.datetime(), size: z.int().default(1) })
  .meta({ id: 'TestTold', description: 'Differs between request and answer' })
z.object({}).meta({ id: 'TestUnused', description: 'Nobody refers to it' })

const kinds = ['HERB', 'MINERAL']
const querystring = z.strictObject({
  kind: z
    .string()
    .optional()
    .meta({
      description: 'Kinds',
      example: 'HERB,MINERAL',
      'x-list': { items: { type: 'string', enum: kinds }, maxItems: 5 },
    }),
  words: z
    .string()
    .optional()
    .meta({ description: 'Words', 'x-list': { items: { type: 'string' } } }),
  limit: z.coerce.number().int().default(20).describe('Most').meta({ example: 5 }),
})

function routes(app: App): void {
  thingRoute(app)
  const tags = ['Operations']
  app.get('/v1/listed/:key', {
    schema: {
      operationId: 'listThings',
      summary: 'Things',
      tags,
      querystring,
      params: z.strictObject({ key: z.string().max(9).meta({ example: 'all' }) }),
      response: { 200: Thing },
    },
    handler: () => ({ slug: 'a', note: null }),
  })
  app.post('/v1/drafts', {
    config: { problems: ['conflict', 'precondition-required'] },
    schema: {
      operationId: 'saveDraft',
      summary: 'Save',
      tags,
      body: z.strictObject({ draft: Draft, told: Told }),
      response: { 200: z.object({ saved: Saved, told: Told }) },
    },
    handler: () => ({
      saved: { amount: { unit: 'mg' }, version: 1 },
      told: { at: '2026-11-22T00:00:00Z', size: 1 },
    }),
  })
}

const setup = async () => {
  const { app, api } = await testApp({ resources: routes })
  return { app, api, document: openapiDocument(app) }
}
const operation = (document: OpenApiDocument, id: string) =>
  operationsOf(document).find(one => one.operation.operationId === id)?.operation

describe('the OpenAPI document', () => {
  it('describes comma lists as arrays, and has examples where Swagger UI looks for them', async () => {
    const { document } = await setup()
    expect(operation(document, 'listThings')?.parameters).toEqual([
      { in: 'path', name: 'key', required: true, schema: { type: 'string', maxLength: 9 }, example: 'all' },
      {
        in: 'query',
        name: 'kind',
        required: false,
        description: 'Kinds',
        schema: { type: 'array', items: { type: 'string', enum: kinds }, maxItems: 5 },
        style: 'form',
        explode: false,
        example: ['HERB', 'MINERAL'],
      },
      {
        in: 'query',
        name: 'words',
        required: false,
        description: 'Words',
        schema: { type: 'array', items: { type: 'string' } },
        style: 'form',
        explode: false,
      },
      {
        in: 'query',
        name: 'limit',
        required: false,
        description: 'Most',
        schema: { type: 'integer', default: 20 },
        example: 5,
      },
    ])
  })

  it('has no component that nobody needs, and an input of its own only where it differs', async () => {
    const { document } = await setup()
    const names = Object.keys(document.components.schemas).filter(name => name.startsWith('Test'))
    expect(names).toEqual([
      'TestAmount',
      'TestDraft',
      'TestSaved',
      'TestThing',
      'TestThingAnswer',
      'TestTold',
      'TestToldInput',
    ])
    expect(document.components.schemas.TestToldInput?.required).toEqual(['at'])
    expect(document.components.schemas.TestTold?.required).toEqual(['at', 'size'])
  })

  it('lets answers grow and keeps requests closed', async () => {
    const { document } = await setup()
    const { schemas } = document.components
    const closed = (schema?: Schema) => schema?.additionalProperties === false
    expect([schemas.TestDraft, schemas.TestAmount, schemas.TestSaved, schemas.TestTold].map(closed)).toEqual([
      true,
      false,
      false,
      false,
    ])
    const body = operation(document, 'saveDraft')?.requestBody?.content['application/json']?.schema
    expect(closed(body)).toBe(true)
  })

  it('says a date or an integer without the noise of its generator', async () => {
    const { document } = await setup()
    expect(document.components.schemas.TestTold?.properties).toEqual({
      at: { type: 'string', format: 'date-time' },
      size: { type: 'integer', default: 1 },
    })
  })

  it('documents the failures of each operation', async () => {
    const { document } = await setup()
    const statuses = (id: string) => Object.keys(operation(document, id)?.responses ?? {}).map(Number)
    expect(statuses('listThings')).toEqual([200, 301, 304, 400, 401, 404, 406, 410, 414, 429, 500, 503])
    expect(statuses('saveDraft')).toEqual([
      200, 400, 401, 406, 408, 409, 413, 414, 415, 422, 428, 429, 500, 503,
    ])
    expect(statuses('getHealth')).toEqual([200, 400, 406, 414, 500, 503])
    expect(statuses('getProblem')).toEqual([200, 304, 400, 404, 406, 414, 429, 500, 503])
    const limited = document.components.responses?.TooManyRequests
    expect(Object.keys(limited?.headers ?? {})).toEqual(['Retry-After', 'RateLimit-Policy', 'RateLimit'])
    expect(limited?.content?.['application/problem+json']?.examples?.['rate-limited']?.value).toMatchObject({
      status: 429,
      code: 'rate-limited',
    })
    expect(JSON.stringify(document)).not.toContain('x-notes')
  })

  it('is served as it is, from memory', async () => {
    const { app, api, document } = await setup()
    const answer = await api.get('/openapi.json')
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.body).toEqual(document)
    expect(openapiDocument(app)).toBe(document)
    expect((await api.get('/docs/json')).body).toEqual(document)
  })

  it('names the public URL as its server', async () => {
    const { app } = await testApp({ env: { KB_PUBLIC_URL: 'https://kb.example.org/kb' } })
    const document = openapiDocument(app)
    expect(document.servers).toEqual([{ url: 'https://kb.example.org/kb' }])
    expect(Object.keys(document.paths)).toContain('/health')
  })
})

const run = promisify(execFile)
const bin = (name: string) => join('node_modules', '.bin', name)

describe('the document of the whole service', () => {
  it('passes the recommended rules, and its types compile under strict', async () => {
    // Inside the project, so that the linter finds its rules.
    const folder = await mkdtemp(join('node_modules', '.openapi-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const { app } = await testApp({ resources: 'real' })
    const file = join(folder, 'openapi.json')
    await writeFile(file, JSON.stringify(openapiDocument(app)))
    const lint = await run(bin('redocly'), ['lint', file, '--config', 'redocly.yaml', '--format', 'json'])
    expect(JSON.parse(lint.stdout).problems).toEqual([])
    const types = join(folder, 'types.ts')
    await run(bin('openapi-typescript'), [file, '-o', types])
    await run(bin('tsc'), ['--noEmit', '--strict', '--target', 'es2022', '--skipLibCheck', types])
  }, 60_000)
})

describe('/', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '/docs'],
    ['*/*', '/v1'],
    ['application/json', '/v1'],
  ])('for Accept %s leads to %s', async (accept, location) => {
    const { api } = await testApp()
    const answer = await api.get('/', { accept })
    expect(answer.status).toBe(302)
    expect(answer.headers).toMatchObject({ location, vary: 'Accept' })
  })
})

describe('/docs', () => {
  it('is a page with a strict policy whose files all come from here', async () => {
    const { api } = await testApp()
    const page = await api.get('/docs', { accept: 'text/html' })
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none';",
    )
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string)
    expect(files.length).toBeGreaterThan(4)
    for (const url of files) expect([url, (await api.get(url)).status]).toEqual([url, 200])
    expect(page.text).not.toMatch(/<script>|<style|style="|https?:\/\//)
  })

  it('may send requests to KB_PUBLIC_URL', async () => {
    const { api } = await testApp({ env: { KB_PUBLIC_URL: 'https://kb.example.org/kb' } })
    const page = await api.get('/docs')
    expect(page.headers['content-security-policy']).toContain("connect-src 'self' https://kb.example.org;")
    expect(page.text).toContain('src="/kb/docs/static/swagger-ui-bundle.js"')
  })
})
