import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createKey, KeyError, listKeys, revokeKey, rotateKey } from '../../src/access/keys.ts'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import { type Scope, scopes } from '../../src/knowledge/scopes.ts'
import { callerOf } from '../../src/plugins/authorization.ts'
import type { App } from '../../src/plugins/zod.ts'
import { registerResources } from '../../src/resources/index.ts'
import { client } from '../support/openapi.ts'
import { cloneDatabase, query } from '../support/postgres.ts'
import { getKept, HIT, untilCurrent } from './cached-kb.ts'

const READ = '/v1/supplements/ashwagandha?fields=slug'

/** One route for each scope, which tells whose key came. */
function scopedRoutes(app: App): void {
  for (const scope of scopes) {
    app.post(
      `/v1/test-${scope}/:id`,
      {
        config: { scope },
        schema: {
          operationId: `test${scope}`,
          summary: 'Needs a scope',
          description: 'For tests.',
          tags: ['Operations'],
          params: z.strictObject({ id: z.coerce.number().int() }),
          response: { 200: z.object({ name: z.string() }) },
        },
      },
      async request => ({ name: callerOf(request).name }),
    )
  }
}

const lines: string[] = []
const logTo = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})

let kb: { app: App; api: ReturnType<typeof client>; database: Database; url: string }
let close: () => Promise<void>
beforeAll(async () => {
  const copy = await cloneDatabase()
  const database = connect(copy.url, { pool: 4 })
  const config = readConfig({
    ...{ KB_LOG_LEVEL: 'trace', KB_RATE_LIMIT: '0', KB_KEY_RATE_LIMIT: '200', KB_OVERLOAD_MS: '0' },
    KB_SLOW_MS: '1',
  })
  const app = await buildApp({
    config,
    database,
    logTo,
    resources: (one, options) => {
      registerResources(one, options)
      scopedRoutes(one)
    },
  })
  await app.ready()
  kb = { app, api: client(app), database, url: copy.url }
  close = async () => {
    await app.close()
    await database.close()
    await copy.drop()
  }
})
afterAll(() => close())

let made = 0
const newKey = (scope: Scope, expiresAt?: Date) => {
  made += 1
  return createKey(kb.database, { name: `key ${made}`, scope, ...(expiresAt && { expiresAt }) })
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const call = (scope: Scope, headers: Record<string, string> = {}) =>
  kb.api.post(`/v1/test-${scope}/1`, {}, headers)

describe('a key', () => {
  it.each(
    scopes.flatMap((has, h) => scopes.map((needed, n) => ({ has, needed, status: h >= n ? 200 : 403 }))),
  )('with $has gets $status where $needed is needed', async ({ has, needed, status }) => {
    const { secret, name } = await newKey(has)
    const answer = await call(needed, bearer(secret))
    expect(answer.status).toBe(status)
    if (status === 200) expect(answer.body).toEqual({ name })
    else {
      expect(answer.body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(`"${needed}"`) })
      expect(answer.headers['www-authenticate']).toContain(`error="insufficient_scope", scope="${needed}"`)
    }
  })

  it('is told once, with all that it may', async () => {
    const key = await newKey('publish')
    expect(key).toEqual({
      ...{ id: expect.any(Number), name: expect.any(String), scopes: ['draft', 'review', 'publish'] },
      secret: expect.stringMatching(/^kb_[0-9a-f]{12}_[0-9a-f]{64}$/),
    })
    expect(JSON.stringify(await listKeys(kb.database))).not.toContain(key.secret.slice(-64))
  })

  it('is stored as a hash that only this database can make', async () => {
    const { id, secret } = await newKey('draft')
    const rows = await query(kb.url, `SELECT to_jsonb(k) AS row FROM api_key k WHERE id = ${id}`)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-64))
    await query(kb.url, `UPDATE kb_state SET key_secret = key_secret || 'x'`)
    expect((await call('draft', bearer(secret))).status).toBe(401)
    await query(kb.url, `UPDATE kb_state SET key_secret = left(key_secret, -1)`)
    expect((await call('draft', bearer(secret))).status).toBe(200)
  })

  it('opens nothing once it is revoked, expired or rotated', async () => {
    const revoked = await newKey('admin')
    expect((await call('draft', bearer(revoked.secret))).status).toBe(200)
    await revokeKey(kb.database, revoked.id)
    const expired = await newKey('admin', new Date(Date.now() + 150))
    await new Promise(resolve => setTimeout(resolve, 200))
    const old = await newKey('admin')
    const fresh = await rotateKey(kb.database, old.id)
    expect(fresh).toMatchObject({ id: old.id, name: old.name })
    const details = []
    for (const { secret } of [revoked, expired, old]) {
      const { status, body } = await call('draft', bearer(secret))
      expect(status).toBe(401)
      details.push(body.detail)
    }
    expect(details.map(text => /revoked|expired|not one of ours/.exec(text)?.[0])).toEqual([
      'revoked',
      'expired',
      'not one of ours',
    ])
    expect((await call('draft', bearer(fresh.secret))).status).toBe(200)
    await expect(rotateKey(kb.database, revoked.id)).rejects.toThrow(KeyError)
    await expect(revokeKey(kb.database, 999_999)).rejects.toThrow('there is no key 999999')
    await expect(createKey(kb.database, { name: revoked.name, scope: 'draft' })).rejects.toThrow('was, a key')
  })

  it.each([
    ['nothing', undefined, 401],
    ['an empty key', 'Bearer', 401],
    ['another scheme', 'Basic a2I6a2I=', 401],
    ['a text', 'Bearer hunter2', 401],
    ['a key with a wrong prefix', `Bearer kb_000000000000_${'0'.repeat(64)}`, 401],
    ['a long text', `Bearer ${'k'.repeat(7000)}`, 401],
  ])('is needed: %s is refused', async (_, authorization, status) => {
    const answer = await call('draft', authorization === undefined ? {} : { authorization })
    expect(answer.status).toBe(status)
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="supplement-kb"/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('is refused for half of its secret', async () => {
    const { secret } = await newKey('draft')
    const other = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`
    expect((await call('draft', bearer(other))).status).toBe(401)
    expect((await call('draft', { authorization: `bearer  ${secret}` })).status).toBe(200)
  })

  it('is asked for before anything else of the request is looked at', async () => {
    for (const url of ['/v1/test-draft/1?nonsense=1', '/v1/test-draft/x']) {
      expect((await kb.api.post(url, { any: 'thing' })).status).toBe(401)
    }
  })

  it('stands in the document, with what refuses it', () => {
    const { paths } = (
      kb.app as unknown as { swagger(): { paths: Record<string, Record<string, object>> } }
    ).swagger()
    const operation = paths['/v1/test-review/{id}']?.post as { security: unknown; responses: object }
    expect(operation.security).toEqual([{ key: ['review'] }])
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']))
  })
})

describe('a read with a key', () => {
  it('is answered from the same memory, and counts for the key', async () => {
    await kb.api.get(READ)
    await untilCurrent(kb)
    await getKept(kb as never, READ)
    const { secret } = await newKey('draft')
    const first = await kb.api.get(READ, bearer(secret))
    expect(first.headers['cache-status']).toBe(HIT)
    expect(first.headers['ratelimit-policy']).toBe('"key";q=200;w=60')
    expect(first.headers['cache-control']).toMatch(/^public/)
    const second = await kb.api.get(READ, bearer(secret))
    expect(second.headers.ratelimit).toMatch(/^"key";r=198;/)
    expect((await kb.api.get('/v1/conditions?limit=1', bearer(secret))).headers.ratelimit).toMatch(/r=197/)
  })

  it('is refused when the key is bad, whether or not the answer is in memory', async () => {
    for (const url of [READ, '/v1/mechanisms?limit=2', '/v1']) {
      const answer = await kb.api.get(url, bearer('hunter2'))
      expect(answer.status).toBe(401)
      expect(answer.headers['www-authenticate']).toContain('invalid_token')
    }
    expect((await kb.api.get(READ)).status).toBe(200)
  })

  it('lets credentials of a proxy pass', async () => {
    expect((await kb.api.get(READ, { authorization: 'Basic a2I6a2I=' })).status).toBe(200)
  })

  it('is limited by the key', async () => {
    const { secret, id } = await newKey('draft')
    await kb.api.get(READ, bearer(secret))
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => kb.app.inject({ url: READ, headers: bearer(secret) })),
    )
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.json().detail).toContain('with your key')
    expect((await kb.api.get(READ)).status).toBe(200)
    expect((await listKeys(kb.database)).find(one => one.id === id)).toBeDefined()
  })
})

describe('the log', () => {
  it('never holds a secret, nor does an answer', async () => {
    const { secret } = await newKey('draft')
    const texts: string[] = []
    for (const sent of [secret, `${secret}x`]) {
      for (const url of ['/v1/test-draft/1', '/v1/test-admin/1', '/v1/test-draft/x', READ]) {
        const answer =
          url === READ ? await kb.api.get(url, bearer(sent)) : await kb.api.post(url, {}, bearer(sent))
        texts.push(JSON.stringify(answer.body), JSON.stringify(answer.headers))
      }
    }
    await query(kb.url, 'ALTER TABLE api_key RENAME TO api_key_away')
    const failed = await call('draft', bearer(secret))
    await query(kb.url, 'ALTER TABLE api_key_away RENAME TO api_key')
    expect(failed.status).toBe(500)
    expect(lines.join('')).toContain('request failed')
    expect([...texts, ...lines, JSON.stringify(failed.body)].join('\n')).not.toContain(secret.slice(16))
  })
})
