import { describe, expect, it } from 'vitest'
import { compare } from './harness/compare.ts'
import { median, show } from './harness/numbers.ts'
import { ratioRow } from './harness/row.ts'
import { textOf, withResults } from './harness/table.ts'

describe('the numbers of a benchmark', () => {
  it('are medians, shown with three digits', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
    expect([show(12_345.6), show(1.234), show(0.01234)]).toEqual(['12,346', '1.23', '0.0123'])
  })

  it('are compared round by round, each going first in every other one', async () => {
    const order: string[] = []
    const give = (name: string, numbers: number[]) => async () => {
      order.push(name)
      return numbers.shift() ?? 0
    }
    const compared = await compare(3, give('ours', [10, 20, 30]), give('baseline', [10, 10, 60]))
    expect(order).toEqual(['ours', 'baseline', 'baseline', 'ours', 'ours', 'baseline'])
    expect(compared).toEqual({ ours: 20, baseline: 10, ratio: 1 })
  })
})

describe('the table', () => {
  const rows = [
    ratioRow({ measure: 'a', unit: '/s', ours: 90, baseline: 100, ratio: 0.9, least: 0.85 }),
    ratioRow({ measure: 'b', unit: ' ms', ours: 3, baseline: 1, ratio: 3, most: 2 }),
  ]

  it('says what was reached and what was missed', () => {
    expect(rows.map(({ ratio, target, met }) => [ratio, target, met])).toEqual([
      ['0.90 ×', '≥ 0.85 ×', true],
      ['3.00 ×', '≤ 2 ×', false],
    ])
    expect(textOf(rows)).toContain('3.00 ×')
  })

  it('keeps the rows that were not measured now', () => {
    const page = withResults('x\n<!-- results -->\n<!-- /results -->\ny', rows)
    const [a] = rows
    if (!a) throw new Error('no rows')
    const again = withResults(page, [{ ...a, ours: '95/s' }])
    expect(again.split('\n').filter(line => line.startsWith('| '))).toHaveLength(4)
    expect(again).toContain('| a | 95/s |')
    expect(again).toContain('| b | 3 ms |')
    expect(withResults(again, [{ ...a, ours: '95/s' }])).toBe(again)
    expect(() => withResults('nothing', rows)).toThrow('results')
  })
})
