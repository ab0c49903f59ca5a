import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const target = { kind: 'condition', slug: 'surgery' }
const interactant = { kind: 'interactant', slug: 'nsaids' }
const amount = { min: 1, max: 2, unit: 'mg' }

const warning = (source: string, riskType: string, strength: string, action: string) =>
  claim('contraindication', {
    ...{ supplement: 's', about: 'surgery', source, target, riskType, strength },
    management: action === 'SEPARATE' ? { action, separation: {} } : { action },
  })
const interaction = (source: string, overall: string, severity: string, action: string) =>
  claim('interaction', {
    ...{ supplement: 's', about: 'nsaids', source, interactant, overall, severity },
    management: { action },
  })
const effect = (source: string, polarity: string, seriousness: string, frequency: string) =>
  claim('adverse-effect', {
    ...{ supplement: 's', about: 'nausea', effect: 'nausea', source },
    ...{ polarity, seriousness, frequency, statement: 'So it is said.' },
  })
const dosage = (source: string, type: string, certainty = 'NOT_GRADED') =>
  claim('dosage', {
    supplement: 's',
    about: 'general',
    source,
    type,
    per: 'DAY',
    amount,
    evidence: { certainty },
  })

/** Claims in the order in which they must come; the sources are named by their place. */
const inOrder = {
  contraindications: [
    warning('a', 'CONTRAINDICATION', 'ABSOLUTE', 'AVOID'),
    warning('b', 'CONTRAINDICATION', 'RELATIVE', 'AVOID'),
    warning('c', 'CAUTION_OR_WARNING', 'ABSOLUTE', 'AVOID'),
    warning('d', 'CAUTION_OR_WARNING', 'PRECAUTION', 'STOP_BEFORE'),
    warning('e', 'CAUTION_OR_WARNING', 'PRECAUTION', 'CONSULT'),
    warning('f', 'CAUTION_OR_WARNING', 'NONE_SEEN', 'NONE'),
    warning('g', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'),
  ],
  interactions: [
    interaction('a', 'CONTRAINDICATED', 'UNKNOWN', 'CONSULT'),
    interaction('b', 'MAJOR', 'HIGH', 'AVOID'),
    interaction('c', 'UNKNOWN', 'HIGH', 'INFORM'),
    interaction('d', 'UNKNOWN', 'UNKNOWN', 'AVOID'),
    interaction('e', 'MODERATE', 'HIGH', 'AVOID'),
    interaction('f', 'MINOR', 'MILD', 'MONITOR'),
    interaction('g', 'NONE_KNOWN', 'INSIGNIFICANT', 'NONE'),
  ],
  'adverse-effects': [
    effect('a', 'REPORTED', 'FATAL', 'VERY_RARE'),
    effect('b', 'REPORTED', 'SERIOUS', 'COMMON'),
    effect('c', 'REPORTED', 'SERIOUS', 'RARE'),
    effect('d', 'REPORTED', 'NOT_SERIOUS', 'VERY_COMMON'),
    effect('e', 'REPORTED', 'UNKNOWN', 'UNKNOWN'),
    effect('f', 'DENIED', 'UNKNOWN', 'UNKNOWN'),
  ],
  dosages: [
    dosage('g', 'MAXIMUM'),
    dosage('f', 'RECOMMENDED_INTAKE'),
    dosage('agency', 'LABEL_DIRECTION'),
    dosage('e', 'STUDIED_RANGE', 'MODERATE'),
    dosage('d', 'STUDIED_RANGE', 'LOW'),
    dosage('c', 'ADVISED'),
    dosage('press', 'ADVISED'),
  ],
}

const kb = useKb(database =>
  publish(
    database,
    thing.supplement('s'),
    thing.source('agency', { kind: 'REGULATOR' }),
    thing.source('press', { kind: 'ARTICLE' }),
    ...'abcdefg'.split('').map(slug => thing.source(slug)),
    ...Object.values(inOrder).flatMap(claims => claims.toReversed()),
  ),
)

describe('without sort', () => {
  it.each(Object.entries(inOrder))('%s begin with what matters most', async (path, claims) => {
    const ids = claims.map(({ document }: Json) => document.id)
    const ordered = async (url: string) => (await data(kb, url)).map((one: Json) => one.id)
    expect(await ordered(`/v1/supplements/s/${path}`)).toEqual(ids)
    const member = path === 'adverse-effects' ? 'adverseEffects' : path
    const embedded = (await data(kb, `/v1/supplements/s?include=${member}`))[member]
    expect(embedded.map((one: Json) => one.id)).toEqual(ids)
  })

  it('the shipped dosages of magnesium begin with the limits, those of ashwagandha end with the article', async () => {
    const kinds = async (slug: string) =>
      (await data(kb, `/v1/supplements/${slug}/dosages?limit=100`)).map(
        (one: Json) => one.citations[0].source.kind,
      )
    const types = (await data(kb, '/v1/supplements/magnesium/dosages')).map((one: Json) => one.type)
    expect(types[0]).toBe('MAXIMUM')
    expect(types.lastIndexOf('MAXIMUM')).toBe(types.filter((type: string) => type === 'MAXIMUM').length - 1)
    expect(types).toContain('RECOMMENDED_INTAKE')
    const sources = await kinds('ashwagandha')
    expect(sources.indexOf('ARTICLE')).toBe(
      sources.length - sources.filter((kind: string) => kind === 'ARTICLE').length,
    )
  })

  it('things come by slug, questions by position', async () => {
    const slugs = (await data(kb, '/v1/conditions?limit=100')).map((one: Json) => one.slug)
    expect(slugs).toEqual(slugs.toSorted())
    const positions = (await data(kb, '/v1/faqs')).map((one: Json) => one.position)
    expect(positions).toEqual(positions.toSorted((a: number, b: number) => a - b))
  })
})
