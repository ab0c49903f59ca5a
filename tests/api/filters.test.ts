import { describe, expect, it } from 'vitest'
import { operationsOf, type Schema } from '../../src/plugins/openapi/document.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { claim, create, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'
import { filterValues } from './filter-values.ts'

/** What no shipped record has. */
const kb = useKb(database =>
  publish(
    database,
    ...['tea', 'tincture'].flatMap(form => {
      const slug = `in-${form}`
      const own = { supplement: slug, source: 'nccih-ashwagandha', scope: { form } }
      const pain = { condition: 'back-pain', about: 'back-pain' }
      return [
        thing.supplement(slug),
        claim('action', {
          ...own,
          about: 'muscle-relaxation',
          mechanism: 'muscle-relaxation',
          statement: 'Relaxes.',
        }),
        claim('combination', {
          ...own,
          about: 'yoga',
          with: { kind: 'practice', slug: 'yoga' },
          purpose: 'More ease.',
        }),
        claim('comparison', {
          ...own,
          about: 'nsaids',
          with: { kind: 'interactant', slug: 'nsaids' },
          differences: [{ aspect: 'Speed', supplement: 'Slow', other: 'Fast' }],
        }),
        claim('protocol', { ...own, ...pain, steps: [{ kind: 'supplement', slug, text: 'Drink it.' }] }),
        claim('population-note', {
          ...own,
          about: 'desk-workers',
          population: 'desk-workers',
          caveat: 'None.',
        }),
        create('article', {
          slug: `on-${form}`,
          title: `On ${form}`,
          category: form,
          faqs: form === 'tea' ? ['is-long-term-use-of-ashwagandha-safe'] : [],
          sections: [
            {
              id: 'one',
              aspect: 'OVERVIEW',
              heading: 'One',
              blocks: [{ id: 'a', type: 'PROSE', text: 'A.' }],
            },
          ],
        }),
      ]
    }),
  ),
)

/** Parameters that are no filters on a member of their own: they have tests of their own. */
const others = [
  'q',
  'sort',
  'limit',
  'cursor',
  'count',
  'facets',
  'include',
  'fields',
  'group',
  'exact',
  'updatedSince',
  'minCertainty',
]
const elsewhere: Record<string, string[]> = {
  interactions: ['interactantType'],
  faqs: ['category'],
  sources: ['supplement', 'condition'],
}
/** A target finds claims on its classes too: tests/api/classes.test.ts. */
const alone = (path: string, filter: string) =>
  ['target', 'interactant'].includes(filter) ? `/v1/${path}?exact=true&` : `/v1/${path}?`

const whole = (path: string) => (path === 'supplements' ? '&include=indications,mechanisms' : '')
const keysOf = (records: Json[]) => records.map(record => record.id ?? record.slug)
const schemaOf = (path: string, name: string): Schema => {
  const operation = operationsOf(kb.document).find(one => one.path === `/v1/${path}`)
  return operation?.parameters.find(parameter => parameter.name === name)?.schema ?? {}
}

it('every filter of every list is looked at', () => {
  for (const { path, query } of resources) {
    const filters = Object.keys(query.shape).filter(name => !others.includes(name))
    const known = [...Object.keys(filterValues[path] ?? {}), ...(elsewhere[path] ?? [])]
    expect(filters.sort(), path).toEqual(known.sort())
  }
})

const filtered = Object.entries(filterValues).filter(([, filters]) => Object.keys(filters).length > 0)

describe.each(filtered)('/v1/%s', (path, filters) => {
  it.each(Object.entries(filters))(
    '?%s= finds what has the value, and nothing else',
    async (name, valuesOf) => {
      const all = await walk(kb, `/v1/${path}?limit=100${whole(path)}`)
      const values = [...new Set(all.flatMap(valuesOf))].filter(value => typeof value === 'string')
      const having = (...wanted: string[]) =>
        keysOf(all.filter(record => valuesOf(record).some(value => wanted.includes(value ?? ''))))
      const found = async (...wanted: string[]) =>
        keysOf(
          await walk(kb, `${alone(path, name)}${name}=${wanted.map(encodeURIComponent).join()}&limit=100`),
        )
      const [one, another] = values.filter(value => !value.includes(','))
      if (one !== undefined) expect(await found(one)).toEqual(having(one))
      if (one !== undefined && another !== undefined) {
        // A comma is OR; a parameter beside it would be AND.
        expect(await found(one, another)).toEqual(having(one, another))
      }
      const unused = ((schemaOf(path, name).items as Schema | undefined)?.enum as string[] | undefined)?.find(
        value => !values.includes(value),
      )
      if (unused !== undefined) expect(await found(unused)).toEqual([])
      expect(one ?? unused).toBeDefined()
    },
  )

  it.each(Object.keys(filters))('?%s= refuses what it cannot mean, and names what it can', async name => {
    const allowed = (schemaOf(path, name).items as Schema | undefined)?.enum as string[] | undefined
    const wrong = allowed ? `${allowed[0]}X` : `,`
    const { status, body } = await kb.api.get(`/v1/${path}?${name}=${wrong}`)
    expect(status).toBe(400)
    expect(body.code).toBe('invalid-parameter')
    expect(body.errors[0].parameter).toBe(name)
    if (!allowed) return
    expect(body.errors[0]).toMatchObject({ allowed, nearest: allowed[0] })
    expect(body.detail).toContain(allowed[0])
  })
})

describe('filters together', () => {
  it('join with AND: another one never widens a result', async () => {
    const base = await walk(kb, '/v1/interactions?supplement=magnesium&limit=100')
    const both = await walk(kb, '/v1/interactions?supplement=magnesium&managementAction=SEPARATE&limit=100')
    const turmeric = await walk(
      kb,
      '/v1/interactions?supplement=turmeric&managementAction=SEPARATE&limit=100',
    )
    expect(both.length).toBeGreaterThan(0)
    expect(both.length).toBeLessThan(base.length)
    expect(keysOf(base)).toEqual(expect.arrayContaining(keysOf(both)))
    expect(turmeric).toEqual([])
  })

  it('do not tell case apart in words, and do in codes', async () => {
    const lower = await data(kb, '/v1/dosages?authority=efsa&jurisdiction=eu')
    expect(lower.length).toBeGreaterThan(0)
    expect(lower).toEqual(await data(kb, '/v1/dosages?authority=EFSA&jurisdiction=EU'))
    expect((await kb.api.get('/v1/dosages?type=maximum')).body.errors[0].nearest).toBe('MAXIMUM')
  })
})

describe('minCertainty', () => {
  const graded = ['HIGH', 'MODERATE', 'LOW', 'VERY_LOW']

  it.each(graded)('%s leaves what is graded at least so', async least => {
    const all = await walk(kb, '/v1/indications?limit=100')
    const enough = graded.slice(0, graded.indexOf(least) + 1)
    const found = await walk(kb, `/v1/indications?minCertainty=${least}&limit=100`)
    expect(keysOf(found)).toEqual(keysOf(all.filter(({ evidence }) => enough.includes(evidence.certainty))))
  })

  it('refuses NOT_GRADED, which is no grade', async () => {
    const { body } = await kb.api.get('/v1/indications?minCertainty=NOT_GRADED')
    expect(body.errors[0].allowed).toEqual(graded)
  })
})

describe('updatedSince', () => {
  it.each(resources.map(({ path }) => path))(
    'of /v1/%s compares with updatedAt, from a time or a date',
    async path => {
      const all = await walk(kb, `/v1/${path}?limit=100`)
      const times = all.map(({ updatedAt }) => updatedAt as string).sort()
      const next = new Date(Date.parse(times[0] ?? '') + 1).toISOString()
      const count = async (since: string) =>
        (await kb.api.get(`/v1/${path}?updatedSince=${encodeURIComponent(since)}&count=true`)).body.meta.total
      expect(await count(times[0] ?? '')).toBe(all.length)
      expect(await count(next)).toBe(times.filter(time => time >= next).length)
      expect(await count('2020-01-01')).toBe(await count('2020-01-01T02:00:00+02:00'))
      expect(await count('2120-01-01')).toBe(0)
    },
  )

  it.each(['yesterday', '2026-02-30', '2026-13-01', '2026-01-01T00:00:00', '1700000000'])(
    'refuses %s',
    async since => {
      const { status, body } = await kb.api.get(`/v1/supplements?updatedSince=${since}`)
      expect(status).toBe(400)
      expect(body.errors[0]).toMatchObject({
        parameter: 'updatedSince',
        detail: expect.stringContaining('RFC 3339'),
      })
    },
  )

  it.each(['0000-01-01', '9999-12-31', '0001-01-01T00:00:00%2B23:59', '2026-01-01T00:00:00-23:59'])(
    'takes the odd but valid %s',
    async since => {
      expect((await kb.api.get(`/v1/supplements?updatedSince=${since}`)).status).toBe(200)
    },
  )
})

describe('q', () => {
  it.each([
    ['supplements', 'ASHWAGANDHA', 'ashwagandha'],
    ['supplements', 'indian ginseng', 'ashwagandha'],
    ['supplements', 'wïnter cherry', 'ashwagandha'],
    ['supplements', 'somnif', 'ashwagandha'],
    ['supplements', 'ginseng withania', 'ashwagandha'],
    ['conditions', 'back pain', 'stress-linked-back-pain'],
    ['practices', 'yoga', 'yoga'],
    ['interactants', 'warfarin', 'warfarin'],
  ])('finds in %s by "%s"', async (path, q, slug) => {
    const found = await data(kb, `/v1/${path}?q=${encodeURIComponent(q)}&limit=100`)
    expect(keysOf(found)).toContain(slug)
  })

  it('needs every word, and takes signs as they are', async () => {
    expect(await data(kb, '/v1/supplements?q=ashwagandha+nonsense')).toEqual([])
    // Not a word of any record, though its letters between the s's are.
    expect(await data(kb, '/v1/supplements?q=strasse')).toEqual([])
    for (const sign of ['%25', '_', '%5C', "'", '*', '(', '%26']) {
      const found = await data(kb, `/v1/supplements?q=${sign}${sign}${sign}`)
      expect(found, sign).toEqual([])
    }
  })

  it('cannot be empty', async () => {
    for (const q of ['', '%20', '%C2%A0'])
      expect((await kb.api.get(`/v1/supplements?q=${q}`)).status).toBe(400)
  })
})

describe('filters through other records', () => {
  it('interactantType looks at the record of the other', async () => {
    const tests = await data(kb, '/v1/interactions?interactantType=LAB_TEST')
    expect(tests.length).toBeGreaterThan(0)
    for (const { interactant } of tests) {
      expect(await data(kb, `/v1/interactants/${interactant.slug}`)).toMatchObject({ type: 'LAB_TEST' })
    }
    expect((await kb.api.get('/v1/interactions?interactantType=LAB_TESTS')).body.errors[0].nearest).toBe(
      'LAB_TEST',
    )
  })

  it('the category of a question is that of the articles that show it', async () => {
    expect(keysOf(await data(kb, '/v1/faqs?category=Tea'))).toEqual(['is-long-term-use-of-ashwagandha-safe'])
    expect(await data(kb, '/v1/faqs?category=tincture')).toEqual([])
  })

  it('the sources of a supplement or a condition are those that are cited about it', async () => {
    const lists = resources.filter(({ tag }) => tag === 'Claims').map(({ path }) => path)
    const claims = await Promise.all(lists.map(list => walk(kb, `/v1/${list}?supplement=turmeric&limit=100`)))
    const cited = claims.flat().flatMap(claim => claim.citations.map((one: Json) => one.source.slug))
    const found = await walk(kb, '/v1/sources?supplement=turmeric&limit=100')
    expect(keysOf(found)).toEqual([...new Set(cited)].sort())
    const { statements } = await data(kb, '/v1/conditions/stress-linked-back-pain')
    const stated = statements.flatMap((one: Json) =>
      one.citations.map((citation: Json) => citation.source.slug),
    )
    const about = keysOf(await walk(kb, '/v1/sources?condition=stress-linked-back-pain&limit=100'))
    expect(about).toEqual(expect.arrayContaining([...new Set(stated)]))
  })
})
