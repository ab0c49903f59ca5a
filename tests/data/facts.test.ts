import { describe, expect, it } from 'vitest'
import { isClaim, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { heldBack, leftOut } from './fact-exceptions.ts'
import { isAbsent, map, namesIn, type Place, placeOf } from './fact-map.ts'
import { figuresOf, numbersWithin } from './fact-numbers.ts'
import { type Fact, factFiles, hasFacts, isDraft, isPartlyPress, type Row, rows } from './fact-rows.ts'
import { claims, drafts, isArticle, type Source, sources, sourcesOf } from './knowledge-set.ts'

type FactRow = Row & { fact: Fact }

const placesOf = ({ path }: Row): Place[] => (map[path] ?? []).filter(text => !isAbsent(text)).map(placeOf)
const sought = rows.filter(({ fact }) => fact === null)
const facts = rows.flatMap((row): FactRow[] => (row.fact === null ? [] : [{ ...row, fact: row.fact }]))
const factsOf = (file: string) => facts.filter(row => row.file === file)
const recordsOf = (row: Row) => placesOf(row).flatMap(({ record }) => (record ? [record] : []))

/** What is wrong in the rows, each with its path. */
const wrong = (list: FactRow[], fault: (row: FactRow) => string[]) =>
  list.flatMap(row => fault(row).map(what => `${row.path}: ${what}`))

describe.skipIf(!hasFacts)('the facts beside the repository', () => {
  it('have every row in a map, and the maps have no other', () => {
    expect(rows.length).toBeGreaterThan(3000)
    expect(Object.keys(map).toSorted()).toEqual(rows.map(({ path }) => path).toSorted())
    for (const [path, places] of Object.entries(map)) expect(places, path).not.toHaveLength(0)
  })

  it.each(factFiles)('of %s stand where the map says', file => {
    const missing = (row: FactRow) => placesOf(row).flatMap(({ text, part }) => (part === null ? [text] : []))
    expect(wrong(factsOf(file), missing)).toEqual([])
  })

  it.each(factFiles)('of %s are published or wait as they were read', file => {
    const misplaced = (row: FactRow) => {
      const waits = isDraft(row.fact)
      const mayWait = isPartlyPress(row.fact) || sourcesIn(row).some(slug => slug in heldBack)
      return placesOf(row).flatMap(({ text, draft }) => (draft === waits || (draft && mayWait) ? [] : [text]))
    }
    expect(wrong(factsOf(file), misplaced)).toEqual([])
  })

  it.each(factFiles)('of %s keep their figures', file => {
    const lost = (row: FactRow) => {
      if (placesOf(row).length === 0) return []
      if (row.section === 'identifiers') return lostCodes(row)
      const kept = new Set(placesOf(row).flatMap(figuresAt))
      const left = leftOut[row.path]?.figures ?? []
      return figuresOf(row.fact)
        .filter(figure => !kept.has(figure) && !left.includes(figure))
        .map(String)
    }
    expect(wrong(factsOf(file), lost)).toEqual([])
  })

  it.each(factFiles)('of %s cite the publisher, never the place of a copy', file => {
    const uncited = (row: FactRow) => {
      if (placesOf(row).length === 0) return []
      if (row.section === 'identifiers' && isDraft(row.fact)) return []
      const cited = sourcesIn(row).flatMap(sourceOf)
      const original = originalOf(row.fact)
      return cited.length > 0 && (original === null || cited.some(original)) ? [] : [JSON.stringify(row.fact)]
    }
    const copied = (row: FactRow) => {
      const copy = /[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/.exec(row.fact.stored_at ?? '')?.[0]
      const cited = sourcesIn(row)
        .filter(slug => !(slug in heldBack))
        .flatMap(sourceOf)
      return copy && !isDraft(row.fact) && !row.fact.source?.includes(copy)
        ? cited.flatMap(({ url }) => (url?.includes(copy) ? [url] : []))
        : []
    }
    expect(wrong(factsOf(file), uncited)).toEqual([])
    expect(wrong(factsOf(file), copied)).toEqual([])
  })

  it('count a source as read only where its own text was read', () => {
    const read = facts
      .filter(({ fact }) => fact.seen === 'official')
      .flatMap(row =>
        recordsOf(row)
          .flatMap(sourcesOf)
          .flatMap(sourceOf)
          .filter(originalOf(row.fact) ?? none),
      )
    const readSlugs = new Set(read.map(({ slug }) => slug))
    const retrieved = sources.filter(({ retrievedAt, kind }) => retrievedAt !== null && kind !== 'ARTICLE')
    expect(retrieved.map(({ slug }) => slug).filter(slug => !readSlugs.has(slug))).toEqual([])
  })

  it('stand behind every claim that is no article', () => {
    const named = new Set(Object.values(map).flat())
    const unnamed = [...claims, ...drafts.filter(isClaim)]
      .filter(claim => !sourcesOf(claim).every(isArticle) && !isFromDataFile(claim))
      .filter(({ key }) => !named.has(key) && !named.has(`draft ${key}`))
    expect(unnamed.map(({ key }) => key)).toEqual([])
  })

  it('give every certainty that the knowledge has', () => {
    const said = new Map<string, string>()
    for (const row of facts) {
      const words = [row.fact.certainty, row.fact.grade_note, row.fact.value, row.fact.result].join(' ')
      for (const key of map[row.path]?.map(text => text.replace('draft ', '')) ?? [])
        said.set(key, `${said.get(key) ?? ''} ${words.toLowerCase()}`)
    }
    const graded = [...claims, ...drafts]
      .filter(isClaim)
      .filter(claim => claim.document.evidence.certainty !== 'NOT_GRADED')
      .filter(claim => !sourcesOf(claim).every(isArticle))
    const invented = graded.filter(({ key, document }) => {
      const grade = document.evidence.certainty.toLowerCase().replace('_', ' ')
      return !said.get(key)?.includes(grade)
    })
    expect(invented.map(({ key }) => key)).toEqual([])
  })

  it('grade the interactions that are graded', () => {
    for (const row of facts.filter(({ section }) => section === 'interactions')) {
      for (const record of recordsOf(row)) {
        if (record.kind !== 'interaction') continue
        const { severity, occurrence, overall } = record.document
        const grades = [severity, occurrence, overall].filter(grade => grade !== 'UNKNOWN')
        if (grades.length > 0) expect(isGraded(row.fact), `${record.key}: ${grades}`).toBe(true)
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

/** What the public data files say beyond the facts: reference values (reference-values.test.ts) and register entries. */
const isFromDataFile = (claim: KnowledgeRecord) =>
  sourcesOf(claim).every(slug => ['nasem-dri', 'efsa-drv', 'gb-nhc-register'].includes(slug))
const sourcesIn = (row: Row) => recordsOf(row).flatMap(sourcesOf)
const sourceOf = (slug: string): Source[] => sources.filter(source => source.slug === slug)

function lostCodes(row: FactRow): string[] {
  const plain = (text: string) => text.replace('CHEBI:', '')
  const code = ` ${plain(String(row.fact.value ?? ''))}`
  return (map[row.path] ?? []).some(text => plain(text).endsWith(code)) ? [] : [code]
}

const isGraded = ({ severity }: Fact): boolean =>
  severity !== undefined && !/not graded/.test(String(severity))

function figuresAt({ record, part }: Place): number[] {
  const cited = record ? sourcesOf(record).flatMap(sourceOf) : []
  const said = cited.map(({ title, year, identifiers }) => [title, year, identifiers])
  return numbersWithin([part, record ? namesIn(record) : [], said])
}

/** Tells the source that a row was read from; null when the row names a data file, a copy or mere words. */
function originalOf({
  pmid,
  doi,
  source = '',
  stored_at = '',
  seen,
}: Fact): ((one: Source) => boolean) | null {
  const url = /^https?:\/\/\S+/.exec(source)?.[0]
  const codes = [pmid, doi, ...codesIn(source)].filter(code => code !== undefined)
  const isCopy = url === undefined || seen === 'file' || stored_at.includes(hostOf(url))
  if (codes.length === 0 && isCopy) return null
  return one =>
    one.identifiers.some(({ code }) => codes.includes(code)) ||
    (!isCopy && (one.url === null ? seen === 'mirror' : sameHost(one.url, url)))
}

/** PMID, PMCID or DOI in an address. */
function codesIn(url: string): string[] {
  const [, pmid] = /pubmed[^?]*?\/(\d{6,8})\b/.exec(url) ?? []
  const [pmcid] = /PMC\d+/.exec(url) ?? []
  const [doi] = /10\.\d{4,}\/[^\s?&]+/.exec(url) ?? []
  return [pmid, pmcid, doi].flatMap(code => code ?? [])
}

const hostOf = (url: string) => new URL(url).hostname.replace(/^(?:www|webprod|[a-z]{2})\./, '')
const sameHost = (one: string, other: string) =>
  hostOf(one).endsWith(hostOf(other)) || hostOf(other).endsWith(hostOf(one))
