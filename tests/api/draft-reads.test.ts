import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { type Kb, openKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

let kb: Kb
let key: { authorization: string }
let id: number
const operations = [
  { op: 'update', kind: 'supplement', key: 'magnesium', data: { summary: 'A quixotical mineral.' } },
  { op: 'create', kind: 'practice', key: 'test-humming', data: { name: 'Humming' } },
]
const make = async (list: object[]) => {
  const { body } = await kb.api.post('/v1/changesets', { title: 'T', reason: 'r', operations: list }, key)
  expect(body.data, JSON.stringify(body)).toBeDefined()
  return body.data.id as number
}
beforeAll(async () => {
  kb = await openKb()
  key = await keyFor(kb.database, 'draft')
  id = await make(operations)
})
afterAll(() => kb.close())

const urls = [
  ['/v1/supplements/magnesium?', 'quixotical'],
  ['/v1/supplements?limit=100&', 'quixotical'],
  ['/v1/practices/test-humming?', 'Humming'],
  ['/v1/search?q=humming&', 'test-humming'],
  ['/v1/suggest?q=hummi&', 'test-humming'],
] as const

describe('?draft=', () => {
  it.each(urls)('shows %s as it would be, to this request only', async (url, word) => {
    const before = await kb.api.get(url.slice(0, -1))
    const drafted = await kb.api.get(`${url}draft=${id}`, key)
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200)
    expect(JSON.stringify(drafted.body.data)).toContain(word)
    expect(drafted.headers['cache-control']).toBe('no-store')
    const after = await kb.api.get(url.slice(0, -1))
    expect(after.body.data).toEqual(before.body.data)
    expect(after.status).toBe(before.status)
    expect(JSON.stringify(after.body)).not.toContain(word)
  })

  it('needs a key, and tells nobody without one what is there', async () => {
    for (const draft of [id, 999_999, 'x']) {
      const answer = await kb.api.get(`/v1/supplements/magnesium?draft=${draft}`)
      expect(answer.status).toBe(401)
    }
  })

  it('refuses what is no open changeset, and what has no drafts', async () => {
    const get = (url: string) => kb.api.get(url, key)
    expect((await get('/v1/supplements/magnesium?draft=x')).status).toBe(400)
    expect((await get('/v1/supplements/magnesium?draft=999999')).status).toBe(404)
    expect((await get('/v1/releases?draft=1')).body.code).toBe('unknown-parameter')
    expect((await get(`/v1/supplements/magnesium?release=2026.11.0&draft=${id}`)).status).toBe(400)
  })

  it('tells what keeps a changeset from being shown', async () => {
    const data = {
      ...{ supplement: 'magnesium', type: 'MAXIMUM', per: 'DAY', amount: { max: 300, unit: 'mg' } },
      citations: [{ source: 'no-such-source' }],
    }
    const broken = await make([{ op: 'create', kind: 'dosage', data }])
    const answer = await kb.app.inject({ url: `/v1/supplements/magnesium?draft=${broken}`, headers: key })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('no-such-source')
  })

  it('leaves nothing behind, many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        kb.api.get(`/v1/supplements/magnesium${n % 3 === 0 ? '' : `?draft=${id}`}`, key),
      ),
    )
    for (const [n, { status, text }] of answers.entries()) {
      expect(status).toBe(200)
      expect(text.includes('quixotical')).toBe(n % 3 !== 0)
    }
    expect(kb.app.revisions.newest?.revision).toBeLessThan(100)
    expect((await verify(kb.database)).findings).toEqual([])
  })
})
