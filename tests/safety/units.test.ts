import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmountUnit } from '../../src/knowledge/amounts.ts'
import type { Conversion } from '../../src/safety/loaded.ts'
import { converting } from '../../src/safety/reading.ts'
import { unitOf } from '../../src/safety/units.ts'

const source = { slug: 'one', title: 'One', kind: 'REGULATOR', url: null, standing: 'CURRENT' } as const
const conversions: Conversion[] = [{ from: '[IU]', to: 'ug', factor: 0.025, source }]
const units = fc.constantFrom(...AmountUnit.options)
const amounts = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

describe('units', () => {
  it('convert both ways, or neither', () => {
    fc.assert(
      fc.property(amounts, units, units, (amount, from, to) => {
        const there = converting(amount, from, to, { conversions })
        const back = converting(there?.amount ?? amount, to, from, { conversions })
        if (there === null) expect(back).toBeNull()
        else expect((back?.amount ?? 0) / amount).toBeCloseTo(1, 9)
      }),
    )
  })

  it('are understood as codes and as labels write them', () => {
    const writings = {
      ug: ['ug', 'mcg', 'µg', 'μg', 'MCG', ' microgram '],
      '[IU]': ['[IU]', 'IU', 'iu', 'I.U.'],
    }
    for (const [code, texts] of Object.entries(writings))
      for (const text of texts) expect(unitOf(text), text).toBe(code)
    for (const code of AmountUnit.options) expect(unitOf(code)).toBe(code)
    expect(unitOf('stone')).toBeNull()
  })

  it('need a stated factor to leave their dimension', () => {
    expect(converting(400, '[IU]', 'mg', { conversions })).toMatchObject({ amount: 0.01 })
    expect(converting(10, 'ug', '[IU]', { conversions })).toMatchObject({
      amount: 400,
      conversion: { factor: 40 },
    })
    expect(converting(400, '[IU]', 'ug', { conversions: [] })).toBeNull()
    expect(converting(1, 'mmol', 'mg', { conversions })).toBeNull()
    expect(converting(1, 'ug{RAE}', 'ug', { conversions })).toBeNull()
  })
})
