import { describe, expect, it } from 'vitest'
import { Certainty } from '../../src/knowledge/evidence.ts'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { type Json, walk } from '../support/walk.ts'

const kb = useKb()

const fold = (name: string) => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const rising = [...Certainty.options].reverse()

/** What a record is sorted by, as something that compares like the database does. */
const values: Record<string, (record: Json) => string | number> = {
  id: record => record.id,
  slug: record => record.slug,
  name: record => fold(record.name ?? record.supplement.name),
  updatedAt: record => record.updatedAt,
  certainty: record => rising.indexOf(record.evidence.certainty),
  position: record => record.position,
  year: record => record.year ?? 0,
  datePublished: record => record.datePublished ?? '',
}

const keyOf = (record: Json): string => record.id ?? record.slug
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

const sortsOf = (path: string) => {
  const resource = resources.find(one => one.path === path)
  return Object.keys(resource?.noun.sorts ?? {})
}
const each = resources.flatMap(({ path }) => sortsOf(path).map(key => ({ path, key })))

describe('sort', () => {
  it.each(resources.map(({ path, noun }) => ({ path, noun })))(
    'of /v1/$path offers what it can do',
    ({ path, noun }) => {
      const list = operationsOf(kb.document).find(one => one.path === `/v1/${path}` && one.method === 'get')
      const offered = list?.parameters.find(({ name }) => name === 'sort')
      const keys = Object.keys(noun.sorts).flatMap(key => [key, `-${key}`])
      const { enum: sorts = [] } = (offered?.schema?.items ?? {}) as { enum?: string[] }
      expect(sorts.toSorted()).toEqual(keys.toSorted())
    },
  )

  it.each(each)('of /v1/$path by $key, both ways, ends in the key', async ({ path, key }) => {
    const all = await walk(kb, `/v1/${path}?limit=100`)
    const value = values[key] as (record: Json) => string | number
    for (const [sort, sign] of [
      [key, 1],
      [`-${key}`, -1],
    ] as const) {
      const sorted = all.toSorted((a, b) => sign * compare(value(a), value(b)) || compare(keyOf(a), keyOf(b)))
      expect((await walk(kb, `/v1/${path}?sort=${sort}&limit=100`)).map(keyOf), sort).toEqual(
        sorted.map(keyOf),
      )
    }
  })

  it('takes several keys, in both directions, and pages through them', async () => {
    const all = await walk(kb, '/v1/indications?limit=100')
    const sorted = all.toSorted(
      (a, b) =>
        compare(values.certainty?.(b) ?? 0, values.certainty?.(a) ?? 0) ||
        compare(values.name?.(a) ?? 0, values.name?.(b) ?? 0) ||
        compare(b.id, a.id),
    )
    expect((await walk(kb, '/v1/indications?sort=-certainty,name,-id&limit=4')).map(keyOf)).toEqual(
      sorted.map(keyOf),
    )
  })

  it('by certainty puts the surest last, and first with a minus', async () => {
    const [first] = await walk(kb, '/v1/indications?sort=-certainty&limit=100')
    const best = Certainty.options.find(code => code === first.evidence.certainty)
    expect(['HIGH', 'MODERATE', 'LOW']).toContain(best)
  })

  it.each([
    ['/v1/indications?sort=certanty', 'certainty'],
    ['/v1/indications?sort=-nam', '-name'],
    ['/v1/supplements?sort=id', undefined],
  ])('%s is refused', async (url, nearest) => {
    const { status, body } = await kb.api.get(url)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ parameter: 'sort', ...(nearest ? { nearest } : {}) })
    expect(body.errors[0].allowed).toContain('-updatedAt')
  })
})
