import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isClaimKind, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { daysOf, type TimeValue } from '../../src/knowledge/time.ts'
import { published } from './knowledge-set.ts'
import { article, ofKind, seedClaims, seedQuestions, seedSource } from './seed-records.ts'

interface Expected {
  headings: string[]
  facts: ({ fact: string } & Record<string, unknown>)[]
}

const expected = parse(readFileSync(new URL('seed.expected.yaml', import.meta.url), 'utf8')) as Expected

describe('each fact of the seed article has its record', () => {
  for (const { fact, ...rest } of expected.facts) {
    test(fact, () => {
      const [kind, pattern] = Object.entries(rest)[0] ?? []
      const found = candidates(kind as string).filter(record => holds(shown(record), pattern))
      expect(
        found.map(({ key }) => key),
        `${kind} that holds ${JSON.stringify(pattern)}`,
      ).toHaveLength(1)
    })
  }
})

describe('the article', () => {
  test('has all its sections, in order', () => {
    expect(article.sections.map(section => section.heading)).toEqual(expected.headings)
  })

  test('shows every claim that rests on it', () => {
    expect(boundIds(article.sections).toSorted()).toEqual(seedClaims.map(({ key }) => key).toSorted())
  })

  test('asks its three questions', () => {
    const inOrder = seedQuestions.toSorted((a, b) => a.document.position - b.document.position)
    expect(article.faqs).toEqual(inOrder.map(({ key }) => key))
  })

  test.each(article.sections)('names no number that its records do not hold: $id', section => {
    const ids = boundIds([section])
    const records = JSON.stringify(seedClaims.filter(({ key }) => ids.includes(key)))
    const numbers = section.blocks.flatMap(block =>
      block.type === 'PROSE' ? (block.text.match(/\d+/g) ?? []) : [],
    )
    expect(numbers.filter(number => !new RegExp(`\\b${number}\\b`).test(records))).toEqual([])
  })
})

describe('a claim of the article', () => {
  for (const { key, document } of seedClaims) {
    test(`rests on nothing else and carries no grade: ${key}`, () => {
      expect(new Set(document.citations.map(({ source }) => source))).toEqual(new Set([seedSource]))
      expect(['NOT_GRADED', 'VERY_LOW']).toContain(document.evidence.certainty)
      expect(document.evidence.effect).toBeNull()
      expect(Object.values(document.evidence.studies).filter(count => count !== null)).toEqual([])
      expect(document.knowledgeLevel).toBe('KNOWLEDGE_ASSERTION')
    })
  }

  test('stands beside the sources that see it differently', () => {
    const onDrowsiness = ofKind('adverse-effect').filter(
      ({ document }) => document.supplement === 'ashwagandha' && document.effect === 'drowsiness',
    )
    const onLongUse = ofKind('timeline').filter(
      ({ document }) => document.supplement === 'ashwagandha' && document.measure === 'MAXIMUM_DURATION',
    )
    const onPregnancy = ofKind('contraindication').filter(
      ({ document }) => document.supplement === 'ashwagandha' && document.target.slug === 'pregnancy',
    )
    expect(bySource(onDrowsiness, document => document.polarity)).toEqual({
      [seedSource]: 'DENIED',
      'mskcc-ashwagandha': 'REPORTED',
    })
    expect(bySource(onLongUse, document => document.end)).toEqual({
      [seedSource]: null,
      'nccih-ashwagandha': { value: 3, unit: 'mo' },
    })
    expect(bySource(onPregnancy, document => document.management.action)).toEqual({
      [seedSource]: 'CONSULT',
      'nccih-ashwagandha': 'AVOID',
      'mskcc-ashwagandha': 'AVOID',
    })
  })
})

function candidates(kind: string): readonly KnowledgeRecord[] {
  const pool = isClaimKind(kind) ? seedClaims : published
  return pool.filter(record => record.kind === kind)
}

/** A document as the API shows it, as far as the facts need it. */
function shown({ kind, document }: KnowledgeRecord): unknown {
  if (kind !== 'timeline') return document
  const days = (time: TimeValue | null) => (time === null ? null : daysOf(time))
  return { ...document, startDay: days(document.start), endDay: days(document.end) }
}

function holds(actual: unknown, pattern: unknown): boolean {
  if (typeof pattern === 'string' && /^\/.*\/$/.test(pattern)) {
    return typeof actual === 'string' && new RegExp(pattern.slice(1, -1), 'i').test(actual)
  }
  if (Array.isArray(pattern)) {
    return Array.isArray(actual) && pattern.every(item => actual.some(one => holds(one, item)))
  }
  if (typeof pattern !== 'object' || pattern === null) return actual === pattern
  if (typeof actual !== 'object' || actual === null) return false
  return Object.entries(pattern).every(([member, inner]) =>
    holds((actual as Record<string, unknown>)[member], inner),
  )
}

function boundIds(sections: typeof article.sections): string[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'FACTS' ? block.ids : [])))
}

function bySource<D extends { citations: { source: string }[] }>(
  claims: { document: D }[],
  value: (document: D) => unknown,
) {
  return Object.fromEntries(claims.map(({ document }) => [document.citations[0]?.source, value(document)]))
}
