import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/api/problem.ts'
import { canonicalJson } from '../../src/knowledge/canonical-json.ts'
import { dosagesDiffer } from '../../src/knowledge/dosage-agreement.ts'
import type { DosageFacts } from '../../src/knowledge/statements.ts'
import { daysOf, daysPerUnit, isoDurationOf, type TimeUnit } from '../../src/knowledge/time.ts'

const runs = { seed: 20261122 }
const unit = fc.constantFrom(...(Object.keys(daysPerUnit) as TimeUnit[]))
const time = fc.record({ value: fc.integer({ min: 0, max: 10_000 }), unit })

describe('a time', () => {
  it('is a whole number of days, enough to hold it and less than a day more', () => {
    fc.assert(
      fc.property(time, one => {
        const exact = one.value * daysPerUnit[one.unit]
        expect(Number.isInteger(daysOf(one))).toBe(true)
        expect(daysOf(one)).toBeGreaterThanOrEqual(exact - 1e-6)
        expect(daysOf(one)).toBeLessThan(exact + 1)
      }),
      runs,
    )
  })

  it('never ends sooner by being longer', () => {
    fc.assert(
      fc.property(time, fc.nat({ max: 50 }), (one, more) => {
        expect(daysOf({ ...one, value: one.value + more })).toBeGreaterThanOrEqual(daysOf(one))
      }),
      runs,
    )
  })

  it('is an ISO 8601 duration that says the same', () => {
    const letters = {
      min: /^PT(\d+)M$/,
      h: /^PT(\d+)H$/,
      d: /^P(\d+)D$/,
      wk: /^P(\d+)W$/,
      mo: /^P(\d+)M$/,
      a: /^P(\d+)Y$/,
    }
    fc.assert(
      fc.property(time, one => {
        expect(letters[one.unit].exec(isoDurationOf(one))?.[1]).toBe(String(one.value))
      }),
      runs,
    )
  })
})

const amount = fc
  .record({ low: fc.integer({ min: 1, max: 2000 }), more: fc.integer({ min: 0, max: 500 }) })
  .map(({ low, more }) => ({ min: low, max: low + more, unit: 'mg' as const }))
const dosageOf = (type: string) =>
  fc.record({
    scope: fc.constant({ form: null }),
    condition: fc.constant(null),
    population: fc.constant(null),
    form: fc.constant(null),
    type: fc.constant(type),
    amount,
    amountBasis: fc.constantFrom('ELEMENTAL', 'EXTRACT', 'UNKNOWN'),
    per: fc.constantFrom('DAY', 'DOSE'),
    frequency: fc.option(
      fc.record({
        timesMin: fc.integer({ min: 1, max: 3 }),
        timesMax: fc.integer({ min: 3, max: 4 }),
        period: fc.constant(1),
        periodUnit: fc.constantFrom('d', 'wk'),
      }),
    ),
    severityTier: fc.constant(null),
  }) as fc.Arbitrary<DosageFacts>

/** Two that answer one question, so of one type. */
const two = fc
  .constantFrom('MAXIMUM', 'STUDIED_RANGE')
  .chain(type => fc.tuple(dosageOf(type), dosageOf(type)))

describe('two dosages', () => {
  it('differ or agree whichever is looked at first, and none differs from itself', () => {
    fc.assert(
      fc.property(two, ([one, other]) => {
        expect(dosagesDiffer(one, one)).toBe(false)
        expect(dosagesDiffer(other, one)).toBe(dosagesDiffer(one, other))
      }),
      runs,
    )
  })

  it('are compared alike in grams, milligrams and micrograms', () => {
    const scaled = (
      { amount: { min = 0, max = 0 }, ...rest }: DosageFacts,
      to: 'g' | 'ug',
      factor: number,
    ) => ({
      ...rest,
      amount: { min: (min ?? 0) * factor, max: (max ?? 0) * factor, unit: to },
    })
    fc.assert(
      fc.property(two, ([one, other]) => {
        const said = dosagesDiffer(one, other)
        expect(dosagesDiffer(scaled(one, 'g', 1e-3), other)).toBe(said)
        expect(dosagesDiffer(one, scaled(other, 'ug', 1e3))).toBe(said)
      }),
      runs,
    )
  })
})

describe('canonical JSON', () => {
  it('is the same for the same members in another order, and another for another value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), record => {
        const turned = Object.fromEntries(Object.entries(record).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(record))
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)))
        expect(canonicalJson({ ...record, 'one more': 1 })).not.toBe(canonicalJson(record))
      }),
      runs,
    )
  })
})

describe('the nearest of what is allowed', () => {
  it('is one of it, the text itself where that is allowed, and none for nothing alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 9 }), (text, allowed) => {
        const near = nearest(text, allowed)
        if (near !== undefined) expect(allowed).toContain(near)
        const [one] = allowed
        if (one && one.length <= 64) expect(nearest(one, allowed)?.toLowerCase()).toBe(one.toLowerCase())
      }),
      runs,
    )
    expect(nearest('quite something else', ['id', 'name'])).toBeUndefined()
  })
})
