import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../src/cli/program.ts'
import { verify } from '../../../src/ingest/verify.ts'
import { useKb } from '../../support/kb.ts'
import { publish } from '../../support/publish.ts'
import { data, type Json } from '../../support/walk.ts'
import { fieldsOf, fileOf, listOf } from './list.ts'

const kb = useKb()

const run = async (...args: string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const code = await runCommand(args, { ...io, env: { DATABASE_URL: kb.database.url } })
  return { code, out: out.join('\n'), err: err.join('\n'), json: () => JSON.parse(out[0] ?? 'null') }
}
const imported = async (rows: readonly (readonly string[])[], ...options: string[]) => {
  const { code, json, err } = await run('import', 'dsld', fileOf(listOf(rows)), '--json', ...options)
  expect([code, err]).toEqual([0, expect.anything()])
  return json()
}

const rows = [
  fieldsOf({ id: '900001' }),
  fieldsOf({ id: '900002', name: 'Test Brand Magnesium & Turmeric' }),
  fieldsOf({ id: '900003', name: 'Test Brand Wonder Mix' }),
  [...fieldsOf({ id: '900004' }), 'too many'],
  fieldsOf({ id: '900001', name: 'The same number again' }),
]

describe('kb import dsld', () => {
  it('changes nothing in a dry run', async () => {
    expect(await imported(rows, '--dry-run')).toMatchObject({
      rows: 5,
      created: 3,
      rejected: 2,
      revision: null,
    })
    expect((await kb.api.get('/v1/products/dsld-900001')).status).toBe(404)
    expect(await kb.database.prisma.importRun.count()).toBe(0)
  })

  it('publishes the products, and keeps what it leaves out with the line and the reason', async () => {
    const before = await kb.database.prisma.kbState.findUniqueOrThrow({ where: { id: 1 } })
    const done = await imported(rows)
    expect(done).toMatchObject({ rows: 5, created: 3, updated: 0, unchanged: 0, rejected: 2, matched: 2 })
    expect(done.revision).toBe(before.revision + 1)
    const { rejects } = (await run('import', 'rejects', '--json')).json()
    expect(rejects).toMatchObject([
      { line: 9, reason: 'has 15 fields, not 14', fields: rows[3] },
      { line: 10, reason: 'repeats the DSLD ID of line 6' },
    ])
    expect((await run('import', 'rejects', String(done.run))).out).toContain('line 9: has 15 fields')
  })

  it('shows how far it has come', async () => {
    const live: string[] = []
    const io = { out: () => undefined, err: () => undefined, live: (text: string) => void live.push(text) }
    const env = { DATABASE_URL: kb.database.url }
    await runCommand(['import', 'dsld', fileOf(listOf(rows)), '--dry-run'], { ...io, env })
    expect(live).toEqual(['[##############################] reading rows: 5 of 5 (100 %)'])
  })

  it('finds them by brand and words, and by another brand once they have that', async () => {
    const found = async (q: string) => {
      const hits = await data(kb, `/v1/search?q=${encodeURIComponent(q)}&kind=product`)
      return hits.map((one: Json) => one.slug).sort()
    }
    const row = (brand: string) => [fieldsOf({ id: '900021', brand, name: 'Daily Turmeric 500 mg' })]
    await imported(row('Quillmark Labs'))
    expect(await found('quillmark')).toEqual(['dsld-900021'])
    expect(await found('Quillmark turmeric')).toEqual(['dsld-900021'])
    await imported(row('Zebrafield'))
    expect([await found('quillmark turmeric'), await found('zebrafield turmeric')]).toEqual([
      [],
      ['dsld-900021'],
    ])
  })

  it('answers them, also under the supplements that their names speak of', async () => {
    const product = await data(kb, '/v1/products/dsld-900002')
    expect(product).toMatchObject({
      ...{ name: 'Test Brand Magnesium & Turmeric', brand: 'Test Brand', form: 'CAPSULE' },
      ...{ marketStatus: 'ON_MARKET', enteredAt: '2013-04-25', offMarketAt: null },
      netContents: { quantity: 60, unitText: 'Capsule(s)' },
      identifiers: [{ system: 'DSLD', code: '900002', of: null }],
      sources: [{ slug: 'dsld-2019' }],
    })
    expect(product.supplements).toMatchObject([
      { supplement: { slug: 'magnesium' }, basis: 'PRODUCT_NAME', amount: null },
      { supplement: { slug: 'turmeric' }, basis: 'PRODUCT_NAME', amount: null },
    ])
    expect((await data(kb, '/v1/products/dsld-900003')).supplements).toEqual([])
    const nested = await data(kb, '/v1/supplements/turmeric/products')
    expect(nested.map((one: Json) => one.slug)).toEqual(['dsld-900002', 'dsld-900021'])
    const brand = await data(kb, '/v1/products?brand=TEST%20brand&identifier=DSLD:900003')
    expect(brand.map((one: Json) => one.slug)).toEqual(['dsld-900003'])
  })

  it('changes nothing when it is run again, and only the difference of a corrected list', async () => {
    const again = await imported(rows)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, changeset: null, revision: null })
    const corrected = [fieldsOf({ id: '900001', market: 'Off Market in DSLD' }), ...rows.slice(1)]
    expect(await imported(corrected)).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
    expect(await data(kb, '/v1/products/dsld-900001')).toMatchObject({
      marketStatus: 'OFF_MARKET',
      version: 2,
    })
  })

  it('leaves alone what editors changed or retired', async () => {
    await publish(kb.database, { type: 'RETIRE', kind: 'product', key: 'dsld-900003' })
    expect(await imported(rows)).toMatchObject({ created: 0, updated: 1, unchanged: 1, kept: 1 })
    expect((await kb.api.get('/v1/products/dsld-900003')).status).toBe(410)
  })

  it('leaves the changeset in review when asked to', async () => {
    const { changeset, revision } = await imported([fieldsOf({ id: '900009' })], '--review')
    expect(revision).toBeNull()
    expect((await run('changesets', 'show', String(changeset))).out).toContain('dsld-900009')
    expect((await kb.api.get('/v1/products/dsld-900009')).status).toBe(404)
  })

  it('brings nothing of a list that breaks off', async () => {
    const text = listOf([fieldsOf({ id: '900010' }), fieldsOf({ id: '900011' })])
    const { code, err } = await run('import', 'dsld', fileOf(text.slice(0, text.indexOf('900011') + 9)))
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be read')])
    expect((await kb.api.get('/v1/products/dsld-900010')).status).toBe(404)
  })

  it('rejects a row that no contract allows, not the list', async () => {
    const done = await imported([
      fieldsOf({ id: '900012', name: 'x'.repeat(201) }),
      fieldsOf({ id: '900013' }),
    ])
    expect(done).toMatchObject({ created: 1, rejected: 1 })
  })

  it.each([
    [['import', 'dsld', '/no/such/file'], 1, 'there is no file'],
    [['import', 'rejects', '999'], 1, 'there is no run 999'],
    [['import', 'rejects', 'x'], 1, 'not the number of a run'],
    [['import', 'dsld'], 2, "missing required argument 'file'"],
  ])('answers %j with %d and the way out', async (args, code, message) => {
    const answer = await run(...args)
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(message)])
  })

  it('leaves tables that are what the change log says', async () => {
    expect((await verify(kb.database)).findings).toEqual([])
  }, 120_000)
})
