import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { notFound, ProblemError } from '../../src/api/problem.ts'
import { PROBLEM_CODES, PROBLEM_KINDS } from '../../src/api/problem-codes.ts'
import type { App } from '../../src/plugins/zod.ts'
import { Thing, testApp, thingRoute } from './support.ts'

const SECRET = 'password=hunter2'

function failing(app: App): void {
  const hidden = { schema: { hide: true } }
  const errors: Record<string, () => unknown> = {
    bug: () => new TypeError(`cannot read ${SECRET}`),
    text: () => SECRET,
    nothing: () => undefined,
    missing: () => notFound('supplement', 'kava'),
    gone: () => new ProblemError('gone', undefined, { successor: '/v1/supplements/kava-kava' }),
    library: () => Object.assign(new Error(SECRET), { statusCode: 403 }),
    nested: () =>
      new AggregateError([Object.assign(new Error(SECRET), { code: 'ECONNREFUSED', syscall: 'connect' })]),
    started: () => Object.assign(new Error(SECRET), { code: '57P03' }),
    slow: () => Object.assign(new Error(SECRET), { code: '57014' }),
    file: () => Object.assign(new Error(SECRET), { code: 'ENOENT', syscall: 'open' }),
  }
  app.get('/fail/:how', hidden, async request => {
    throw errors[(request.params as { how: string }).how]?.()
  })
  const response = { 200: Thing }
  app.get('/wrong-answer', { schema: { response } }, async () => ({ slug: 7, note: SECRET }) as never)
  app.get('/undeclared', { schema: { response } }, async (_request, reply) =>
    reply.code(202 as 200).send({ password: SECRET } as never),
  )
  app.post(
    '/v1/things',
    { schema: { body: z.strictObject({ slug: z.string() }), response } },
    async request => ({
      slug: request.body.slug,
      note: null,
    }),
  )
}

const setup = () =>
  testApp({
    env: { KB_LOG_LEVEL: 'info', KB_BODY_LIMIT: '2000' },
    resources: app => {
      failing(app)
      thingRoute(app)
    },
  })

describe('a failure', () => {
  it('answers a problem document with the code, the request id and no-store', async () => {
    const { api } = await setup()
    const answer = await api.get('/fail/missing', { 'x-request-id': 'mine-1' })
    expect(answer.status).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['x-request-id']).toBe('mine-1')
    expect(answer.body).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no supplement "kava". Check the spelling, or find it in the list.',
      instance: '/fail/missing',
      code: 'not-found',
      errors: [],
      requestId: 'mine-1',
      retryable: false,
    })
  })

  it('names the successor of what is gone', async () => {
    const { api } = await setup()
    const answer = await api.get('/fail/gone')
    expect(answer.body).toMatchObject({ status: 410, code: 'gone', successor: '/v1/supplements/kava-kava' })
  })

  it.each([
    ['/fail/bug', 500, 'internal', false],
    ['/fail/text', 500, 'internal', false],
    ['/fail/nothing', 500, 'internal', false],
    ['/fail/library', 403, 'forbidden', false],
    ['/fail/nested', 503, 'database-unavailable', true],
    ['/fail/started', 503, 'database-unavailable', true],
    ['/fail/slow', 503, 'overloaded', true],
    ['/fail/file', 500, 'internal', false],
    ['/wrong-answer', 500, 'internal', false],
    ['/undeclared', 500, 'internal', false],
  ])('of %s is %i %s and tells nothing of itself', async (url, status, code, retryable) => {
    const { api } = await setup()
    const answer = await api.get(url)
    expect(answer.body).toMatchObject({ status, code, retryable })
    expect(answer.text).not.toContain('hunter2')
    expect(answer.headers['retry-after'] !== undefined).toBe(status === 503)
  })

  it('is logged once with its stack, when it is ours', async () => {
    const { api, lines } = await setup()
    const answer = await api.get('/fail/bug')
    await api.get('/fail/missing')
    const logged = lines.filter(line => line.msg === 'request failed')
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({ requestId: answer.body.requestId, err: { type: 'TypeError' } })
    expect(JSON.stringify(logged[0]?.err)).toContain('problems.test.ts')
  })

  it('leads to a page about it', async () => {
    const { api } = await setup()
    const { body } = await api.get('/nowhere')
    const page = await api.get(body.type)
    expect(page.status).toBe(200)
    expect(page.body).toEqual({ code: body.code, type: body.type, ...PROBLEM_KINDS['unknown-route'] })
  })

  it('has an absolute type with KB_PUBLIC_URL, whatever Host says', async () => {
    const { api } = await testApp({ env: { KB_PUBLIC_URL: 'https://kb.example.org/' } })
    const { body } = await api.get('/nowhere', { host: 'evil.example' })
    expect(body.type).toBe('https://kb.example.org/problems/unknown-route')
  })
})

describe('the pages of problems', () => {
  it('are one for each code, as JSON and as HTML', async () => {
    const { api } = await testApp()
    const list = await api.get('/problems')
    expect(list.body.data.map((page: { code: string }) => page.code)).toEqual(PROBLEM_CODES)
    for (const code of PROBLEM_CODES) {
      const html = await api.get(`/problems/${code}`, { accept: 'text/html,*/*;q=0.8' })
      expect(html.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(html.text).toContain(PROBLEM_KINDS[code].title)
    }
  })

  it('agree with the table in openapi/README.md', async () => {
    const readme = await readFile('openapi/README.md', 'utf8')
    const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (yes|no) \|$/gm)].map(([, ...row]) => row)
    expect(rows).toEqual(
      Object.entries(PROBLEM_KINDS).map(([code, { status, retryable }]) => [
        code,
        String(status),
        retryable ? 'yes' : 'no',
      ]),
    )
  })

  it('suggest the nearest code for an unknown one', async () => {
    const { api } = await testApp()
    const answer = await api.get('/problems/not-fond')
    expect(answer.status).toBe(404)
    expect(answer.body.errors[0]).toMatchObject({ parameter: 'code', nearest: 'not-found' })
  })
})

describe('a body', () => {
  it.each([
    ['{"slug":', 'application/json', 400, 'invalid-json'],
    ['', 'application/json', 400, 'invalid-json'],
    ['{"__proto__":{}}', 'application/json', 400, 'invalid-json'],
    ['slug=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['plain', 'text/plain', 415, 'unsupported-media-type'],
    [JSON.stringify({ slug: 'x'.repeat(3000) }), 'application/json', 413, 'body-too-large'],
    ['{"slog":"x"}', 'application/json', 400, 'invalid-body'],
  ])('%s of type %s is %i %s', async (body, type, status, code) => {
    const { api } = await setup()
    const answer = await api.post('/v1/things', body, { 'content-type': type })
    expect(answer.body).toMatchObject({ status, code })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('in a content coding is 415, and the answer says what is read', async () => {
    const { api } = await setup()
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await api.post('/v1/things', '{"slug":"x"}', headers)
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported-media-type' })
    expect(answer.headers['accept-encoding']).toBe('identity')
  })

  it('that fits is read, and its answer is not kept', async () => {
    const { api } = await setup()
    const answer = await api.post('/v1/things', { slug: 'x' })
    expect(answer.body).toEqual({ slug: 'x', note: null })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers.etag).toBeUndefined()
  })
})
