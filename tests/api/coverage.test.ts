import { describe, expect, it } from 'vitest'
import { CoverageTopic } from '../../src/knowledge/severity.ts'
import { useKb } from '../support/kb.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const topics = CoverageTopic.options.filter(topic => topic !== 'UNKNOWN')
const safety = ['contraindications', 'interactions', 'adverse-effects']

const warning = { riskType: 'CAUTION_OR_WARNING', strength: 'PRECAUTION', management: { action: 'CONSULT' } }
const noneSeen = { ...warning, strength: 'NONE_SEEN', statementStatus: 'ASSESSED_NONE_FOUND' }
const pregnancy = { about: 'pregnancy', target: { kind: 'population', slug: 'pregnancy' } }
const surgery = { about: 'surgery', target: { kind: 'condition', slug: 'surgery' } }
const breastfeeding = { about: 'breastfeeding', target: { kind: 'population', slug: 'breastfeeding' } }
const older = { about: 'older-adults', target: { kind: 'population', slug: 'older-adults' } }
const children = { about: 'under-18', target: { kind: 'population', slug: 'under-18' } }

const kb = useKb(database =>
  publish(
    database,
    thing.source('looked'),
    thing.source('warns'),
    thing.source('agency', { kind: 'REGULATOR' }),
    thing.source('retracted', { standing: 'RETRACTED' }),
    thing.supplement('unknown-one'),
    thing.supplement('known-one', {
      coverage: [
        { topic: 'KIDNEY', status: 'NOT_ASSESSED', sources: ['looked'] },
        { topic: 'PREGNANCY', status: 'NOT_ASSESSED', sources: ['agency'] },
      ],
    }),
    claim('contraindication', { supplement: 'known-one', source: 'looked', ...pregnancy, ...noneSeen }),
    claim('contraindication', { supplement: 'known-one', source: 'warns', ...pregnancy, ...warning }),
    claim('contraindication', { supplement: 'known-one', source: 'looked', ...surgery, ...noneSeen }),
    claim('contraindication', {
      ...{ supplement: 'known-one', source: 'agency', ...children, ...warning },
      statementStatus: 'NONE_REQUIRED',
    }),
    claim('contraindication', {
      supplement: 'known-one',
      source: 'retracted',
      ...breastfeeding,
      ...noneSeen,
    }),
    claim('contraindication', { supplement: 'known-one', source: 'retracted', ...older, ...warning }),
    claim('adverse-effect', {
      ...{ supplement: 'known-one', about: 'general', source: 'looked' },
      ...{ polarity: 'DENIED', statement: 'Well tolerated.' },
    }),
  ),
)

const coverageOf = async (slug: string): Promise<Json[]> =>
  (await data(kb, `/v1/supplements/${slug}`)).coverage
const statuses = async (slug: string) =>
  Object.fromEntries((await coverageOf(slug)).map(({ topic, status }) => [topic, status]))

describe('the coverage of a supplement', () => {
  it('has a row for every topic, in one order, for every supplement', async () => {
    for (const { slug, coverage } of await walk(kb, '/v1/supplements?limit=100')) {
      expect(
        coverage.map((one: Json) => one.topic),
        slug,
      ).toEqual(topics)
    }
  })

  it('is UNKNOWN where nobody here has looked', async () => {
    const coverage = await coverageOf('unknown-one')
    expect(coverage).toEqual(topics.map(topic => ({ topic, status: 'UNKNOWN', sources: [] })))
  })

  it('follows from what sources say, the warning before all', async () => {
    expect(await statuses('known-one')).toMatchObject({
      PREGNANCY: 'STATED',
      SURGERY: 'ASSESSED_NONE_FOUND',
      CHILDREN: 'NONE_REQUIRED',
      KIDNEY: 'NOT_ASSESSED',
      ADVERSE_EFFECTS: 'ASSESSED_NONE_FOUND',
      LIVER: 'UNKNOWN',
    })
  })

  it('keeps a warning whose source is retracted, and no reassurance', async () => {
    expect(await statuses('known-one')).toMatchObject({ LACTATION: 'UNKNOWN', OLDER_ADULTS: 'STATED' })
  })

  it('names its sources', async () => {
    const sources = (await coverageOf('known-one')).map(one => [
      one.topic,
      one.sources.map((it: Json) => it.slug),
    ])
    expect(Object.fromEntries(sources)).toMatchObject({
      PREGNANCY: ['looked', 'warns'],
      CHILDREN: ['agency'],
      KIDNEY: ['looked'],
    })
  })

  it('is what the shipped sources say', async () => {
    expect(await statuses('ashwagandha')).toMatchObject({
      PREGNANCY: 'STATED',
      LIVER: 'STATED',
      UPPER_LIMIT: 'NOT_ASSESSED',
    })
    expect(await statuses('magnesium')).toMatchObject({ UPPER_LIMIT: 'STATED', KIDNEY: 'STATED' })
    expect(await statuses('turmeric')).toMatchObject({ DRUG_INTERACTIONS: 'STATED', CHILDREN: 'STATED' })
  })
})

describe.each(safety)('a list of %s', path => {
  const coverageIn = async (url: string) => (await kb.api.get(url)).body.meta.coverage

  it('of one supplement carries its coverage, an empty list too', async () => {
    for (const slug of ['ashwagandha', 'unknown-one', 'b-complex']) {
      const coverage = await coverageOf(slug)
      expect(await coverageIn(`/v1/supplements/${slug}/${path}`)).toEqual(coverage)
      expect(await coverageIn(`/v1/${path}?supplement=${slug}`)).toEqual(coverage)
      expect(await coverageIn(`/v1/supplements/${slug}/${path}?minCertainty=HIGH&sourceKind=NEWS`)).toEqual(
        coverage,
      )
    }
  })

  it('of several or of all has none', async () => {
    expect(await coverageIn(`/v1/${path}`)).toBeNull()
    expect(await coverageIn(`/v1/${path}?supplement=ashwagandha,magnesium`)).toBeNull()
    expect(await coverageIn(`/v1/${path}?supplement=nothing-like-it`)).toBeNull()
  })
})

it('a list of warnings about a condition carries the coverage of the one supplement it asks for', async () => {
  const coverage = await coverageOf('ashwagandha')
  for (const path of ['contraindications', 'adverse-effects']) {
    const { body } = await kb.api.get(`/v1/conditions/surgery/${path}?supplement=ashwagandha`)
    expect(body.meta.coverage).toEqual(coverage)
  }
})
