import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data } from '../support/walk.ts'

const kb = useKb(database =>
  publish(database, thing.supplement('bare-supplement'), thing.condition('bare-condition')),
)

/** Each list under a thing: the list it is, and the filter that the path sets. */
const ofSupplements: Record<string, [list: string, filter: string]> = {
  dosages: ['dosages', 'supplement'],
  timelines: ['timelines', 'supplement'],
  contraindications: ['contraindications', 'supplement'],
  interactions: ['interactions', 'supplement'],
  mechanisms: ['actions', 'supplement'],
  indications: ['indications', 'supplement'],
  'adverse-effects': ['adverse-effects', 'supplement'],
  combinations: ['combinations', 'supplement'],
  comparisons: ['comparisons', 'supplement'],
  protocols: ['protocols', 'supplement'],
  'population-notes': ['population-notes', 'supplement'],
  articles: ['articles', 'about'],
  faqs: ['faqs', 'about'],
  sources: ['sources', 'supplement'],
  products: ['products', 'supplement'],
}
const ofConditions: typeof ofSupplements = {
  indications: ['indications', 'condition'],
  mechanisms: ['actions', 'condition'],
  dosages: ['dosages', 'condition'],
  timelines: ['timelines', 'condition'],
  contraindications: ['contraindications', 'target'],
  'adverse-effects': ['adverse-effects', 'effect'],
  combinations: ['combinations', 'condition'],
  protocols: ['protocols', 'condition'],
  articles: ['articles', 'about'],
  faqs: ['faqs', 'about'],
  sources: ['sources', 'condition'],
}

const parents = [
  {
    parent: 'supplements',
    lists: ofSupplements,
    others: ['safety', 'timeline.svg', 'dosage.svg', 'evidence.svg'],
    slug: 'ashwagandha',
    bare: 'bare-supplement',
  },
  {
    parent: 'conditions',
    lists: ofConditions,
    others: ['supplements'],
    slug: 'stress-linked-back-pain',
    bare: 'bare-condition',
  },
]
const history = ['history', 'history/{version}']

describe.each(parents)('under /v1/$parent/{slug}', ({ parent, lists, others, slug, bare }) => {
  it('there are these lists', () => {
    const under = `/v1/${parent}/{slug}/`
    const served = Object.keys(kb.document.paths).filter(path => path.startsWith(under))
    expect(served.map(path => path.slice(under.length)).sort()).toEqual(
      [...Object.keys(lists), ...others, ...history].sort(),
    )
  })

  it.each(Object.entries(lists))('%s are the list with one filter set', async (path, [list, filter]) => {
    const nested = await kb.api.get(`/v1/${parent}/${slug}/${path}?limit=100&count=true`)
    const filtered = await kb.api.get(`/v1/${list}?${filter}=${slug}&limit=100&count=true`)
    expect(nested.body.data).toEqual(filtered.body.data)
    expect(nested.body.meta.total).toBe(filtered.body.meta.total)
    const refused = await kb.api.get(`/v1/${parent}/${slug}/${path}?${filter}=${slug}`)
    expect(refused.status).toBe(400)
    expect(refused.body.code).toBe('unknown-parameter')
  })

  it.each(Object.keys(lists))(
    '%s of one that has none are an empty list, of an unknown one 404',
    async path => {
      expect(await data(kb, `/v1/${parent}/${bare}/${path}`)).toEqual([])
      const unknown = await kb.api.get(`/v1/${parent}/nothing-like-it/${path}`)
      expect(unknown.status).toBe(404)
      expect(unknown.body).toMatchObject({
        code: 'not-found',
        instance: `/v1/${parent}/nothing-like-it/${path}`,
      })
    },
  )
})

it('the mechanisms of a supplement are its actions, each with its mechanism whole', async () => {
  const [action] = await data(kb, '/v1/supplements/ashwagandha/mechanisms')
  expect(action).toMatchObject({ kind: 'action', mechanism: { kind: 'mechanism', status: 'ACTIVE' } })
  expect(action.mechanism).toEqual(await data(kb, `/v1/mechanisms/${action.mechanism.slug}`))
})

it('pages of a list under a thing go on under it', async () => {
  const { body } = await kb.api.get('/v1/supplements/magnesium/interactions?limit=2')
  expect(body.links.next).toMatch(/^\/v1\/supplements\/magnesium\/interactions\?cursor=[\w.-]+&limit=2$/)
})
