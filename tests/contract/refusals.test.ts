import { describe, expect, it } from 'vitest'
import { createKey, revokeKey } from '../../src/access/keys.ts'
import { type Scope, scopes } from '../../src/knowledge/scopes.ts'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import { firstClick } from '../../src/plugins/openapi/examples.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'
import { describeService } from './document.ts'

/** What anybody may send: reads that need a body, and notes for editors. */
const forAnybody = ['getBatch', 'resolveNames', 'checkSafety', 'sendCorrection']

const { document } = await describeService()
const kb = useKb()
let admin: Record<string, string> | undefined
const operations = operationsOf(document).filter(({ path }) => path.startsWith('/v1'))
const secured = operations.filter(({ operation }) => operation.security !== undefined)
const cases = secured.map(({ path, method, operation, parameters }) => ({
  ...{ method, path, url: path.replaceAll(/\{[^}]+\}/g, '1') },
  scope: operation.security?.[0]?.key?.[0] as Scope,
  types: Object.keys(operation.requestBody?.content ?? { 'application/json': {} }),
  /** Of a record that is there, where the operation writes one. */
  example: firstClick(
    path,
    parameters.filter(one => one.in === 'path'),
  ),
  isConditional: parameters.some(({ name }) => name === 'If-Match'),
  writesRecord: operation.tags?.includes('Writing') ?? false,
}))

describe('every operation that reads', () => {
  const reads = operations.filter(({ method, operation }) => method === 'get' && !operation.security)
  it.each(
    reads.map(({ path, parameters }) => ({
      url: firstClick(path, parameters),
      isDraftable: parameters.some(({ name }) => name === 'draft'),
    })),
  )('$url answers ?draft= to editors only, or says that it knows none', async ({ url, isDraftable }) => {
    const answer = await kb.app.inject(`${url}${url.includes('?') ? '&' : '?'}draft=1`)
    expect(answer.statusCode).toBe(isDraftable ? 401 : 400)
    if (!isDraftable) expect(answer.json().code).toBe('unknown-parameter')
  })

  it('tells of drafts where records are answered', () => {
    const record = operations.find(({ operation }) => operation.operationId === 'getSupplement')
    expect(record?.parameters).toContainEqual(expect.objectContaining({ name: 'draft', in: 'query' }))
  })
})

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

  const send = async (
    { method, url }: { method: string; url: string },
    headers: Record<string, string> = {},
  ) => {
    admin ??= await keyFor(kb.database, 'admin', 'everything')
    return kb.app.inject({
      ...{ method: method as 'POST', url, payload: { nonsense: true } },
      headers: { ...admin, ...headers },
    })
  }

  it.each(cases.filter(({ method }) => method !== 'get'))('$method $path refuses nonsense', async one => {
    const { method, example, writesRecord, isConditional } = one
    // A body says nothing when a record is retired.
    const url = method === 'delete' ? `${example}?nonsense=true` : writesRecord ? example : one.url
    const answer = await send({ method, url }, isConditional ? { 'if-match': '*' } : {})
    // Nonsense is sent as JSON, which is not what texts come as; documents are refused as in changesets.
    const refused = writesRecord && method !== 'delete' ? 422 : 400
    expect(answer.statusCode).toBe(one.types.includes('application/json') ? refused : 415)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  const conditional = cases.filter(({ isConditional }) => isConditional)

  it('that changes a record asks for a precondition', () => {
    const changing = cases.filter(
      ({ method, writesRecord }) => writesRecord && !['get', 'post'].includes(method),
    )
    expect(changing.length).toBe(3 * resources.length)
    expect(changing.filter(({ isConditional }) => !isConditional)).toEqual([])
  })

  it.each(conditional)(
    '$method $path refuses a missing and a stale If-Match',
    async ({ method, example: url }) => {
      const missing = await send({ method, url })
      expect([missing.statusCode, missing.json().code]).toEqual([428, 'precondition-required'])
      const stale = await send({ method, url }, { 'if-match': '"v99999-stale"' })
      expect([stale.statusCode, stale.json().code]).toEqual([412, 'precondition-failed'])
      expect(stale.json().detail).toMatch(/is at version \d+ now/)
    },
  )
})
