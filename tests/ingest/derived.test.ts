import { describe, expect, it } from 'vitest'
import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'
import type { ClaimRecord } from '../../src/ingest/documents.ts'
import { shippedKnowledge } from '../../src/ingest/knowledge-files.ts'
import { conditionTopics } from '../../src/knowledge/coverage-topics.ts'
import { claim, derive, dosage, effect, indication, interaction, timeline, warning } from './claims.ts'

describe('the default order', () => {
  const ranks = (...claims: ClaimRecord[]) => derive(...claims).map(({ rank }) => rank)
  const ascending = (...claims: ClaimRecord[]) => {
    const found = ranks(...claims)
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
    expect(Math.max(...found)).toBeLessThan(2 ** 31)
  }

  it('has the most cautious warnings first, whoever says so', () => {
    ascending(
      warning('blog', 'PRECAUTION', 'INFORM', { riskType: 'CONTRAINDICATION' }),
      warning('blog', 'ABSOLUTE', 'AVOID'),
      warning('efsa', 'RELATIVE', 'AVOID'),
      warning('blog', 'RELATIVE', 'CONSULT'),
      warning('trial', 'NONE_SEEN', 'NONE'),
      warning('bad', 'ABSOLUTE', 'AVOID'),
    )
  })

  it('has the worst interactions first, ungraded ones above moderate', () => {
    ascending(
      interaction('blog', { overall: 'CONTRAINDICATED' }),
      interaction('ods', { overall: 'MAJOR' }),
      interaction('ods', { severity: 'HIGH' }),
      interaction('ods', {}),
      interaction('ods', { overall: 'MODERATE' }),
      interaction('ods', { overall: 'NONE_KNOWN' }),
      interaction('old', { overall: 'CONTRAINDICATED' }),
    )
  })

  it('has reported effects before denied ones, serious ones first', () => {
    ascending(
      effect('blog', 'REPORTED', { seriousness: 'FATAL', frequency: 'VERY_RARE' }),
      effect('ods', 'REPORTED', { seriousness: 'SERIOUS' }),
      effect('ods', 'REPORTED', { frequency: 'COMMON' }),
      effect('ods', 'REPORTED'),
      effect('efsa', 'DENIED'),
    )
  })

  it('has limits and regulators first among dosages, then trials by certainty, then articles', () => {
    const of = (from: string, type: string, certainty = 'NOT_GRADED') =>
      dosage(from, 1, { type, evidence: { certainty } })
    ascending(
      of('efsa', 'MAXIMUM'),
      of('ods', 'RECOMMENDED_INTAKE'),
      of('efsa', 'LABEL_DIRECTION'),
      of('trial', 'STUDIED_RANGE', 'MODERATE'),
      of('review', 'STUDIED_RANGE', 'LOW'),
      of('trial', 'STUDIED_RANGE', 'LOW'),
      of('blog', 'ADVISED'),
      of('bad', 'MAXIMUM'),
    )
  })

  it('has the surest first elsewhere, articles after all others, withdrawn claims last', () => {
    ascending(
      indication('trial', 'BENEFIT', {}, 'HIGH'),
      indication('review', 'BENEFIT', {}, 'LOW'),
      indication('trial,blog', 'BENEFIT'),
      indication('ods', 'BENEFIT'),
      indication('blog', 'BENEFIT', {}, 'VERY_LOW'),
      indication('bad,old', 'BENEFIT', {}, 'HIGH'),
    )
  })
})

describe('the support of a claim', () => {
  it.each([
    ['ods', 'STANDING'],
    ['bad', 'WITHDRAWN'],
    ['bad,old', 'WITHDRAWN'],
    ['bad,ods', 'STANDING'],
  ])('by %s is %s', (from, expected) => {
    expect(derive(indication(from, 'BENEFIT'))[0]?.support).toBe(expected)
  })

  it('is withdrawn when nobody supports it', () => {
    const citations = [{ source: 'ods', stance: 'REFUTES' }]
    expect(derive(indication('ods', 'BENEFIT', { citations }))[0]?.support).toBe('WITHDRAWN')
  })
})

describe('the safety topics of a claim', () => {
  const target = (kind: string, slug: string) =>
    warning('ods', 'UNKNOWN', 'AVOID', { target: { kind, slug } })
  const meeting = (slug: string, kind = 'interactant') => interaction('ods', { interactant: { kind, slug } })
  it.each([
    [target('population', 'pregnancy'), ['PREGNANCY']],
    [target('population', 'breastfeeding'), ['LACTATION']],
    [target('population', 'under-18'), ['CHILDREN']],
    [target('population', 'infants'), ['CHILDREN']],
    [target('population', 'over-70'), ['OLDER_ADULTS']],
    [target('population', 'adults'), []],
    [target('population', 'desk-workers'), []],
    [target('population', 'long-term-users'), ['LONG_TERM_USE']],
    [target('condition', 'surgery'), ['SURGERY']],
    [target('condition', 'haemodialysis'), ['KIDNEY']],
    [target('condition', 'phototherapy'), []],
    [target('condition', 'liver-injury'), ['LIVER']],
    [target('condition', 'renal-impairment'), ['KIDNEY']],
    [target('condition', 'nausea'), []],
    [target('interactant', 'allergen'), ['ALLERGY']],
    [meeting('drug'), ['DRUG_INTERACTIONS']],
    [meeting('drug-class'), ['DRUG_INTERACTIONS']],
    [meeting('treatment-class'), ['DRUG_INTERACTIONS']],
    [meeting('food'), ['FOOD_INTERACTIONS']],
    [meeting('alcohol'), ['FOOD_INTERACTIONS']],
    [meeting('lab-test'), ['LAB_TESTS']],
    [meeting('zinc', 'supplement'), []],
    [effect('ods', 'REPORTED'), ['ADVERSE_EFFECTS']],
    [effect('ods', 'REPORTED', { effect: 'liver-injury' }), ['ADVERSE_EFFECTS', 'LIVER']],
    [effect('ods', 'DENIED', { effect: null }), ['ADVERSE_EFFECTS']],
    [dosage('ods', 1), ['UPPER_LIMIT']],
    [dosage('ods', 1, { type: 'UNKNOWN', amount: { max: 1, unit: 'g' } }), ['UPPER_LIMIT']],
    [dosage('ods', 1, { type: 'UNKNOWN', amount: { min: 1, max: 2, unit: 'g' } }), []],
    [dosage('ods', 1, { type: 'ADVISED' }), []],
    [timeline('ods', { end: { value: 3, unit: 'mo' } }), ['LONG_TERM_USE']],
    [timeline('ods', { measure: 'ONSET', end: { value: 3, unit: 'mo' } }), []],
    [claim('population-note', 'ods', { population: 'over-70', caveat: 'x' }), ['OLDER_ADULTS']],
    [claim('population-note', 'ods', { population: 'over-70', expectation: 'x' }), []],
    [indication('ods', 'BENEFIT'), []],
  ])('%# are what it speaks of', (one, expected) => {
    expect(derive(one)[0]?.topics).toEqual(expected)
  })

  it('know every shipped condition of liver, kidney and allergy', async () => {
    const { published } = await checkKnowledge(shippedKnowledge)
    const meant = published.filter(
      ({ kind, key }) =>
        kind === 'condition' && /liver|hepat|kidney|renal|nephr|allerg|hypersensitiv/.test(key),
    )
    expect(meant.length).toBeGreaterThan(0)
    expect(meant.map(({ key }) => key).filter(key => !(key in conditionTopics))).toEqual([])
  }, 60_000)
})
