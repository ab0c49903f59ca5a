import { describe, expect, it } from 'vitest'
import { maxSnippetWords } from '../../src/api/citation.ts'
import { deriveClaims } from '../../src/ingest/derive.ts'
import { isClaim, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { referencesOf } from '../../src/ingest/references.ts'
import { AmountUnit } from '../../src/knowledge/amounts.ts'
import { sourceIdentifierPatterns } from '../../src/knowledge/sources.ts'
import { thingKinds } from '../../src/knowledge/things.ts'
import { daysOf, TimeUnit } from '../../src/knowledge/time.ts'
import { numbersIn } from './fact-numbers.ts'
import { claims, drafts, isArticle, lookup, published, sources, sourcesOf } from './knowledge-set.ts'

const all: KnowledgeRecord[] = [...published, ...drafts]
const allClaims = all.filter(isClaim)

describe('claims', () => {
  it('are there, each with a citation', () => {
    expect(claims.length).toBeGreaterThan(150)
    expect(allClaims.filter(({ document }) => document.citations.length === 0)).toEqual([])
  })

  it('say in their ids what they are about', () => {
    const strays = allClaims.filter(({ key, kind, document }) => {
      const parts = key.split('--')
      const cited = parts.includes(document.citations[0]?.source ?? '')
      return parts[0] !== document.supplement || parts[2] !== kind || !cited
    })
    expect(strays.map(({ key }) => key)).toEqual([])
  })

  it('of an article are never more certain than VERY_LOW, and no trial lends them its grade', () => {
    for (const claim of allClaims.filter(one => sourcesOf(one).some(isArticle))) {
      expect(['VERY_LOW', 'NOT_GRADED'], claim.key).toContain(claim.document.evidence.certainty)
      expect(sourcesOf(claim).every(isArticle), claim.key).toBe(true)
    }
  })

  it('print an effect that lies in its own interval', () => {
    for (const { key, document } of allClaims) {
      const { value, ciLow, ciHigh } = document.evidence.effect ?? { value: null, ciLow: null, ciHigh: null }
      expect(ascending([ciLow, value, ciHigh]), key).toBe(true)
    }
  })

  it('quote at most 49 words', () => {
    const quotes = all.flatMap(record => membersNamed(record.document, 'snippet'))
    const long = quotes.filter(
      quote => typeof quote === 'string' && quote.split(/\s+/).length > maxSnippetWords,
    )
    expect(maxSnippetWords).toBe(49)
    expect(long).toEqual([])
  })
})

describe('amounts and times', () => {
  it('rise from min to max, from start to end', () => {
    for (const { kind, key, document } of all) {
      if (kind === 'dosage') {
        const { amount, duration, frequency } = document
        expect(ascending([amount.min, amount.max]), key).toBe(true)
        expect(ascending([duration?.min, duration?.max]), key).toBe(true)
        expect(ascending([frequency?.timesMin, frequency?.timesMax]), key).toBe(true)
      }
      if (kind === 'timeline') {
        const days = [document.start, document.end].map(time => time && daysOf(time))
        expect(ascending(days), key).toBe(true)
      }
      if (kind === 'population') {
        expect(ascending([document.criteria?.minAgeYears, document.criteria?.maxAgeYears]), key).toBe(true)
      }
    }
  })

  it('carry UCUM codes of the closed lists', () => {
    const units: readonly string[] = [...AmountUnit.options, ...TimeUnit.options]
    const used = new Set(all.flatMap(({ document }) => membersNamed(document, 'unit', 'periodUnit')))
    expect(used.size).toBeGreaterThan(4)
    expect([...used].filter(unit => !units.includes(String(unit)))).toEqual([])
  })

  it('have an authority on every limit and recommended intake, and on nothing else', () => {
    for (const { kind, key, document } of all) {
      if (kind !== 'dosage') continue
      const official = document.type === 'MAXIMUM' || document.type === 'RECOMMENDED_INTAKE'
      expect(document.authority !== null, key).toBe(official)
    }
  })

  it('keep the least hours of the advice where a source asks to separate the two', () => {
    for (const { kind, key, document } of all) {
      if (kind !== 'interaction' || document.management.action !== 'SEPARATE') continue
      const { separation, text } = document.management
      const hours = [separation?.hoursBefore, separation?.hoursAfter].filter(one => typeof one === 'number')
      const said = numbersIn(text ?? '')
      expect(hours.length, key).toBeGreaterThan(0)
      expect(
        hours.filter(one => one <= 0 || !said.includes(one)),
        key,
      ).toEqual([])
      expect(Math.min(...hours), key).toBe(Math.min(...said))
    }
  })
})

describe('sources', () => {
  it('are each cited by something', () => {
    const cited = new Set(all.flatMap(sourcesOf))
    expect(sources.filter(({ slug }) => !cited.has(slug)).map(({ slug }) => slug)).toEqual([])
  })

  it('are published where something published cites them, and only there', () => {
    const shown = new Set(published.flatMap(sourcesOf))
    const ofPublished = published.flatMap(({ kind, key }) => (kind === 'source' ? [key] : []))
    expect(ofPublished.filter(slug => !shown.has(slug))).toEqual([])
    expect([...shown].filter(slug => lookup.document('source', slug) === undefined)).toEqual([])
  })

  it('have well-formed identifiers, each of one source only', () => {
    const papers = sources.flatMap(({ slug, identifiers }) => identifiers.map(one => ({ slug, ...one })))
    for (const { slug, system, code } of papers) {
      expect(code, `${system} of ${slug}`).toMatch(sourceIdentifierPatterns[system] ?? /./)
    }
    const codes = papers.map(({ system, code }) => `${system} ${code.toLowerCase()}`)
    expect(repeated(codes)).toEqual([])
    expect(repeated(sources.flatMap(({ url }) => url ?? []))).toEqual([])
  })

  it('are named for their paper', () => {
    for (const { slug, identifiers } of sources) {
      const has = (system: string, code: string) =>
        identifiers.some(one => one.system === system && one.code.toLowerCase() === code)
      const [, pmid] = /^pmid-(\d+)$/.exec(slug) ?? []
      if (pmid) expect(has('PMID', pmid), slug).toBe(true)
      if (/^pmc\d+$/.test(slug)) expect(has('PMCID', slug), slug).toBe(true)
    }
  })
})

describe('things', () => {
  it('have names and aliases that lead to one supplement only', () => {
    const names = published.flatMap(record =>
      record.kind === 'supplement'
        ? [
            ...new Set(
              [record.key, record.document.name, ...record.document.aliases.map(({ text }) => text)].map(
                plain,
              ),
            ),
          ]
        : [],
    )
    expect(repeated(names)).toEqual([])
  })

  it('other than supplements and products exist because something points at them, or at their class', () => {
    const pointed = new Set(all.flatMap(referencesOf).map(({ kind, key }) => `${kind} ${key}`))
    const kinds: readonly string[] = thingKinds.filter(kind => kind !== 'supplement' && kind !== 'product')
    const orphans = published.filter(record => {
      const classes = classesOf(record.document)
      const isMember = classes.some(slug => pointed.has(`${record.kind} ${slug}`))
      return kinds.includes(record.kind) && !pointed.has(`${record.kind} ${record.key}`) && !isMember
    })
    expect(orphans.map(({ kind, key }) => `${kind} ${key}`)).toEqual([])
  })

  it('name where their codes come from', () => {
    for (const { kind, key, document } of published) {
      if (!('identifiers' in document) || kind === 'source' || document.identifiers.length === 0) continue
      expect('sources' in document && document.sources.length, key).toBeGreaterThan(0)
    }
  })
})

describe('coverage', () => {
  it('is written for topics that no claim speaks of, each once', () => {
    const derived = deriveClaims(claims, lookup)
    for (const { kind, key, document } of published) {
      if (kind !== 'supplement') continue
      const topics = document.coverage.map(({ topic }) => topic)
      const spoken = claims.filter(claim => claim.document.supplement === key)
      const stated = new Set(spoken.flatMap(claim => derived.get(claim.key)?.topics ?? []))
      expect(repeated(topics), key).toEqual([])
      expect(
        topics.filter(topic => stated.has(topic)),
        key,
      ).toEqual([])
    }
  })
})

describe('drafts', () => {
  it('say why they wait, and no claim of theirs is published', () => {
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.filter(({ waits }) => waits.trim().length < 20)).toEqual([])
    const keys = new Set(claims.map(({ key }) => key))
    expect(drafts.filter(record => isClaim(record) && keys.has(record.key))).toEqual([])
  })

  it('of a published supplement add codes and change nothing else', () => {
    for (const draft of drafts) {
      if (draft.kind !== 'supplement') continue
      const now = lookup.document('supplement', draft.key)
      if (!now) continue
      const { identifiers, ...rest } = draft.document
      expect({ ...rest, identifiers: identifiers.slice(0, now.identifiers.length) }, draft.key).toEqual(now)
      expect(identifiers.length, draft.key).toBeGreaterThan(now.identifiers.length)
    }
  })

  it('hold back what only the press or a vendor says', () => {
    const weak = new Set(
      sources.filter(({ kind }) => kind === 'NEWS' || kind === 'VENDOR').map(({ slug }) => slug),
    )
    expect(published.filter(record => sourcesOf(record).some(slug => weak.has(slug)))).toEqual([])
  })
})

/** The wider things that a thing belongs to: what is said of them answers for it. */
const classesOf = (document: KnowledgeRecord['document']): readonly string[] => [
  ...('memberOf' in document ? document.memberOf : []),
  ...('parent' in document && document.parent ? [document.parent] : []),
]

const plain = (name: string) => name.toLowerCase().replaceAll('-', ' ')
const repeated = (list: readonly string[]) => list.filter((item, index) => list.indexOf(item) !== index)

function ascending(list: readonly (number | null | undefined)[]): boolean {
  const given = list.filter(number => typeof number === 'number')
  return given.every((number, index) => index === 0 || (given[index - 1] ?? number) <= number)
}

/** The values of the members with these names, at any depth. */
function membersNamed(value: unknown, ...names: string[]): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner !== 'object' ? [inner] : membersNamed(inner, ...names),
  )
}
