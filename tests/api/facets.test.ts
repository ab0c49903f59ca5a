import { describe, expect, it } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'
import { filterValues } from './filter-values.ts'

const kb = useKb()

interface Count {
  value: string
  name: string | null
  count: number
}

const countsOf = async (url: string): Promise<Record<string, Count[]>> => {
  const { status, body } = await kb.api.get(url)
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
  return body.meta.facets
}

const byCount = (a: Count, b: Count) => b.count - a.count || (a.value < b.value ? -1 : 1)

/** The values of the facets that no filter of the same name finds. */
const further: Record<string, (record: Json) => string[]> = {
  certainty: record => [record.evidence.certainty],
}

const counted = resources.flatMap(({ path, noun }) =>
  Object.keys(noun.facets ?? {}).map(facet => ({ path, facet })),
)

describe('every facet', () => {
  it('is one of a filter: what can be counted can be asked for', () => {
    expect(counted.length).toBeGreaterThan(60)
    for (const { path, noun, query } of resources) {
      const filters = Object.entries(noun.facets ?? {}).map(([name, { filter }]) => filter ?? name)
      expect(Object.keys(query.shape), path).toEqual(expect.arrayContaining(filters))
    }
  })

  it.each(counted)('of /v1/$path counts by $facet what its records hold', async ({ path, facet }) => {
    const whole = path === 'supplements' ? '&include=indications,mechanisms' : ''
    const records = await walk(kb, `/v1/${path}?limit=100${whole}`)
    const valuesOf = filterValues[path]?.[facet] ?? further[facet]
    const counts = (await countsOf(`/v1/${path}?limit=1&facets=${facet}`))[facet] ?? []
    expect(counts).toEqual(counts.toSorted(byCount))
    if (valuesOf === undefined) return expect(facet).toBe('interactantType')
    const expected = new Map<string, number>()
    for (const value of records.flatMap(record => [...new Set(valuesOf(record))])) {
      if (typeof value === 'string') expected.set(value, (expected.get(value) ?? 0) + 1)
    }
    const most = [...expected].map(([value, count]) => ({ value, name: null, count })).sort(byCount)
    expect(counts.map(({ value, count }) => ({ value, name: null, count }))).toEqual(most.slice(0, 100))
  })
})

describe('the counts of a list', () => {
  it('are null when nobody asked', async () => {
    expect(await countsOf('/v1/supplements?limit=1')).toBeNull()
    expect((await kb.api.get('/v1/mechanisms?limit=1')).body.meta).not.toHaveProperty('facets')
  })

  it('are the totals that their filters give', async () => {
    const { severity = [] } = await countsOf('/v1/interactions?facets=severity&supplement=magnesium')
    expect(severity.length).toBeGreaterThan(0)
    for (const { value, count } of severity) {
      const { body } = await kb.api.get(
        `/v1/interactions?supplement=magnesium&severity=${value}&count=true&limit=1`,
      )
      expect(body.meta.total).toBe(count)
    }
  })

  it("heed all other filters, and not the facet's own", async () => {
    const all = await countsOf('/v1/dosages?facets=type,per&supplement=magnesium')
    const some = await countsOf('/v1/dosages?facets=type,per&supplement=magnesium&type=MAXIMUM')
    expect(some.type).toEqual(all.type)
    expect(some.per).not.toEqual(all.per)
    const maxima = all.type?.find(({ value }) => value === 'MAXIMUM')?.count
    expect(some.per?.reduce((sum, { count }) => sum + count, 0)).toBe(maxima)
    const graded = await countsOf('/v1/indications?facets=certainty&minCertainty=HIGH')
    expect(graded).toEqual(await countsOf('/v1/indications?facets=certainty'))
  })

  it('tell the names of things', async () => {
    const { condition = [] } = await countsOf('/v1/supplements?facets=condition')
    for (const { value, name } of condition.slice(0, 3)) {
      expect((await data(kb, `/v1/conditions/${value}`)).name).toBe(name)
    }
  })

  it('are of the whole list, on whatever page, and keep the cursor of another page valid', async () => {
    const { body: first } = await kb.api.get('/v1/supplements?limit=2&facets=category,class')
    const { body: second } = await kb.api.get(first.links.next)
    expect(second.meta.facets).toEqual(first.meta.facets)
    const without = first.links.next.replace(/facets=[^&]*&?/, '')
    expect((await kb.api.get(without)).body.data).toEqual(second.data)
  })

  it('under a thing are of what belongs to it', async () => {
    const nested = await countsOf('/v1/supplements/magnesium/interactions?facets=overall')
    expect(nested).toEqual(await countsOf('/v1/interactions?supplement=magnesium&facets=overall'))
    const { body } = await kb.api.get('/v1/supplements/magnesium/interactions?facets=supplement')
    expect(body).toMatchObject({ status: 400, code: 'invalid-parameter' })
    expect(body.errors[0].allowed).not.toContain('supplement')
  })

  it('go with trimmed members and with questions', async () => {
    const plain = await countsOf('/v1/timelines?facets=measure')
    expect(await countsOf('/v1/timelines?facets=measure&fields=id')).toEqual(plain)
    expect(await countsOf('/v1/timelines?facets=measure&group=question')).toEqual(plain)
  })

  it('are bounded', async () => {
    await publish(
      kb.database,
      ...Array.from({ length: 120 }, (_, n) =>
        thing.supplement(`many-${n}`, { classes: [{ slug: `k-${n}`, name: `K ${n}`, definition: 'x' }] }),
      ),
    )
    const counts = await countsOf('/v1/supplements?facets=class')
    expect(counts.class).toHaveLength(100)
  })
})

it.each(['categry', 'name', '', 'category,'])('facets=%s is refused with what there is', async facets => {
  const { status, body } = await kb.api.get(`/v1/supplements?facets=${facets}`)
  expect([status, body.code]).toEqual([400, 'invalid-parameter'])
  expect(body.errors[0]).toMatchObject({
    parameter: 'facets',
    allowed: ['category', 'class', 'condition', 'mechanism'],
  })
})
