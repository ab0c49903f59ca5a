import { isPlantPart } from '../lexicon/label-words.ts'
import type { Lexicon, LexiconKind, LexiconThing } from '../lexicon/types.ts'
import { type Reading, readingsOf, statusOf } from './candidates.ts'
import type { Draft } from './drafts.ts'
import { type FoundForm, formOf } from './form.ts'
import type { Span, Words } from './items.ts'
import type { ResolveStatus } from './types.ts'

/** A part with the records that it may mean. */
export interface Understood {
  draft: Draft
  /** What it is about. */
  span: Span
  text: string
  readings: Reading[]
  status: ResolveStatus
  form: FoundForm
}

const heads = /^vit(?:amin[aes]?)?s?$/
const shortCode = /^\p{L}\d{0,2}$/u

/** The word that unnamed parts share with one before: "vitamin" in "vitamins A, D3 & E". */
const headsOf = (drafts: readonly Draft[]): (string | null)[] => {
  let head: string | null = null
  return drafts.map(({ names: [name], unknown }) => {
    const words = name?.words ?? unknown.flatMap(({ words }) => words)
    const before = head
    if (heads.test(words[0] ?? '')) head = 'vitamin'
    else if (!shortCode.test(words.join(''))) head = null
    return before
  })
}

/** The things that a text names in full, or by more than one common name: "EPA & DHA", "iron (Fe)". */
const confirmedIn = (drafts: readonly Draft[]) => {
  const seen = new Map<LexiconThing, Set<string>>()
  for (const { entry, edits } of drafts.flatMap(({ names }) => names.flatMap(({ hits = [] }) => hits))) {
    if (edits > 0) continue
    const texts = seen.get(entry.thing) ?? new Set()
    seen.set(entry.thing, texts.add(entry.isCommon ? entry.text : ''))
  }
  return new Set([...seen].filter(([, texts]) => texts.size > 1 || texts.has('')).map(([thing]) => thing))
}

const isSaid = ({ type, inBrackets }: Words) => (type === 'unknown' || type === 'form') && !inBrackets

/** What a part is about: its name; where no record was found, all unknown words with the parts of plants beside them. */
const spanOf = ({ names, unknown, words }: Draft, isFound: boolean): Span => {
  const plants = words.filter(word => isSaid(word) && word.words.every(isPlantPart))
  const about = isFound ? names.slice(0, 1) : [...names.slice(0, 1), ...unknown, ...plants]
  return {
    start: Math.min(...about.map(({ start }) => start)),
    end: Math.max(...about.map(({ end }) => end)),
  }
}

/** The words of a span, with the bracket that they leave open. */
const wordsIn = (text: string, { start, end }: Span) => {
  const words = text.slice(start, end)
  return words.includes('(') && !words.includes(')') && text[end] === ')' ? `${words})` : words
}

/** The form of a part, from every name of its thing and the words around them. */
const formIn = ({ names, words }: Draft, best: Reading | undefined): FoundForm => {
  if (!best) return formOf(null, [], words)
  const hits = names.flatMap(({ hits = [] }) => hits.filter(({ entry }) => entry.thing === best.thing))
  const entries = new Set([...hits.map(({ entry }) => entry), ...(best.entry ? [best.entry] : [])])
  return formOf(best.thing, [...entries], words)
}

/** What each part may mean, in the light of the others. */
export const understand = (
  lexicon: Lexicon,
  text: string,
  drafts: readonly Draft[],
  kinds: ReadonlySet<LexiconKind> | null,
): Understood[] => {
  const confirmed = confirmedIn(drafts)
  const heads = headsOf(drafts)
  return drafts.map((draft, at) => {
    const said = draft.words.filter(isSaid).map(({ start, end }) => text.slice(start, end))
    const unknown = draft.unknown.map(({ start, end }) => text.slice(start, end))
    const readings = readingsOf(lexicon, draft, {
      unknown: unknown.join(' '),
      words: said.join(' '),
      head: heads[at] ?? null,
      isAlone: drafts.length === 1 && draft.unknown.length === 0,
      isConfirmed: thing => confirmed.has(thing),
      kinds,
    })
    const status = statusOf(readings, lexicon.thresholds)
    const span = spanOf(draft, readings.length > 0 && draft.names.length > 0)
    const form = formIn(draft, status === 'MATCHED' ? readings[0] : undefined)
    const most = readings.slice(0, lexicon.thresholds.candidates)
    return { draft, span, text: wordsIn(text, span), readings: most, status, form }
  })
}
