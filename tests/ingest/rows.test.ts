import { describe, expect, it } from 'vitest'
import type { KnowledgeRecord } from '../../src/ingest/documents.ts'
import { parseDocument } from '../../src/ingest/parse.ts'
import { emptyRows, type Ids, type RowSet } from '../../src/ingest/rows/row-set.ts'
import { addRows } from '../../src/ingest/rows.ts'
import type { RecordKind } from '../../src/knowledge/things.ts'
import { docs } from './support.ts'

/** Ids that tell what they are of. */
class NamedIds implements Ids {
  readonly names: string[] = []

  of(kind: RecordKind, key: string): number {
    const name = `${kind} ${key}`
    if (!this.names.includes(name)) this.names.push(name)
    return this.names.indexOf(name) + 100
  }

  statement = () => 7
  coverage = () => 8
}

const life = {
  id: 1,
  status: 'ACTIVE',
  successor: null,
  version: 1,
  updatedAt: new Date(0),
  shippedVersion: null,
} as const
const derived = { question: 'q', agreement: 'SOLE', rank: 1, support: 'STANDING', topics: [] } as const

function rowsOf(kind: RecordKind, document: object): RowSet & { names: string[] } {
  const { record, issues } = parseDocument(kind, document)
  if (!record) throw new Error(JSON.stringify(issues))
  const ids = new NamedIds()
  const rows = emptyRows()
  addRows(rows, record as KnowledgeRecord, life, ids, { ...derived, topics: [] })
  return { ...rows, names: ids.names }
}

const timeline = (more: object) =>
  rowsOf('timeline', {
    id: 't',
    supplement: 's',
    measure: 'ONSET',
    basis: 'EXPERT',
    citations: [{ source: 'ods' }],
    ...more,
  }).timeline[0]

describe('the rows of a timeline', () => {
  it.each([
    [
      { start: { value: 0, unit: 'wk' }, end: { value: 2, unit: 'wk' } },
      { startDay: 0, endDay: 14, isoStart: 'P0W', isoEnd: 'P2W' },
    ],
    [
      { start: { value: 2, unit: 'wk' }, end: { value: 4, unit: 'wk' } },
      { startDay: 14, endDay: 28, isoStart: 'P2W', isoEnd: 'P4W' },
    ],
    [
      { start: { value: 6, unit: 'wk' }, end: { value: 8, unit: 'wk' } },
      { startDay: 42, endDay: 56, isoStart: 'P6W', isoEnd: 'P8W' },
    ],
    [{ end: { value: 3, unit: 'mo' } }, { startDay: null, endDay: 90, isoStart: null, isoEnd: 'P3M' }],
    [
      { start: { value: 0.25, unit: 'h' }, end: { value: 90, unit: 'min' } },
      { startDay: 1, endDay: 1, isoStart: 'PT0.25H', isoEnd: 'PT90M' },
    ],
    [
      { start: { value: 1.5, unit: 'wk' }, end: { value: 1, unit: 'a' } },
      { startDay: 11, endDay: 365, isoStart: 'P1.5W', isoEnd: 'P1Y' },
    ],
  ])('%# hold days and ISO durations', (times, expected) => {
    expect(timeline(times)).toMatchObject(expected)
    expect(Object.is(timeline(times)?.startDay, -0)).toBe(false)
  })
})

describe('the rows of a claim', () => {
  it('hold what a dosage and its scope say of the form in one place', () => {
    const form = (more: Record<string, unknown>) => rowsOf('dosage', docs.dosage('a', more)).claim[0]
    expect(form({ form: 'oxide', route: 'ORAL' })).toMatchObject({ scopeForm: 'oxide', scopeRoute: 'ORAL' })
    expect(form({ scope: { form: 'oxide', dose: '1 g' } })).toMatchObject({
      scopeForm: 'oxide',
      scopeRoute: null,
      scopeDose: '1 g',
    })
  })

  it('hold evidence, citations in order, and management', () => {
    const evidence = {
      studies: { rct: 2, participants: 90 },
      effect: { outcome: 'o', value: -1.5, ciLow: -2, ciHigh: -1 },
    }
    const rows = rowsOf(
      'interaction',
      docs.interaction('a', {
        evidence,
        citations: [{ source: 'ods' }, { source: 'efsa', stance: 'PARTIAL' }],
      }),
    )
    expect(rows.claim[0]).toMatchObject({
      rct: 2,
      animal: null,
      participants: 90,
      effectOutcome: 'o',
      effectValue: -1.5,
      effectCiHigh: -1,
    })
    expect(rows.citation).toMatchObject([
      { position: 1, stance: 'SUPPORTS', claimId: 1 },
      { position: 2, stance: 'PARTIAL' },
    ])
    expect(rows.management).toEqual([
      {
        claimId: 1,
        action: 'SEPARATE',
        separates: true,
        hoursBefore: 2,
        hoursAfter: 2,
        stopBeforeMin: null,
        stopBeforeMax: null,
        stopBeforeUnit: null,
        text: null,
      },
    ])
    expect(rows.interaction[0]).toMatchObject({
      interactantId: rows.names.indexOf('interactant tetracycline') + 100,
    })
  })

  it('hold the steps of a protocol and the differences of a comparison in order', () => {
    const head = { id: 'p', supplement: 's', citations: [{ source: 'ods' }] }
    const steps = [
      { kind: 'supplement', slug: 's', text: 'one' },
      { kind: 'practice', slug: 'yoga', text: 'two' },
    ]
    expect(rowsOf('protocol', { ...head, condition: 'c', steps }).protocolStep).toMatchObject([
      { position: 1, thingKind: 'supplement', text: 'one' },
      { position: 2, thingKind: 'practice', text: 'two' },
    ])
    const differences = ['a', 'b'].map(aspect => ({ aspect, supplement: 'x', other: 'y' }))
    const rows = rowsOf('comparison', { ...head, with: { kind: 'interactant', slug: 'i' }, differences })
    expect(rows.comparisonDifference.map(({ position, aspect }) => [position, aspect])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })
})

describe('the rows of a thing', () => {
  it('hold its names, codes and what only its kind has', () => {
    const rows = rowsOf(
      'supplement',
      docs.supplement('m', {
        properName: 'P',
        aliases: [{ text: 'Mg', kind: 'ABBREVIATION' }],
        identifiers: [{ system: 'CAS', code: '1' }],
        classes: [{ slug: 'c', name: 'C', definition: 'd' }],
        constituents: [{ name: 'x', role: 'ACTING' }],
        forms: [{ name: 'oxide', elementalFraction: 0.6 }],
        regulatory: [{ jurisdiction: 'EU', status: 'PERMITTED', text: 't', source: 'efsa' }],
        coverage: [{ topic: 'KIDNEY', status: 'NOT_ASSESSED', sources: ['ods'] }],
        sources: ['ods'],
      }),
    )
    expect(rows.thing).toMatchObject([
      { id: 1, kind: 'supplement', slug: 'm', name: 'm', summary: null, version: 1 },
    ])
    expect(rows.supplement).toEqual([{ id: 1, properName: 'P', category: 'MINERAL' }])
    expect(rows.alias).toEqual([{ thingId: 1, position: 1, text: 'Mg', kind: 'ABBREVIATION', lang: null }])
    expect(rows.supplementForm).toMatchObject([{ position: 1, elementalFraction: 0.6, part: null }])
    expect(rows.coverage).toEqual([{ id: 8, supplementId: 1, topic: 'KIDNEY', status: 'NOT_ASSESSED' }])
    expect(rows.coverageSource).toMatchObject([{ coverageId: 8, position: 1 }])
    expect(rows.regulatory[0]).not.toHaveProperty('source')
  })

  it('hold the criteria of a population flat', () => {
    expect(
      rowsOf('population', docs.population('p', { criteria: { sex: 'MALE', minAgeYears: 19 } })).population,
    ).toEqual([{ id: 1, sex: 'MALE', minAgeYears: 19, maxAgeYears: null, lifeStage: null }])
    expect(rowsOf('population', docs.population()).population[0]).toMatchObject({
      sex: null,
      lifeStage: null,
    })
  })

  it('hold a condition with its parent and its statements', () => {
    const statements = [{ aspect: 'CAUSE', text: 't', citations: [{ source: 'ods', locator: 'p. 1' }] }]
    const rows = rowsOf('condition', docs.condition('c', { parent: 'pain', statements }))
    expect(rows.membership).toEqual([{ memberId: 1, classId: 100 }])
    expect(rows.conditionStatement).toMatchObject([{ id: 7, conditionId: 1, position: 1, text: 't' }])
    expect(rows.citation).toMatchObject([{ statementId: 7, position: 1, locator: 'p. 1' }])
  })
})

describe('the rows of an article', () => {
  const block = (id: string, more: object) => ({ id, citations: [{ source: 'ods' }], ...more })
  const article = (more: object = {}) => ({
    slug: 'guide',
    title: 'A guide',
    datePublished: '2026-01-02',
    image: { url: 'https://example.org/a.png', alt: 'A plant' },
    faqs: ['one'],
    about: [{ kind: 'supplement', slug: 'ashwagandha' }],
    related: [{ title: 'Other', slug: null }],
    sections: [
      {
        id: 's',
        aspect: 'OVERVIEW',
        heading: 'What it is',
        blocks: [
          block('p', {
            type: 'PROSE',
            text: 'Stress and ashwagandha: stress goes.',
            mentions: [
              { kind: 'supplement', slug: 'ashwagandha', words: 'ashwagandha' },
              { kind: 'condition', slug: 'stress', words: 'stress' },
            ],
          }),
          block('f', { type: 'FACTS', kind: 'dosage', ids: ['d'] }),
          block('q', { type: 'FAQ', slugs: ['one', 'two'] }),
          block('t', { type: 'TABLE', columns: ['a', 'b'], rows: [['c', 'd e']] }),
        ],
      },
    ],
    ...more,
  })

  it('hold where in a text something is mentioned', () => {
    const [row] = rowsOf('article', article()).article
    const sections = row?.sections as { blocks: { mentions: unknown[] }[] }[]
    expect(sections[0]?.blocks[0]?.mentions).toEqual([
      { start: 11, end: 22, kind: 'supplement', key: 'ashwagandha' },
      { start: 24, end: 30, kind: 'condition', key: 'stress' },
    ])
    expect(row).toMatchObject({
      imageAlt: 'A plant',
      datePublished: new Date('2026-01-02'),
      readingMinutes: 1,
    })
  })

  it('hold each link once', () => {
    const rows = rowsOf('article', article())
    const named = (ids: readonly number[]) => ids.map(id => rows.names[id - 100])
    expect(named(rows.articleThing.map(({ thingId }) => thingId))).toEqual([
      'supplement ashwagandha',
      'supplement ashwagandha',
      'condition stress',
    ])
    expect(rows.articleThing.map(({ about, position }) => [about, position])).toEqual([
      [true, 1],
      [false, 1],
      [false, 2],
    ])
    expect(named(rows.articleSource.map(({ sourceId }) => sourceId))).toEqual(['source ods'])
    expect(named(rows.articleClaim.map(({ claimId }) => claimId))).toEqual(['dosage d'])
    expect(named(rows.articleFaq.map(({ faqId }) => faqId))).toEqual(['faq one', 'faq two'])
  })

  it('count the words that are read', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'w').join(' ')
    const minutes = (count: number) => {
      const blocks = [{ id: 'p', type: 'PROSE', text: words(count) }]
      return rowsOf('article', article({ sections: [{ id: 's', aspect: 'OVERVIEW', heading: 'H', blocks }] }))
        .article[0]?.readingMinutes
    }
    expect([minutes(10), minutes(290), minutes(310), minutes(2000)]).toEqual([1, 1, 2, 10])
  })
})
