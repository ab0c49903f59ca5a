import { describe, expect, it } from 'vitest'
import { isClaim } from '../../src/ingest/documents.ts'
import { isAbsent, map, namesIn, type Place, placeOf } from './core-map.ts'
import { figuresOf, numbersWithin } from './core-numbers.ts'
import { type Fact, hasFacts, isDraft, type Row, rows } from './core-rows.ts'
import { claims, isArticle, type Source, sources, sourcesOf } from './knowledge-set.ts'

const seeds = ['ashwagandha', 'magnesium', 'turmeric']
const placesOf = ({ path }: Row): Place[] => (map[path] ?? []).filter(text => !isAbsent(text)).map(placeOf)
const sought = rows.filter(({ fact }) => fact === null)
const facts = rows.flatMap(row => (row.fact === null ? [] : [{ ...row, fact: row.fact }]))
const recordsOf = (row: Row) => placesOf(row).flatMap(({ record }) => (record ? [record] : []))

describe.skipIf(!hasFacts)('core.yaml (lies beside the repository)', () => {
  it('has every row in the map, and the map has no other', () => {
    expect(rows.length).toBeGreaterThan(150)
    expect(Object.keys(map).toSorted()).toEqual(rows.map(({ path }) => path).toSorted())
    for (const [path, places] of Object.entries(map)) expect(places, path).not.toHaveLength(0)
  })

  it.each(facts)('$path stands where the map says, published or waiting as it was read', row => {
    for (const { text, draft, part } of (map[row.path] ?? []).map(placeOf)) {
      expect(part, `${text} does not exist`).not.toBeNull()
      expect(draft, text).toBe(isDraft(row.fact))
    }
  })

  it.each(facts)('$path keeps its figures', row => {
    if (row.section === 'identifiers') {
      const code = (row.fact.value ?? '').replace(/^CHEBI:/, '')
      expect(
        (map[row.path] ?? []).some(text => text.endsWith(` ${code}`)),
        code,
      ).toBe(true)
      return
    }
    const kept = new Set(placesOf(row).flatMap(figuresAt))
    expect(figuresOf(row.fact).filter(figure => !kept.has(figure))).toEqual([])
  })

  it.each(facts)('$path cites the publisher, never the place of a copy', row => {
    const cited = recordsOf(row).flatMap(sourcesOf).flatMap(sourceOf)
    expect(cited).not.toHaveLength(0)
    const original = originalOf(row.fact)
    if (original !== null) expect(cited.filter(original), JSON.stringify(row.fact)).not.toHaveLength(0)
    const copy = /[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/.exec(row.fact.stored_at ?? '')?.[0]
    if (copy) expect(sources.filter(({ url }) => url?.includes(copy))).toEqual([])
  })

  it('counts a source as read only where its own text was read', () => {
    const read = facts
      .filter(({ fact }) => fact.seen === 'official')
      .flatMap(row =>
        recordsOf(row)
          .flatMap(sourcesOf)
          .flatMap(sourceOf)
          .filter(originalOf(row.fact) ?? none),
      )
    const readSlugs = new Set(read.map(({ slug }) => slug))
    const article = sources.filter(({ kind }) => kind === 'ARTICLE').map(({ slug }) => slug)
    const retrieved = sources.filter(({ retrievedAt }) => retrievedAt !== null).map(({ slug }) => slug)
    expect(retrieved.filter(slug => !article.includes(slug)).toSorted()).toEqual([...readSlugs].toSorted())
  })

  it('stands behind every claim that is no article', () => {
    const named = new Set(Object.values(map).flat())
    const unnamed = claims
      .filter(({ document }) => seeds.includes(document.supplement))
      .filter(claim => !sourcesOf(claim).every(isArticle))
      .filter(({ key }) => !named.has(key))
    expect(unnamed.map(({ key }) => key)).toEqual([])
  })

  it('gives no certainty that the row does not give', () => {
    for (const row of facts.filter(({ section }) => section === 'evidence')) {
      for (const record of recordsOf(row).filter(isClaim)) {
        const allowed = row.fact.certainty === undefined ? ['NOT_GRADED'] : ['LOW', 'VERY_LOW']
        expect(allowed, record.key).toContain(record.document.evidence.certainty)
      }
    }
  })

  it('grades no interaction, so neither does the knowledge', () => {
    for (const row of facts.filter(({ section }) => section === 'interactions')) {
      for (const record of recordsOf(row)) {
        if (record.kind !== 'interaction') continue
        const { severity, occurrence, overall } = record.document
        expect([severity, occurrence, overall], record.key).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN'])
      }
    }
  })

  it.each(sought)('$path was not found: it is absent, or a topic that nobody assessed', row => {
    for (const place of placesOf(row)) {
      const isCoverage = place.text.includes(' coverage ')
      expect(place.part, place.text).not.toBeNull()
      if (isCoverage) expect(place.part).toMatchObject({ status: 'NOT_ASSESSED' })
    }
  })
})

const none = () => false
const sourceOf = (slug: string): Source[] => sources.filter(source => source.slug === slug)

function figuresAt({ record, part }: Place): number[] {
  const cited = record ? sourcesOf(record).flatMap(sourceOf) : []
  const said = cited.map(({ title, year, identifiers }) => [title, year, identifiers])
  return numbersWithin([part, record ? namesIn(record) : [], said])
}

/** Tells the source that a row was read from; null when the row names it in words only. */
function originalOf({ pmid, doi, source }: Fact): ((source: Source) => boolean) | null {
  const has = (system: string, code: string) => (one: Source) =>
    one.identifiers.some(given => given.system === system && given.code === code)
  if (pmid !== undefined) return has('PMID', pmid)
  if (doi !== undefined) return has('DOI', doi)
  const web = /^https?:\/\/(?!github\.com)/.test(source ?? '')
  return web ? ({ url }) => url !== null && page(url) === page(source ?? '') : null
}

const page = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
