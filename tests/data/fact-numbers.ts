import { slugPattern } from '../../src/api/text.ts'
import type { Fact } from './fact-rows.ts'

/** Members of a row that say who says so, or name a thing, and not what was found. */
const aside: readonly string[] = [
  ...[
    'name',
    'scheme',
    'source',
    'stored_at',
    'file',
    'seen',
    'pmid',
    'doi',
    'check',
    'licence',
    'publisher',
  ],
  ...['also', 'numbers_also', 'numbers_from', 'evidence_type', 'design', 'note', 'grade_note'],
]

/** The numbers in a text, without sign. `I2`, `2C9` and the 95 of "95% CI" are names and no figures. */
export const numbersIn = (text: string): number[] =>
  [
    ...text
      .replaceAll(/95 ?% CI|CYP[\w/]+|\b[1-4][A-F]\d*\b/g, '')
      .matchAll(/(?<![\p{L}\d.])\d+(?:\.\d+)?/gu),
  ].map(([digits]) => Number(digits))

/** The figures of a row: dose, duration, people, trials, result. */
export const figuresOf = (fact: Fact): number[] =>
  Object.entries(fact).flatMap(([member, value]) =>
    aside.includes(member) ? [] : numbersIn([value].flat().join(' ')),
  )

/** All numbers in a value, at any depth; slugs and ids say nothing. */
export function numbersWithin(value: unknown): number[] {
  if (typeof value === 'number') return [Math.abs(value)]
  if (typeof value === 'string') return slugPattern.test(value.replaceAll('--', '-')) ? [] : numbersIn(value)
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersWithin)
}
