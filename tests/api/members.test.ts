import { describe, expect, it } from 'vitest'
import type { RecordKind } from '../../src/knowledge/things.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { walk } from '../support/walk.ts'

const anything =
  'kind, slug, name, summary, aliases[{text, kind, lang}], sources[{slug, title, kind, url, standing}], status, version, updatedAt'
const citations = 'citations[{source {slug, title, kind, url, standing}, stance, locator, snippet}]'
const anyClaim = `kind, id, supplement {slug, name}, question, agreement, scope {form, route, population, dose},
  evidence {certainty, direction, magnitude, studies {rct, metaAnalysis, observational, animal, inVitro, participants},
    effect {outcome, measure, value, ciLow, ciHigh, comparator, duration}, result},
  ${citations}, support, knowledgeLevel, agentType, status, version, updatedAt`
const identifiers = 'identifiers[{system, code, of}]'
const management =
  'management {action, stopBefore {min, max, unit}, separation {hoursBefore, hoursAfter}, text}'

/** The members of each kind of record, as the issue lists them; `[]` is a list. */
const members: Record<RecordKind, string> = {
  supplement: `${anything}, properName, category, classes[{slug, name, definition}],
    memberOf[{slug, name}], constituents[{name, role}],
    forms[{name, part, preparation, standardizedTo, elementalFraction, source}],
    conversions[{from, to, factor, source}], ${identifiers},
    regulatory[{jurisdiction, status, text, source}], coverage[{topic, status, sources[{slug, title, kind, url, standing}]}]`,
  condition: `${anything}, plainName, type, parent {slug, name}, ${identifiers}, statements[{aspect, text, ${citations}}]`,
  mechanism: anything,
  practice: anything,
  population: `${anything}, criteria {sex, minAgeYears, maxAgeYears, lifeStage}`,
  interactant: `${anything}, type, ${identifiers}, memberOf[{slug, name}], members[{slug, name}]`,
  product: `${anything}, brand, form, marketStatus, enteredAt, offMarketAt, netContents {quantity, unitText},
    servingSize {quantity, unitText}, supplements[{supplement {slug, name}, text, score, basis, amount}], ${identifiers}`,
  indication: `${anyClaim}, condition {slug, name}, relation, useBasis, outcome, note`,
  action: `${anyClaim}, mechanism {${anything}}, condition {slug, name}, constituent, actionType, aspect, direction,
    studyContext, statement`,
  dosage: `${anyClaim}, condition {slug, name}, population {slug, name}, form, route, type, amount {min, max, unit},
    amountBasis, per, frequency {timesMin, timesMax, period, periodUnit}, timing[], withFood, severityTier,
    duration {min, max, unit}, authority {name, jurisdiction}, note`,
  timeline: `${anyClaim}, condition {slug, name}, measure, start {value, unit}, end {value, unit}, startDay, endDay,
    isoStart, isoEnd, label, outcome, basis, breaks`,
  contraindication: `${anyClaim}, riskType, strength, target {kind, slug, name}, ${management}, rationale,
    statementStatus, matched`,
  interaction: `${anyClaim}, interactant {kind, slug, name}, direction, effect, mechanismType, severity, occurrence,
    overall, ${management}, matched`,
  'adverse-effect': `${anyClaim}, effect {slug, name}, polarity, frequency, seriousness, statement`,
  combination: `${anyClaim}, with {kind, slug, name}, purpose, condition {slug, name}`,
  comparison: `${anyClaim}, with {kind, slug, name}, differences[{aspect, supplement, other}], substitution, note`,
  protocol: `${anyClaim}, condition {slug, name}, steps[{position, kind, slug, text}]`,
  'population-note': `${anyClaim}, population {slug, name}, expectation, caveat`,
  article: `kind, slug, title, subtitle, abstract, category, image {url, alt}, inLanguage, audience, authors[],
    reviewedBy[], datePublished, dateModified, lastReviewed, reviewDue, canonicalUrl,
    sections[{id, level, aspect, heading, blocks[]}], faqs[{slug, question, answer}],
    related[{category, title, teaser, slug}], about[{kind, slug, name}], mentions[{kind, slug, name}], disclaimer,
    readingMinutes, status, version, updatedAt`,
  faq: `kind, slug, question, answer, aspect, about[{kind, slug, name}], inLanguage, position,
    articles[{slug, title}], lastReviewed, ${citations}, status, version, updatedAt`,
  source: `slug, kind, title, publisher, authors[], year, journal, url, identifiers[{system, code}], studyDesign,
    standing, standingCheckedAt, retrievedAt, license, status, version, updatedAt`,
}

interface Shape {
  list: boolean
  members: Map<string, Shape> | null
}

/** Reads the notation above: `a, b {c}, d[{e}], f[]`. */
function shapesIn(text: string): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  const tokens = text.match(/\w+|[{}[\],]/g) ?? []
  let at = 0
  const read = (into: Map<string, Shape>) => {
    while (at < tokens.length && tokens[at] !== '}') {
      const name = tokens[at++] as string
      const shape: Shape = { list: tokens[at] === '[', members: null }
      if (shape.list) at++
      if (tokens[at] === '{') {
        at++
        shape.members = new Map()
        read(shape.members)
        at++
      }
      if (tokens[at] === ']') at++
      if (tokens[at] === ',') at++
      into.set(name, shape)
    }
  }
  read(shapes)
  return shapes
}

function expectMembers(record: unknown, shapes: Map<string, Shape>, at: string): void {
  expect(Object.keys(record as object).sort(), at).toEqual([...shapes.keys()].sort())
  for (const [name, { list, members }] of shapes) {
    const value = (record as Record<string, unknown>)[name]
    expect(Array.isArray(value), `${at}.${name} is a list`).toBe(list)
    if (members === null || value === null) continue
    for (const one of list ? (value as unknown[]) : [value]) expectMembers(one, members, `${at}.${name}`)
  }
}

const kb = useKb()

describe('every shipped record', () => {
  it.each(resources.map(resource => [resource.path, resource] as const))(
    'of /v1/%s has exactly its members, nulls and empty lists included',
    async (path, { record, noun }) => {
      const records = await walk(kb, `/v1/${path}?limit=100`)
      expect(records.length).toBeGreaterThan(0)
      for (const one of records) {
        expect(record.parse(one)).toEqual(one)
        expectMembers(one, shapesIn(members[noun.kind]), one.id ?? one.slug)
      }
    },
  )
})
