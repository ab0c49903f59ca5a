import { describe, expect, it } from 'vitest'
import { createKey, revokeKey } from '../../src/access/keys.ts'
import { type Scope, scopes } from '../../src/knowledge/scopes.ts'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import { useKb } from '../support/kb.ts'
import { describeService } from './document.ts'

/** What anybody may send: reads that need a body, and notes for editors. */
const forAnybody = ['getBatch', 'resolveNames', 'checkSafety', 'sendCorrection']

const { document } = await describeService()
const kb = useKb()
const operations = operationsOf(document).filter(({ path }) => path.startsWith('/v1'))
const secured = operations.filter(({ operation }) => operation.security !== undefined)
const cases = secured.map(({ path, method, operation }) => ({
  ...{ method, path, url: path.replaceAll(/\{[^}]+\}/g, '1') },
  scope: operation.security?.[0]?.key?.[0] as Scope,
  types: Object.keys(operation.requestBody?.content ?? { 'application/json': {} }),
}))

describe('every operation that writes', () => {
  it('needs a key, but for what anybody may send', () => {
    const open = operations.filter(({ method, operation }) => method !== 'get' && !operation.security)
    expect(
      open.map(({ operation }) => operation.operationId).filter(id => !forAnybody.includes(id ?? '')),
    ).toEqual([])
    expect(cases.length).toBeGreaterThan(10)
    for (const { scope } of cases) expect(scopes).toContain(scope)
  })

  it.each(cases)('$method $path refuses no key, a bad, a revoked, an expired and a small one', async one => {
    const { method, url, scope } = one
    const ask = (authorization?: string) =>
      kb.app.inject({
        method: method as 'POST',
        url,
        headers: authorization === undefined ? {} : { authorization },
        ...(method === 'get' ? {} : { payload: { nonsense: true } }),
      })
    const make = (name: string, expiresAt?: Date) =>
      createKey(kb.database, {
        name: `${name} ${method} ${url}`.slice(0, 80),
        scope,
        ...(expiresAt && { expiresAt }),
      })
    const revoked = await make('revoked')
    await revokeKey(kb.database, revoked.id)
    const expired = await make('expired', new Date(Date.now() + 3_600_000))
    await kb.database.prisma.apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } })
    const bad = [
      undefined,
      'Bearer',
      'Bearer nonsense',
      'Basic a2I6a2I=',
      `Bearer ${revoked.secret}`,
      `Bearer ${expired.secret}`,
    ]
    for (const authorization of bad) {
      const answer = await ask(authorization)
      expect([authorization, answer.statusCode, answer.json().code]).toEqual([
        authorization,
        401,
        'unauthorized',
      ])
      expect(answer.headers['www-authenticate']).toContain('Bearer')
    }
    for (const smaller of scopes.slice(0, scopes.indexOf(scope))) {
      const { secret } = await createKey(kb.database, { name: `${smaller} ${method} ${url}`, scope: smaller })
      const answer = await ask(`Bearer ${secret}`)
      expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringContaining(`"${scope}"`)])
    }
  })

  it.each(cases.filter(({ method }) => method !== 'get'))('$method $path refuses nonsense', async one => {
    const { secret } = await createKey(kb.database, { name: `good ${one.method} ${one.url}`, scope: 'admin' })
    const answer = await kb.app.inject({
      ...{ method: one.method as 'POST', url: one.url, payload: { nonsense: true } },
      headers: { authorization: `Bearer ${secret}` },
    })
    // Nonsense is sent as JSON, which is not what texts come as.
    expect(answer.statusCode).toBe(one.types.includes('application/json') ? 400 : 415)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})
