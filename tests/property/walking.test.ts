import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { type Json, walk } from '../support/walk.ts'

const kb = useKb()

const filters: Record<string, string[]> = {
  supplements: ['category=BOTANICAL,MINERAL', 'condition=stress,insomnia'],
  conditions: ['type=SYMPTOM', 'q=pain'],
  dosages: ['supplement=magnesium', 'type=STUDIED_RANGE&supplement=ashwagandha'],
  interactions: ['interactant=warfarin', 'group=question'],
  'adverse-effects': ['supplement=ashwagandha,turmeric', 'group=question&polarity=REPORTED'],
  sources: ['kind=SYSTEMATIC_REVIEW', 'supplement=turmeric'],
}

const keyOf = (record: Json): string => record.id ?? record.slug ?? record.question

/** A list with filters and up to three sort keys. */
const listOf = (path: string, sorts: string[]) =>
  fc.record({
    filter: fc.constantFrom('', ...(filters[path] ?? [])),
    sort: fc.uniqueArray(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...sorts)), {
      maxLength: 3,
      selector: ([, key]) => key,
    }),
    limit: fc.integer({ min: 2, max: 9 }),
  })

const urlOf = (path: string, { filter, sort }: { filter: string; sort: [string, string][] }) => {
  const sorted = filter.includes('group') ? [] : sort
  return `/v1/${path}?${[filter, sorted.length > 0 ? `sort=${sorted.map(one => one.join('')).join()}` : '']
    .filter(part => part !== '')
    .join('&')}`
}

describe('walking the pages of a list', () => {
  it.each(resources.map(({ path, noun }) => ({ path, sorts: Object.keys(noun.sorts) })))(
    'of $path gives each record once, in the order of one long page',
    async ({ path, sorts }) => {
      await fc.assert(
        fc.asyncProperty(listOf(path, sorts), async list => {
          const url = urlOf(path, list)
          const whole = await walk(kb, `${url}&limit=100`)
          const pages = await walk(kb, `${url}&limit=${list.limit}`)
          expect(pages.map(keyOf)).toEqual(whole.map(keyOf))
          expect(new Set(pages.map(keyOf)).size).toBe(pages.length)
        }),
        { seed: 20261122, numRuns: 4 },
      )
    },
  )
})
