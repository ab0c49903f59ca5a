import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmountUnit } from '../../src/knowledge/amounts.ts'
import { clean } from '../../src/search/lexicon/fold.ts'
import { amountsIn, numberOf } from '../../src/search/resolve/amounts.ts'
import { unitOf } from '../../src/search/resolve/units.ts'

const read = (text: string) => amountsIn(clean(text)).map(({ value, unit }) => [value, unit])

describe('amounts on labels', () => {
  it.each<[string, ...[number | null, string][]]>([
    ['5000 IU', [5000, '[IU]']],
    ['5,000 I.U.', [5000, '[IU]']],
    ['600mg', [600, 'mg']],
    ['500-mg', [500, 'mg']],
    ['25 µg', [25, 'ug']],
    ['25 μg', [25, 'ug']],
    ['25 mcg', [25, 'ug']],
    ['1 g', [1, 'g']],
    ['0.5 mL', [0.5, 'mL']],
    ['0,5 ml', [0.5, 'mL']],
    ['1.25 mg', [1.25, 'mg']],
    ['0.125 mg', [0.125, 'mg']],
    ['10 billion CFU', [1e10, '[CFU]']],
    ['1x10^9 CFU', [1e9, '[CFU]']],
    ['1 × 10⁹ CFU', [1e9, '[CFU]']],
    ['400 mcg DFE', [400, 'ug{DFE}']],
    ['900 mcg RAE', [900, 'ug{RAE}']],
    ['15 mg alpha-TE', [15, 'mg{alpha-TE}']],
    ['16 mg NE', [16, 'mg{NE}']],
    ['5 mg/kg', [5, 'mg/kg']],
    ['10 drops', [10, '{drop}']],
    ['1 cup', [1, '{cup}']],
    ['３００ｍｇ', [300, 'mg']],
    ['2 x 500 mg', [500, 'mg']],
    ['zinc50mg', [50, 'mg']],
    ['D3-5000 IU', [5000, '[IU]']],
    ['10,000 IU / 400 IU', [10_000, '[IU]'], [400, '[IU]']],
    // Open how much it is.
    ['1.000 mcg', [null, 'ug']],
    ['300-600 mg', [null, 'mg']],
    ['300 to 600 mg', [null, 'mg']],
    // No amounts.
    ['120 softgels'],
    ['50 billion'],
    ['B12 mg'],
    ['B-12 mg'],
    ['omega-3 g'],
    ['200 L-theanine'],
    ['1/2 g'],
    ['½ g'],
    ['mg'],
    ['5 mgs of'.replace('mgs', 'mgx')],
    ['60:1'],
  ])('%s', (text, ...amounts) => {
    expect(read(text)).toEqual(amounts)
  })

  it('have a way to be written for each unit', () => {
    const units = new Set(unitOf.values())
    expect(AmountUnit.options.filter(unit => !units.has(unit))).toEqual([])
  })

  it('are read back as they are written, with and without commas', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom(...unitOf.keys()),
        (number, word) => {
          const expected = [[number, unitOf.get(word)]]
          expect(read(`${number} ${word}`)).toEqual(expected)
          expect(read(`${number.toLocaleString('en')} ${word.toUpperCase()}`)).toEqual(expected)
        },
      ),
    )
  })

  it('are numbers or nothing, whatever the figures', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,]{1,20}$/), figures => {
        const number = numberOf(figures)
        expect(number === null || Number.isFinite(number)).toBe(true)
      }),
    )
  })
})
