import { describe, expect, it } from 'vitest'
import { claims, lookup, sourcesOf } from './knowledge-set.ts'
import { dris, drvs, hasDataFiles, nrvs, ulMicro, type Value } from './reference-files.ts'

const dosages = claims.flatMap(claim => (claim.kind === 'dosage' ? [claim] : []))
type Dosage = (typeof dosages)[number]

/** The names of our nutrients in the tables. */
const nutrients: Record<string, { us: string; micro?: string; eu: string[] }> = {
  'vitamin-b12': { us: 'Vitamin B12', eu: ['Cobalamin'] },
  'vitamin-b6': { us: 'Vitamin B6', micro: 'Vitamin B6 (mg/d)', eu: ['Vitamin B6', 'Vitamin B-6'] },
  thiamine: { us: 'Thiamin', eu: [] },
  folate: { us: 'Folate', micro: 'Folate (μg/d)', eu: ['Folate', 'Folic acid'] },
  'vitamin-d': { us: 'Vitamin D', micro: 'Vitamin D (μg/d)', eu: ['Vitamin D'] },
  zinc: { us: 'Zinc', micro: 'Zinc (mg/d)', eu: ['Zinc'] },
  iron: { us: 'Iron', micro: 'Iron (mg/d)', eu: ['Iron'] },
  magnesium: { us: 'Magnesium', micro: 'Magnesium (mg/d)', eu: ['Magnesium'] },
  'omega-3': { us: 'α-Linolenic acid', eu: [] },
}

/** The limits of EFSA that are newer than the table, each with its opinion. */
const newer: Record<string, string> = {
  'vitamin-b6': 'efsa-8006',
  folate: 'efsa-8353',
  'vitamin-d': 'doi-10-2903-j-efsa-2023-8145',
}

const of = (name: string, ...kinds: string[]) =>
  dosages.filter(
    ({ document }) =>
      document.authority?.name === name && kinds.includes(document.type) && document.supplement in nutrients,
  )

describe.skipIf(!hasDataFiles)('the reference values beside the repository', () => {
  const american = of('NASEM', 'MAXIMUM', 'RECOMMENDED_INTAKE').filter(
    ({ document }) => document.form !== 'Folic acid',
  )
  const limits = american.filter(({ document }) => document.type === 'MAXIMUM')

  it('give every limit and intake of NASEM', () => {
    expect(limits.length).toBeGreaterThan(30)
    expect(american.flatMap(one => against(one, dris, [nutrients[one.document.supplement]?.us]))).toEqual([])
  })

  it('give every limit of NASEM in a second transcription', () => {
    const known = limits.filter(({ document }) => nutrients[document.supplement]?.micro)
    expect(known).toHaveLength(limits.length)
    expect(known.flatMap(one => against(one, ulMicro, [nutrients[one.document.supplement]?.micro]))).toEqual(
      [],
    )
  })

  it.each(Object.entries(nutrients))('have no limit of NASEM for %s that is not told', (slug, { us }) => {
    const told = limits.filter(({ document }) => document.supplement === slug)
    const untold = dris.filter(
      value => value.nutrient === us && value.kind === 'MAXIMUM' && !told.some(one => covers(one, value)),
    )
    expect(untold).toEqual([])
  })

  it('give every limit of EFSA that no newer opinion replaces', () => {
    const european = of('EFSA', 'MAXIMUM')
    expect(european.length).toBeGreaterThan(20)
    for (const one of european) {
      const opinion = newer[one.document.supplement]
      if (opinion === undefined) {
        expect(against(one, nrvs, nutrients[one.document.supplement]?.eu ?? []), one.key).toEqual([])
      } else {
        expect(sourcesOf(one), one.key).toContain(opinion)
      }
    }
  })

  it('give the limit of vitamin B6 that EFSA replaced', () => {
    const old = of('Scientific Committee on Food', 'MAXIMUM')
    expect(old).toHaveLength(1)
    expect(old.flatMap(one => against(one, nrvs, ['Vitamin B-6']))).toEqual([])
  })

  it('give every intake of EFSA that the tables have', () => {
    const european = of('EFSA', 'RECOMMENDED_INTAKE').filter(
      ({ document }) =>
        document.supplement !== 'omega-3' && !document.population?.endsWith('menopausal-women'),
    )
    expect(european.length).toBeGreaterThan(30)
    expect(european.flatMap(one => against(one, drvs, nutrients[one.document.supplement]?.eu ?? []))).toEqual(
      [],
    )
  })
})

describe('what EFSA replaced', () => {
  it('is named with the newer opinion', () => {
    for (const [slug, opinion] of Object.entries(newer)) {
      expect(lookup.document('source', opinion), slug).toMatchObject({ kind: 'REGULATOR' })
    }
  })
})

/** What of a claim is not what a table says of the same people. */
function against(one: Dosage, table: Value[], names: (string | undefined)[]): string[] {
  const { amount, type } = one.document
  const same = table
    .filter(({ nutrient, kind }) => names.includes(nutrient) && kind === type)
    .filter(value => meets(one, value))
    .map(({ value }) => value)
  const [min, max] = [Math.min(...same), Math.max(...same)]
  const told = [amount.min ?? amount.max, amount.max ?? amount.min]
  return told[0] === min && told[1] === max
    ? []
    : [`${one.key}: ${told.join('-')}, the table has ${same.join()}`]
}

const criteriaOf = ({ document }: Dosage) =>
  document.population === null ? null : (lookup.document('population', document.population)?.criteria ?? null)

/** Whether a value is of people that the claim speaks of. */
function meets(one: Dosage, { sex, stage, from, to }: Value): boolean {
  const criteria = criteriaOf(one)
  const special = criteria?.lifeStage === 'PREGNANCY' || criteria?.lifeStage === 'LACTATION'
  if (one.document.population !== null && (special ? criteria.lifeStage : null) !== stage) return false
  if (!special && sex !== null && criteria?.sex && criteria.sex !== sex) return false
  return from < (criteria?.maxAgeYears ?? 200) && to > youngest(criteria)
}

/** "Men" and "women" are grown up. */
const youngest = (criteria: ReturnType<typeof criteriaOf>) =>
  criteria?.minAgeYears ?? (criteria?.sex && criteria.lifeStage === null ? 18 : 0)

/** Whether a claim speaks of all the people of a value. */
function covers(one: Dosage, value: Value): boolean {
  const criteria = criteriaOf(one)
  return (
    meets(one, value) &&
    (criteria?.minAgeYears ?? 0) <= value.from &&
    (criteria?.maxAgeYears ?? 200) >= value.to
  )
}
