import { describe, expect, it } from 'vitest'
import { isClaim, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { addedFigures } from './fact-exceptions.ts'
import { map, placeOf } from './fact-map.ts'
import { hasFacts, rows } from './fact-rows.ts'
import { claims, drafts, isArticle, sourcesOf } from './knowledge-set.ts'

const asides: readonly string[] = ['source', 'stored_at', 'doi', 'pmid']
const words: Readonly<Record<string, number>> = {
  ...{ one: 1, once: 1, single: 1, daily: 1, weekly: 1, two: 2, twice: 2, alternate: 2, three: 3, four: 4 },
  ...{ five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 },
}

/** Held against the tables of NASEM and EFSA in reference-values.test.ts. */
function isReference(claim: KnowledgeRecord): boolean {
  return sourcesOf(claim).every(slug => slug === 'nasem-dri' || slug === 'efsa-drv')
}

/** Source → all that the rows say that were read from it. */
const saidBy = new Map<string, string>()
for (const { path, fact } of rows) {
  if (fact === null) continue
  const text = JSON.stringify(
    Object.entries(fact).filter(([member]) => !asides.includes(member)),
    null,
    1,
  )
  const records = (map[path] ?? []).flatMap(place => placeOf(place).record ?? [])
  for (const source of new Set(records.flatMap(sourcesOf))) {
    saidBy.set(source, `${saidBy.get(source) ?? ''} ${text}`)
  }
}
const figuresBy = new Map([...saidBy].map(([source, text]) => [source, figuresIn(text)]))
const known = [...claims, ...drafts]
  .filter(isClaim)
  .filter(
    claim =>
      sourcesOf(claim).some(one => saidBy.has(one)) &&
      !sourcesOf(claim).some(isArticle) &&
      !isReference(claim),
  )

describe.skipIf(!hasFacts)('the figures of a claim', () => {
  it('are those of the rows that were read from its sources', () => {
    expect(known.length).toBeGreaterThan(3000)
    const added = known.flatMap(claim => {
      const said = new Set(sourcesOf(claim).flatMap(one => figuresBy.get(one) ?? []))
      const own = addedFigures[claim.key]?.figures ?? []
      const more = figuresOf(claim.document).filter(figure => !said.has(figure) && !own.includes(figure))
      return more.map(figure => `${claim.key}: ${figure}`)
    })
    expect(added).toEqual([])
  })
})

/** Dose, time and result; 0 and 1 are counts that a text need not print. */
function figuresOf(document: (typeof known)[number]['document']): number[] {
  const { effect = null, studies = null } = 'evidence' in document ? document.evidence : {}
  const parts = ['amount', 'duration', 'frequency', 'start', 'end', 'management'] as const
  const own = parts.map(part => (part in document ? document[part as keyof typeof document] : null))
  return [...new Set(numbersOf([own, effect, studies]))].filter(number => number > 1)
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [Math.abs(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : []
}

function figuresIn(text: string): number[] {
  const printed = [...text.matchAll(/\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?/g)].flatMap(([digits]) => [
    Number(digits.replaceAll(',', '')),
    ...digits.split(',').map(Number),
  ])
  const spelled = [...text.toLowerCase().matchAll(/[a-z]+/g)].flatMap(([word]) => words[word] ?? [])
  return [...printed, ...spelled]
}
