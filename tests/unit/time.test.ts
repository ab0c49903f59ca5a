import { expect, it } from 'vitest'
import { daysOf, isoDurationOf, type TimeUnit } from '../../src/knowledge/time.ts'

it.each([
  [0, 'wk', 0, 'P0W'],
  [2, 'wk', 14, 'P2W'],
  [8, 'wk', 56, 'P8W'],
  [1, 'mo', 30, 'P1M'],
  [3, 'mo', 90, 'P3M'],
  [1, 'a', 365, 'P1Y'],
  [10, 'd', 10, 'P10D'],
  [1.5, 'd', 2, 'P1.5D'],
  [24, 'h', 1, 'PT24H'],
  [8, 'h', 1, 'PT8H'],
  [30, 'min', 1, 'PT30M'],
  [2880, 'min', 2, 'PT2880M'],
] as [number, TimeUnit, number, string][])('%d %s is %d days, and %s', (value, unit, days, iso) => {
  expect([daysOf({ value, unit }), isoDurationOf({ value, unit })]).toEqual([days, iso])
})
