import type { AmountUnit } from '../../knowledge/amounts.ts'
import { clean } from '../lexicon/fold.ts'
import { spell } from '../lexicon/spelling.ts'
import type { Lexicon, LexiconKind, LexiconThing } from '../lexicon/types.ts'
import { setAside } from './asides.ts'
import { type Candidate, type Reading, readingsOf, statusOf } from './candidates.ts'
import { type Draft, draftsOf } from './drafts.ts'
import { type FoundForm, formOf, swallowed } from './form.ts'
import { type Item, itemsOf, type Span } from './items.ts'
import { listsOf } from './lists.ts'
import { segmentsOf } from './segments.ts'

export { loadLexicon } from '../lexicon.ts'
export type { Lexicon } from '../lexicon/types.ts'
export type { Candidate } from './candidates.ts'

export type ResolveStatus = 'MATCHED' | 'AMBIGUOUS' | 'NONE'

/** One thing that a text names. */
export interface Part {
  /** The words that name it. */
  text: string
  status: ResolveStatus
  /** The records that it may mean, the best first. */
  candidates: Candidate[]
  /** A form of the best candidate's record by its name, else what the text says. */
  form: string | null
  amount: number | null
  unit: AmountUnit | null
}

/** How a text was understood. */
export interface Resolution {
  /** AMBIGUOUS when a part is, NONE when no part has a candidate, else MATCHED. */
  status: ResolveStatus
  parts: Part[]
  /** What was not understood, or says nothing about a part. */
  ignored: string[]
}

interface Options {
  /** The kinds of record to look for: all when not given. */
  kinds?: readonly LexiconKind[] | undefined
}

/** The words that a part is about: its name, or all that is unknown where no record was found. */
const spanOf = ({ names, unknown }: Draft, isFound: boolean): Span => {
  const about = isFound ? names.slice(0, 1) : [...names.slice(0, 1), ...unknown]
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

const heads = /^vit(?:amin[aes]?)?s?$/
const shortCode = /^\p{L}\d{0,2}$/u

/** The word that each unnamed part leaves to those before it: "vitamin" of "vitamins A, D3 & E". */
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

/** The things that a text names by more than one common name: "EPA & DHA", "iron (Fe)". */
const namedTwice = (drafts: readonly Draft[]) => {
  const seen = new Map<LexiconThing, Set<string>>()
  for (const { entry, edits } of drafts.flatMap(({ names }) => names.flatMap(({ hits = [] }) => hits))) {
    if (edits > 0) continue
    const texts = seen.get(entry.thing) ?? new Set()
    seen.set(entry.thing, texts.add(entry.isCommon ? entry.text : ''))
  }
  return new Set([...seen].filter(([, texts]) => texts.size > 1 || texts.has('')).map(([thing]) => thing))
}

const isSaid = ({ type, inBrackets }: { type: string; inBrackets?: boolean }) =>
  (type === 'unknown' || type === 'form') && !inBrackets

/** A draft with the records that it may mean. */
interface Read {
  draft: Draft
  span: Span
  readings: Reading[]
  status: ResolveStatus
  found: FoundForm
}

const readAll = (lexicon: Lexicon, text: string, drafts: readonly Draft[], kinds: ReadonlySet<LexiconKind> | null): Read[] => {
  const named = namedTwice(drafts)
  const heads = headsOf(drafts)
  return drafts.map((draft, at) => {
    const context = {
      isAlone: drafts.length === 1 && draft.unknown.length === 0,
      isConfirmed: (thing: LexiconThing) => named.has(thing),
      thresholds: lexicon.thresholds,
    }
    const said = draft.words.filter(isSaid).map(({ start, end }) => text.slice(start, end))
    const unnamed = { text: wordsIn(text, spanOf(draft, false)), words: said.join(' '), head: heads[at] ?? null }
    const readings = readingsOf(lexicon, draft, unnamed, context, kinds)
    const status = statusOf(readings, lexicon.thresholds)
    const span = spanOf(draft, readings.length > 0 && draft.names.length > 0)
    return { draft, span, readings, status, found: formIn(draft, status === 'MATCHED' ? readings[0] : undefined) }
  })
}

/** The form of a part, from every name of its thing and the words around them. */
const formIn = ({ names, words }: Draft, best: Reading | undefined): FoundForm => {
  if (!best) return formOf(null, [], words)
  const hits = names.flatMap(({ hits = [] }) => hits.filter(({ entry }) => entry.thing === best.thing))
  const entries = hits.length > 0 ? hits.map(({ entry }) => entry) : best.entry ? [best.entry] : []
  const asNames = entries.map(({ text, form, reason }) => ({ text, form, isOwn: reason === 'NAME' }))
  return formOf(best.thing, asNames, words)
}

/** Items that nobody misses: they only hold others together. */
const joining = new Set<Item['type']>(['names', 'small', 'origin', 'open', 'close', 'separator'])

/** What was left over, in order; what stands together comes together. */
const ignoredIn = (text: string, items: readonly Item[], used: ReadonlySet<number>, parts: readonly Span[]): string[] => {
  const left = items.filter(
    ({ type, start, end }) =>
      !joining.has(type) && !used.has(start) && !parts.some(part => start >= part.start && end <= part.end),
  )
  const spans: Span[] = []
  for (const { start, end } of left) {
    const last = spans.at(-1)
    if (last && /^[\s\p{P}\p{S}]*$/u.test(text.slice(last.end, start)) && !/[,;]/.test(text.slice(last.end, start))) last.end = end
    else spans.push({ start, end })
  }
  return spans.map(({ start, end }) => text.slice(start, end))
}

const whole = (parts: readonly Part[]): ResolveStatus => {
  if (parts.some(({ status }) => status === 'AMBIGUOUS')) return 'AMBIGUOUS'
  return parts.some(({ status }) => status === 'MATCHED') ? 'MATCHED' : 'NONE'
}

/**
 * Reads the names, codes, forms and amounts in a messy text, such as the name of a product. Depends on nothing but the
 * lexicon; takes time in proportion to the text; never throws. What is ambiguous stays so.
 */
export const resolveText = (lexicon: Lexicon, input: string, options: Options = {}): Resolution => {
  const kinds = options.kinds ? new Set(options.kinds) : null
  const text = clean(input)
  const items = setAside(itemsOf(lexicon, text, kinds), text)
  const segments = segmentsOf(items).map(draftsOf)
  const read = readAll(lexicon, text, listsOf(segments), kinds)
  // The whole product is a softgel: said once, it holds for every part.
  const product = swallowed([...read.flatMap(({ draft }) => draft.words), ...segments.flatMap(({ looseWords }) => looseWords)])
  const used = new Set<number>()
  const parts = read.map(({ draft, span, readings, status, found }): Part => {
    const own = found.form === null ? swallowed(draft.words) : found
    const form = own.form === null ? product : own
    for (const { start } of form.used) used.add(start)
    const { value = null, unit = null, start = -1 } = draft.amount ?? {}
    if (value !== null) used.add(start)
    return {
      text: wordsIn(text, span),
      status,
      candidates: readings.map(({ kind, slug, score, reason, matchedAlias }) => ({ kind, slug, score, reason, matchedAlias })),
      form: form.form,
      amount: value,
      unit: value === null ? null : unit,
    }
  })
  const spans = read.map(({ span }) => span)
  return { status: whole(parts), parts, ignored: ignoredIn(text, items, used, spans) }
}
