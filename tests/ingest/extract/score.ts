import { thingCalled } from '../../../src/extract/names/gazetteer.ts'
import { narrowerNames } from '../../../src/extract/rules/narrower.ts'
import type { Extract } from '../../../src/extract/types.ts'
import { type Annotation, type Article, doseOf } from './annotations.ts'

/** How often something was right, too much, or missed. */
export interface Score {
  hits: number
  extra: string[]
  missed: string[]
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace('breast-feeding', 'breastfeeding')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Annotators write "pregnant women" where the records say "pregnancy". */
const stage = (text: string) =>
  plain(text)
    .replace(/^(?:pregnant|expectant|expecting)(?: (?:women|mothers|people))?$/, 'pregnancy')
    .replace(/^(?:breastfeeding|nursing)(?: (?:women|mothers|people))?$/, 'breastfeeding')
const stem = (text: string) =>
  plain(text)
    .split(' ')
    .map(word => word.replace(/(?:ies|es|s|y)$/, ''))
    .join(' ')
const alike = (a: string, b: string) => {
  const [left, right] = [stem(a), stem(b)]
  return left === right || left.includes(right) || right.includes(left)
}

/** "CoQ10" and "coenzyme Q10": names of one thing of the knowledge base, and none of something narrower. */
const areOne = (a: string, b: string) => {
  const [left, right] = [a, b].map(name => thingCalled(name, ['supplement'])?.key)
  return left !== undefined && left === right && ![a, b].some(name => narrowerNames.test(name))
}

/** Pairs what was found with what was wanted, each once. */
function pair<F, W>(
  found: readonly F[],
  wanted: readonly W[],
  fits: (found: F, wanted: W) => boolean,
): Score {
  const open = [...wanted]
  const extra: string[] = []
  let hits = 0
  for (const one of found) {
    const at = open.findIndex(other => fits(one, other))
    if (at === -1) extra.push(JSON.stringify(one))
    else {
      open.splice(at, 1)
      hits += 1
    }
  }
  return { hits, extra, missed: open.map(one => JSON.stringify(one)) }
}

const heading = (text: string) => plain(text.replace(/^\d+\.\s*/, ''))

type Measure = (extract: Extract, annotation: Annotation) => Score

/** How each type of fact is compared. */
export const measures: Readonly<Record<string, Measure>> = {
  headings: ({ sections }, { headings }) =>
    pair(
      sections.flatMap(section => section.heading ?? []),
      headings,
      (a, b) => heading(a) === heading(b),
    ),
  dosages: ({ dosages }, annotation) =>
    pair(
      dosages.map(dosage => ({ dose: doseOf(dosage), quote: dosage.quote })),
      annotation.dosages,
      ({ dose: [found, ...said] }, [supplement, ...wanted]) =>
        found !== '' &&
        (alike(found, supplement) || areOne(found, supplement)) &&
        JSON.stringify(said) === JSON.stringify(wanted),
    ),
  timelines: ({ timelines }, annotation) =>
    pair(timelines, annotation.timelines, (a, [start, end]) => a.startDay === start && a.endDay === end),
  contraindications: ({ contraindications }, annotation) =>
    pair(
      contraindications.map(({ subject, kind, quote }) => ({ subject, kind, quote })),
      annotation.contraindications,
      (a, [subject, kind]) => alike(stage(a.subject), stage(subject)) && a.kind === kind,
    ),
  faqs: ({ faqs }, annotation) =>
    pair(faqs, annotation.faqs, (a, b) => plain(a.question) === plain(b) && a.answer !== ''),
  mechanisms: ({ mechanisms }, annotation) =>
    pair(
      mechanisms.map(({ statement }) => statement),
      annotation.mechanisms,
      (a, b) => plain(a).includes(plain(b)),
    ),
  combinations: ({ combinations }, annotation) =>
    pair(
      combinations.map(one => one.with),
      annotation.combinations,
      alike,
    ),
  constituents: ({ constituents }, annotation) =>
    pair(
      constituents.map(({ name }) => name),
      annotation.constituents,
      alike,
    ),
}

/** What part of what was wanted must be found, and of what was found be right. */
export const thresholds: Readonly<Record<string, number>> = {
  headings: 0.9,
  dosages: 0.9,
  timelines: 0.9,
  contraindications: 0.9,
  faqs: 0.9,
  mechanisms: 0.8,
  combinations: 0.8,
  constituents: 0.8,
}

export interface Total {
  type: string
  precision: number
  recall: number
  f1: number
  faults: string[]
}

/** Precision, recall and their harmonic mean over all articles together. */
export function scoreOf(articles: readonly Article[]): Total[] {
  return Object.entries(measures).map(([type, measure]) => {
    const scores = articles.map(({ name, extract, annotation }) => ({
      name,
      ...measure(extract, annotation),
    }))
    const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0)
    const [hits, extra, missed] = [
      sum(score => score.hits),
      sum(score => score.extra.length),
      sum(score => score.missed.length),
    ]
    const faults = scores.flatMap(({ name, extra, missed }) => [
      ...extra.map(text => `${name} + ${text}`),
      ...missed.map(text => `${name} - ${text}`),
    ])
    const share = (of: number) => (of === 0 ? 1 : hits / of)
    return {
      type,
      precision: share(hits + extra),
      recall: share(hits + missed),
      f1: share(hits + (extra + missed) / 2),
      faults,
    }
  })
}
