import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { sweepAnswers } from '../../src/db/idempotency.ts'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import type { App } from '../../src/plugins/zod.ts'
import { describeService } from '../contract/document.ts'
import { bodyOf } from '../support/examples.ts'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

type Headers = Record<string, string>

/** POSTs that only read: what they are asked may be about somebody's health, and is never kept. */
const reading = ['getBatch', 'resolveNames', 'checkSafety', 'validateChangeset']

const { document } = await describeService()
const posts = operationsOf(document).filter(({ method, path }) => method === 'post' && path.startsWith('/v1'))
const isKeyed = ({ parameters }: (typeof posts)[number]) =>
  parameters.some(({ name }) => name === 'Idempotency-Key')

const kb = useKb()
let publish: Headers
let other: App
beforeAll(async () => {
  publish = await keyFor(kb.database, 'publish')
  other = await buildApp({
    config: readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0' }),
    database: kb.database,
  })
})
afterAll(() => other.close())

const post = (url: string, payload: string | object, headers: Headers, app = kb.app) =>
  app.inject({ method: 'POST', url, payload, headers: { ...publish, ...headers } })
const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key })
const draft = (title: string) => ({
  ...{ title, reason: 'To test' },
  operations: [{ op: 'update', kind: 'supplement', key: 'magnesium', data: { summary: title } }],
})
const drafts = (title: string) => kb.database.prisma.changeset.count({ where: { title } })
/** As if the process had died when its work was done and its answer not yet kept. */
const forgetAnswers = () =>
  kb.database.prisma
    .$executeRaw`UPDATE idempotency_key SET answer = NULL, held_until = now() - interval '1 s'`

describe('every POST that writes', () => {
  it('takes an Idempotency-Key', () => {
    const without = posts.filter(one => !isKeyed(one)).map(({ operation }) => operation.operationId)
    expect(without.sort()).toEqual([...reading].sort())
    expect(posts.filter(isKeyed).length).toBeGreaterThan(25)
  })

  it.each(posts.filter(isKeyed).map(({ path, operation }) => ({ path, operation })))(
    '$path answers the same again, and refuses another body and another address',
    async ({ path, operation }) => {
      const type = Object.keys(operation.requestBody?.content ?? { 'application/json': {} })[0] ?? ''
      const isText = type.startsWith('text/')
      const example = operation.operationId === 'createChangeset' ? draft('Table') : bodyOf(operation)
      const payload = isText ? '# A title\n\nMagnesium.\n' : JSON.stringify(example ?? {})
      const url = path.replaceAll(/\{[^}]+\}/g, '999999')
      const headers = { ...keyed(), 'content-type': type }
      const first = await post(url, payload, headers)
      const again = await post(url, payload, headers)
      expect(again.statusCode).toBe(first.statusCode)
      // A problem names its request: the same answer, not one like it.
      expect(again.body).toBe(first.body)
      expect(again.headers['content-type']).toBe(first.headers['content-type'])
      expect(again.headers.location).toBe(first.headers.location)
      expect([first, again].map(one => one.headers['idempotency-replayed'])).toEqual([undefined, 'true'])
      const another = isText ? `${payload}.` : JSON.stringify({ ...example, reason: 'Another.' })
      const reused = await post(url, another, headers)
      // Or a member that is not known here.
      const codes = ['idempotency-key-reused', 'invalid-body']
      expect(codes).toContain(reused.json().code)
      const elsewhere = await post(
        '/v1/changesets/999998/submit',
        {},
        { ...keyed(headers['idempotency-key']) },
      )
      expect(elsewhere.json().code).toBe('idempotency-key-reused')
    },
  )
})

describe('a request with an Idempotency-Key', () => {
  it('is done once, on whatever instance it comes again', async () => {
    const headers = keyed()
    const first = await post('/v1/changesets', draft('Once'), headers)
    expect(first.statusCode).toBe(201)
    const again = await post('/v1/changesets', draft('Once'), headers, other)
    expect([again.statusCode, again.body]).toEqual([201, first.body])
    for (const name of ['location', 'etag', 'kb-revision', 'cache-control'])
      expect(again.headers[name]).toBe(first.headers[name])
    expect(await drafts('Once')).toBe(1)
  })

  it('is done once when many come at once', async () => {
    const headers = keyed()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post('/v1/changesets', draft('At once'), headers, index % 2 ? other : kb.app),
      ),
    )
    expect(await drafts('At once')).toBe(1)
    const made = answers.filter(({ statusCode }) => statusCode === 201)
    expect(new Set(made.map(({ body }) => body)).size).toBe(1)
    const refused = answers.filter(({ statusCode }) => statusCode !== 201)
    for (const answer of refused) {
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'idempotency-key-in-use'])
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
  })

  it('is the same however its members are ordered, and its key is quoted', async () => {
    const { operations, ...head } = draft('Ordered')
    const first = await post('/v1/changesets', { ...head, operations }, keyed('"a word"'))
    const bare = await post('/v1/changesets', { ...head, operations }, keyed('aWord'))
    expect(bare.json().data.id).not.toBe(first.json().data.id)
    const again = await post('/v1/changesets', { operations, ...head }, keyed('"aWord"'))
    expect(again.body).toBe(bare.body)
  })

  it.each(['', '""', '"a', 'two words', 'a, b', 'ä', '"\\x"', 'x'.repeat(256)])(
    'refuses the key %j',
    async key => {
      const answer = await post('/v1/changesets', draft('No key'), keyed(key))
      expect([answer.statusCode, answer.json().errors[0].parameter]).toEqual([400, 'Idempotency-Key'])
    },
  )

  it('means nothing to another caller', async () => {
    const headers = keyed()
    const first = await post('/v1/changesets', draft('Mine'), headers)
    const yours = await keyFor(kb.database, 'publish', 'somebody else')
    const second = await post('/v1/changesets', draft('Mine'), { ...headers, ...yours })
    expect(second.statusCode).toBe(201)
    expect(second.json().data.id).not.toBe(first.json().data.id)
    const correction = { kind: 'supplement', key: 'magnesium', message: 'Wrong.' }
    const send = (remoteAddress: string) =>
      kb.app.inject({ method: 'POST', url: '/v1/corrections', payload: correction, headers, remoteAddress })
    const [one, same, another] = [await send('10.0.0.1'), await send('10.0.0.1'), await send('10.0.0.2')]
    expect(same.body).toBe(one.body)
    expect(another.statusCode).toBe(202)
    expect(another.body).not.toBe(one.body)
  })

  it('is done anew after a day, and forgotten', async () => {
    const headers = keyed()
    const first = await post('/v1/changesets', draft('Old'), headers)
    await kb.database.prisma.$executeRaw`UPDATE idempotency_key SET created_at = now() - interval '25 hours'`
    const second = await post('/v1/changesets', draft('Old, with another body'), headers)
    expect(second.statusCode).toBe(201)
    expect(second.json().data.id).not.toBe(first.json().data.id)
    await sweepAnswers(kb.database)
    expect(await kb.database.prisma.idempotencyKey.count()).toBe(1)
  })

  it('leaves nothing that tells its key or its sender', async () => {
    const key = 'a-key-that-can-be-found'
    await post('/v1/changesets', draft('Secret'), keyed(key))
    const rows = await kb.database.prisma.$queryRaw`SELECT row_to_json(k)::text AS row FROM idempotency_key k`
    expect(JSON.stringify(rows)).not.toContain(key)
    expect(JSON.stringify(rows)).not.toContain('kb_')
  })
})

describe('when the process dies before it has answered', () => {
  const url = '/v1/conditions'
  const document = { slug: 'cut-short', name: 'Cut short', type: 'SYMPTOM' }

  it('what was written is answered, and not written again', async () => {
    const headers = keyed()
    const first = await post(url, document, headers)
    expect(first.statusCode).toBe(201)
    await forgetAnswers()
    const again = await post(url, document, headers, other)
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([201, first.body, first.headers.etag])
  })

  it.each(['draft', 'publish', 'revert', 'comment', 'correct', 'import'])('neither by %s', async what => {
    const { id } = (await post('/v1/changesets', draft(`To ${what}`), {})).json().data
    if (what === 'revert') await post(`/v1/changesets/${id}/publish`, {}, {})
    const requests: Record<string, [string, string | object, Headers]> = {
      draft: ['/v1/changesets', draft('Drafted again'), {}],
      publish: [`/v1/changesets/${id}/publish`, {}, {}],
      revert: [`/v1/changesets/${id}/revert`, {}, {}],
      comment: [`/v1/changesets/${id}/comments`, { text: 'Said.' }, {}],
      correct: ['/v1/corrections', { kind: 'supplement', key: 'zinc', message: 'Wrong.' }, {}],
      import: [
        '/v1/articles/import',
        '# Magnesium at night\n\nAdults take 200 mg of magnesium a day.\n',
        { 'content-type': 'text/markdown' },
      ],
    }
    const [address, payload, more] = requests[what] ?? ['', '', {}]
    const count = async () => {
      const { changeset, changesetComment, correction, change } = kb.database.prisma
      return Promise.all([changeset.count(), changesetComment.count(), correction.count(), change.count()])
    }
    const headers = { ...keyed(), ...more }
    const first = await post(address, payload, headers)
    expect(first.statusCode, first.body).toBeLessThan(300)
    const before = await count()
    await forgetAnswers()
    const again = await post(address, payload, headers, other)
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
    expect(again.headers['idempotency-replayed']).toBeUndefined()
    expect(await count()).toEqual(before)
  })

  it('another one waits until it is surely dead', async () => {
    const headers = keyed()
    await post('/v1/changesets', draft('Held'), headers)
    await kb.database.prisma
      .$executeRaw`UPDATE idempotency_key SET answer = NULL, held_until = now() + interval '30 s'`
    const answer = await post('/v1/changesets', draft('Held'), headers)
    expect(answer.json().code).toBe('idempotency-key-in-use')
    expect(await drafts('Held')).toBe(1)
  })

  it('a failure is not kept: the same request is tried again', async () => {
    const headers = keyed()
    await kb.database.prisma.$executeRaw`ALTER TABLE changeset RENAME TO changeset_away`
    const first = await post('/v1/changesets', draft('Failed'), headers)
    await kb.database.prisma.$executeRaw`ALTER TABLE changeset_away RENAME TO changeset`
    expect(first.statusCode).toBe(500)
    expect((await post('/v1/changesets', draft('Failed'), headers)).statusCode).toBe(201)
    expect(await drafts('Failed')).toBe(1)
  })
})
