import type { AmountUnit } from '../../knowledge/amounts.ts'
import type { ThingKind } from '../../knowledge/things.ts'
import { clean } from '../lexicon/fold.ts'
import { spell } from '../lexicon/spelling.ts'
import type { Lexicon, LexiconThing } from '../lexicon/types.ts'
import { setAside } from './asides.ts'
import { type Candidate, type Reading, readingsOf, statusOf } from './candidates.ts'
import { type Draft, draftsOf } from './drafts.ts'
import { type FoundForm, formOf, swallowed } from './form.ts'
import { type Item, itemsOf, type Span, type Words } from './items.ts'
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
  kinds?: readonly ThingKind[] | undefined
}

const spanOf = ({ names, unknown }: Draft): Span => {
  const [first] = names
  if (first) return { start: first.start, end: first.end }
  return { start: (unknown[0] as Words).start, end: (unknown.at(-1) as Words).end }
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

/** The things that some part names in full. */
const namedInFull = (drafts: readonly Draft[]) =>
  new Set(
    drafts
      .flatMap(({ names }) => names.flatMap(({ hits = [] }) => hits))
      .filter(({ entry, edits }) => !entry.isShort && edits === 0)
      .map(({ entry }) => entry.thing),
  )

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

const readAll = (lexicon: Lexicon, text: string, drafts: readonly Draft[], kinds: ReadonlySet<ThingKind> | null): Read[] => {
  const named = namedInFull(drafts)
  const heads = headsOf(drafts)
  return drafts.map((draft, at) => {
    const span = spanOf(draft)
    const context = {
      isAlone: drafts.length === 1 && draft.unknown.length === 0,
      isConfirmed: (thing: LexiconThing) => named.has(thing),
    }
    const said = draft.words.filter(isSaid).map(({ start, end }) => text.slice(start, end))
    const unnamed = { text: text.slice(span.start, span.end), words: said.join(' '), head: heads[at] ?? null }
    const readings = readingsOf(lexicon, draft, unnamed, context, kinds)
    const status = statusOf(readings, lexicon.thresholds)
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
  const items = setAside(itemsOf(lexicon, text, kinds))
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
      text: text.slice(span.start, span.end),
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
