import { describe, expect, it, vi } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const hundred = Array.from({ length: 100 }, (_, index) => `extra-${String(index).padStart(3, '0')}`)
const kb = useKb(database => publish(database, ...hundred.map(slug => thing.supplement(slug))))

/** A thing that has something of each, and the list that says the same of it. */
const included: Record<string, { slug: string; lists: Record<string, string> }> = {
  supplements: {
    slug: 'ashwagandha',
    lists: {
      indications: 'indications?supplement',
      mechanisms: 'actions?supplement',
      dosages: 'dosages?supplement',
      timelines: 'timelines?supplement',
      contraindications: 'contraindications?supplement',
      interactions: 'interactions?supplement',
      adverseEffects: 'adverse-effects?supplement',
      combinations: 'combinations?supplement',
      comparisons: 'comparisons?supplement',
      protocols: 'protocols?supplement',
      populationNotes: 'population-notes?supplement',
      articles: 'articles?about',
      faqs: 'faqs?about',
    },
  },
  conditions: {
    slug: 'stress-linked-back-pain',
    lists: {
      indications: 'indications?condition',
      mechanisms: 'actions?condition',
      dosages: 'dosages?condition',
      timelines: 'timelines?condition',
      contraindications: 'contraindications?exact=true&target',
      adverseEffects: 'adverse-effects?effect',
      combinations: 'combinations?condition',
      protocols: 'protocols?condition',
      articles: 'articles?about',
      faqs: 'faqs?about',
    },
  },
  practices: { slug: 'yoga', lists: { combinations: 'combinations?with' } },
  populations: {
    slug: 'pregnancy',
    lists: {
      populationNotes: 'population-notes?population',
      dosages: 'dosages?population',
      contraindications: 'contraindications?exact=true&target',
    },
  },
  interactants: { slug: 'tetracycline', lists: { interactions: 'interactions?exact=true&interactant' } },
}
const each = Object.entries(included).flatMap(([path, { slug, lists }]) =>
  Object.entries(lists).map(([name, list]) => ({ path, slug, name, list })),
)

/** How many SQL statements answer a request. */
async function statementsFor(url: string): Promise<number> {
  const read = vi.spyOn(kb.database, 'read')
  const query = vi.spyOn(kb.database.prisma, '$queryRaw')
  expect((await kb.api.get(url)).status).toBe(200)
  const count = read.mock.calls.length + query.mock.calls.length
  vi.restoreAllMocks()
  return count
}

describe('include', () => {
  it('every relation of every noun is looked at', () => {
    for (const { path, includes, tag } of resources) {
      const known = tag === 'Claims' ? ['sources'] : Object.keys(included[path]?.lists ?? {})
      expect([...includes].sort(), path).toEqual(known.sort())
    }
  })

  it.each(each)('$name embeds into $path what its list says', async ({ path, slug, name, list }) => {
    const record = await data(kb, `/v1/${path}/${slug}?include=${name}`)
    const { matched: _, ...rows } = { ...(await data(kb, `/v1/${list}=${slug}&limit=100`)) }
    const expected = Object.values(rows as Json[]).map(row => (row.matched ? { ...row, matched: null } : row))
    const isSummary = name === 'articles'
    expect(record[name].map((one: Json) => one.id ?? one.slug)).toEqual(
      expected.map(one => one.id ?? one.slug),
    )
    if (!isSummary) expect(record[name]).toEqual(expected)
    if (isSummary) expect(expected[0]).toMatchObject(record[name][0] ?? {})
    const [listed] = (await data(kb, `/v1/${path}?include=${name}&limit=100`)).filter(
      (one: Json) => one.slug === slug,
    )
    expect(listed ?? record).toEqual(record)
  })

  it('several at once are the same as each alone; without, no member is there', async () => {
    const names = Object.keys(included.supplements?.lists ?? {})
    const all = await data(kb, `/v1/supplements/ashwagandha?include=${names.join()}`)
    const plain = await data(kb, '/v1/supplements/ashwagandha')
    for (const name of names) {
      expect(plain).not.toHaveProperty(name)
      expect(all[name]).toEqual((await data(kb, `/v1/supplements/ashwagandha?include=${name}`))[name])
    }
  })

  it('sources embeds into a claim the sources that it cites, whole', async () => {
    for (const { path } of resources.filter(({ tag }) => tag === 'Claims')) {
      const [claim] = await data(kb, `/v1/${path}?include=sources&limit=1`)
      const cited = [...new Set(claim.citations.map((one: Json) => one.source.slug))].sort()
      expect(claim.sources.map((one: Json) => one.slug)).toEqual(cited)
      expect(claim.sources[0]).toEqual(await data(kb, `/v1/sources/${cited[0]}`))
    }
  })

  it('refuses what it does not know, and names what it does', async () => {
    const { status, body } = await kb.api.get('/v1/supplements?include=dosage')
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ parameter: 'include', nearest: 'dosages' })
    expect(body.errors[0].allowed).toContain('articles')
    expect((await kb.api.get('/v1/mechanisms?include=articles')).status).toBe(400)
  })
})

describe('a list of 100 with all that can be embedded', () => {
  it('costs as many statements as one of 1, and as one without', async () => {
    // What is in memory costs none: other addresses than those that are counted.
    await statementsFor('/v1/supplements?limit=2')
    for (const { path, includes } of resources) {
      const plain = await statementsFor(`/v1/${path}?limit=1`)
      const whole = await statementsFor(
        `/v1/${path}?limit=100&count=true${includes.length > 0 ? `&include=${includes.join()}` : ''}`,
      )
      expect([plain, whole], path).toEqual([1, 1])
    }
    expect(await statementsFor('/v1/supplements/ashwagandha/interactions?limit=100&include=sources')).toBe(1)
    expect(await statementsFor('/v1/conditions/stress/supplements?limit=100')).toBe(1)
    const page = await data(
      kb,
      `/v1/supplements?limit=100&include=${Object.keys(included.supplements?.lists ?? {}).join()}`,
    )
    expect(page).toHaveLength(100)
  })
})
