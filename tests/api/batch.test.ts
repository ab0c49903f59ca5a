import { describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { client } from '../support/openapi.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb(async database => {
  await publish(
    database,
    thing.source('says'),
    ...['renamed', 'retired', 'replaced', 'deleted', 'renamed-and-retired'].map(slug =>
      thing.supplement(slug),
    ),
    claim('population-note', {
      ...{
        supplement: 'replaced',
        about: 'adults',
        population: 'adults',
        source: 'says',
        caveat: 'Mind it.',
      },
    }),
  )
  await publish(
    database,
    { type: 'RENAME', kind: 'supplement', key: 'renamed', to: 'new-name' },
    { type: 'RENAME', kind: 'supplement', key: 'renamed-and-retired', to: 'soon-retired' },
  )
  await publish(
    database,
    { type: 'RETIRE', kind: 'supplement', key: 'soon-retired' },
    { type: 'RETIRE', kind: 'supplement', key: 'retired', successor: 'replaced' },
    { type: 'DELETE', kind: 'supplement', key: 'deleted' },
    { type: 'RETIRE', kind: 'population-note', key: 'replaced--adults--population-note--says' },
  )
})

const batch = (body: unknown) => kb.api.post('/v1/batch', body)
const entries = async (body: object): Promise<Json[]> => {
  const { status, body: answer } = await batch(body)
  expect(status, JSON.stringify(answer).slice(0, 300)).toBe(200)
  return answer.data
}
const supplements = (...keys: string[]) => keys.map(key => ({ kind: 'supplement', key }))
const examples = resources.map(({ noun: { kind }, example }) => ({ kind, key: example }))

describe('a batch', () => {
  it('answers each record as its own address does', async () => {
    const found = await entries({ records: examples })
    expect(found.map(({ kind, key }) => ({ kind, key }))).toEqual(examples)
    for (const [index, { path, example }] of resources.entries()) {
      expect(found[index]).toMatchObject({ status: 'FOUND', movedTo: null, successor: null })
      expect(found[index].record).toEqual(await data(kb, `/v1/${path}/${example}`))
    }
  })

  it('keeps the order, and answers twice what is asked twice', async () => {
    const keys = ['turmeric', 'ashwagandha', 'turmeric', 'nothing', 'magnesium', 'ashwagandha']
    const found = await entries({ records: supplements(...keys) })
    expect(found.map(({ key }) => key)).toEqual(keys)
    expect(found.map(({ record }) => record?.slug ?? null)).toEqual(
      keys.map(key => (key === 'nothing' ? null : key)),
    )
    expect(found[0]).toEqual(found[2])
  })

  it('says where a record went that is not there', async () => {
    const keys = ['renamed', 'renamed-and-retired', 'retired', 'soon-retired', 'deleted', 'never', 'new-name']
    const found = await entries({
      records: [
        ...supplements(...keys),
        { kind: 'population-note', key: 'replaced--adults--population-note--says' },
        { kind: 'condition', key: 'new-name' },
      ],
    })
    const told = found.map(({ status, movedTo, successor, record }) => [
      ...[status, movedTo, successor],
      record?.slug ?? null,
    ])
    expect(told).toEqual([
      ['MOVED', 'new-name', null, 'new-name'],
      ['MOVED', 'soon-retired', null, null],
      ['GONE', null, 'replaced', null],
      ['GONE', null, null, null],
      ['GONE', null, null, null],
      ['NOT_FOUND', null, null, null],
      ['FOUND', null, null, 'new-name'],
      ['GONE', null, null, null],
      ['NOT_FOUND', null, null, null],
    ])
  })

  it('is for one answer only: nobody keeps it', async () => {
    const { headers } = await batch({ records: supplements('magnesium') })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
    expect(headers['kb-revision']).toBe(
      (await kb.api.get('/v1/supplements/magnesium')).headers['kb-revision'],
    )
  })
})

describe('include and fields', () => {
  it('apply for each kind as they do on single records', async () => {
    const [magnesium, stress, note] = await entries({
      records: [
        ...supplements('magnesium'),
        { kind: 'condition', key: 'stress' },
        { kind: 'dosage', key: 'magnesium--general--dosage--maximum--efsa-upper-levels' },
      ],
      include: { supplement: ['dosages', 'timelines'], dosage: ['sources'] },
      fields: { supplement: ['slug', 'dosages', 'timelines.label', 'faqs.slug'] },
    })
    const fields = 'slug,dosages,timelines.label,faqs.slug'
    expect(magnesium.record).toEqual(
      await data(kb, `/v1/supplements/magnesium?include=dosages,timelines&fields=${fields}`),
    )
    expect(Object.keys(magnesium.record).sort()).toEqual(['dosages', 'faqs', 'slug', 'timelines'])
    expect(stress.record).toEqual(await data(kb, '/v1/conditions/stress'))
    expect(note.record.sources).toHaveLength(1)
  })

  it('as a list apply to all kinds', async () => {
    const found = await entries({
      records: [...supplements('magnesium'), { kind: 'condition', key: 'stress' }],
      include: ['dosages'],
      fields: ['slug', 'dosages.id'],
    })
    for (const { record } of found) expect(Object.keys(record).sort()).toEqual(['dosages', 'slug'])
    expect(found[0].record.dosages.length).toBeGreaterThan(0)
  })
})

describe('a batch that cannot be meant', () => {
  const one = supplements('magnesium')
  it.each([
    [{}, '#/records', {}],
    [{ records: [] }, '#/records', {}],
    [{ records: Array.from({ length: 1001 }, () => one[0]) }, '#/records', {}],
    [{ records: [{ kind: 'supplemnt', key: 'a' }] }, '#/records/0/kind', { nearest: 'supplement' }],
    [{ records: [...one, { kind: 'dosage' }] }, '#/records/1/key', { detail: 'Missing' }],
    [{ records: [{ kind: 'dosage', key: 'a\u0000b' }] }, '#/records/0/key', {}],
    [{ records: [{ kind: 'dosage', key: 'a', id: 1 }] }, '#/records/0/id', { allowed: ['kind', 'key'] }],
    [{ records: one, inclde: [] }, '#/inclde', { nearest: 'include' }],
    [{ records: one, include: { supplemnt: ['dosages'] } }, '#/include/supplemnt', { nearest: 'supplement' }],
    [{ records: one, include: { mechanism: ['dosages'] } }, '#/include/mechanism', {}],
    [{ records: one, include: { supplement: ['dosage'] } }, '#/include/supplement/0', { nearest: 'dosages' }],
    [{ records: one, include: ['dosage'] }, '#/include/0', { nearest: 'dosages' }],
    [{ records: one, include: [1] }, '#/include/0', {}],
    [{ records: one, include: 'dosages' }, '#/include', {}],
    [
      { records: [...one, { kind: 'condition', key: 'stress' }], include: ['dosages', 'comparisons'] },
      ...['#/include/1', { allowed: expect.not.arrayContaining(['comparisons']) }],
    ],
    [{ records: one, fields: { supplement: ['nme'] } }, '#/fields/supplement/0', { nearest: 'name' }],
    [{ records: one, fields: ['id'] }, '#/fields/0', { allowed: expect.arrayContaining(['slug']) }],
    [{ records: one, fields: [] }, '#/fields', {}],
    [[], '#', {}],
  ] as [unknown, string, object][])('%#: is refused, and says where', async (body, pointer, error) => {
    const answer = await batch(body)
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-body', errors: [{ pointer, ...error }] })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('takes a thousand', async () => {
    const records = Array.from({ length: 1000 }, (_, n) => ({
      kind: 'supplement',
      key: n % 2 ? 'magnesium' : `no-${n}`,
    }))
    const found = await entries({ records })
    expect(found).toHaveLength(1000)
    expect(found.filter(({ status }) => status === 'FOUND')).toHaveLength(500)
  })
})

it('one statement reads a batch of any size, whatever it includes', async () => {
  const statements: string[] = []
  const database = {
    ...kb.database,
    read: ((statement: { text: string }) => {
      statements.push(statement.text)
      return kb.database.read(statement as never)
    }) as typeof kb.database.read,
  }
  const config = readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0' })
  const app = await buildApp({ config, database })
  await app.ready()
  const api = client(app, kb.document)
  for (const records of [supplements('magnesium'), examples, Array(40).fill(examples).flat()]) {
    statements.length = 0
    const { status } = await api.post('/v1/batch', { records, include: { supplement: ['dosages', 'faqs'] } })
    expect([status, statements.length]).toEqual([200, 1])
  }
  await app.close()
})
