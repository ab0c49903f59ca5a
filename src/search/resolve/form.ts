import { stem } from '../lexicon/fold.ts'
import { dosageForm, isPreparation } from '../lexicon/label-words.ts'
import type { Entry, LexiconThing } from '../lexicon/types.ts'
import type { Words } from './items.ts'

/** A form, and the words that said so. */
export interface FoundForm {
  form: string | null
  used: readonly Words[]
}

const none: FoundForm = { form: null, used: [] }

const isSame = (a: ReadonlySet<string>, b: readonly string[]) =>
  a.size === b.length && b.every(word => a.has(word))

/** A form that the words of a text fit. */
interface Fitting {
  name: string
  /** The words that are not in the names. */
  more: readonly string[]
  rank: number
}

/** How well a way to name a form fits names and the words around them; nothing when words of it are missing. */
const fitOf = (
  name: string,
  way: readonly string[],
  names: readonly Entry[],
  around: ReadonlyMap<string, Words>,
): Fitting[] => {
  const more = way.filter(word => !names.some(({ words }) => words.has(word)))
  if (more.length > 0) {
    if (!more.every(word => around.has(word))) return []
    const telling = more.filter(word => dosageForm(word) === undefined).length
    return [{ name, more, rank: telling + more.length / 100 }]
  }
  // The thing's own name says nothing about its form.
  const same = names.filter(({ words }) => isSame(words, way))
  const isTold = same.length > 0 && same.every(({ reason }) => reason !== 'NAME')
  return isTold ? [{ name, more, rank: 0.5 }] : []
}

/** The form of the record that names and the words around them say; null when they say none, or two. */
const recorded = ({ forms }: LexiconThing, names: readonly Entry[], words: readonly Words[]): FoundForm => {
  const told = names.find(({ form }) => form !== null)
  if (told) return { form: told.form, used: [] }
  const around = new Map(words.flatMap(word => word.words.map(one => [stem(one), word] as const)))
  const fitting = forms.flatMap(({ name, words: ways }) =>
    ways.flatMap(way => fitOf(name, way, names, around)),
  )
  const best = fitting.reduce((most, { rank }) => Math.max(most, rank), 0)
  const [first, ...others] = fitting.filter(({ rank }) => rank === best)
  if (!first || others.some(({ name }) => name !== first.name)) return none
  return { form: first.name, used: first.more.flatMap(word => around.get(word) ?? []) }
}

/** The words that say what it was made into, as they stand. */
const prepared = (words: readonly Words[]): FoundForm => {
  const used = words.filter(({ type, words }) => type === 'form' && words.every(isPreparation))
  return used.length === 0 ? none : { form: used.flatMap(({ words }) => words).join(' '), used }
}

/** What it is swallowed as: the last word for that. */
export const swallowed = (words: readonly Words[]): FoundForm => {
  const used = words.filter(({ words: [word = ''] }) => dosageForm(word) !== undefined)
  const last = used.at(-1)
  return { form: last ? (dosageForm(last.words[0] as string) ?? null) : null, used: last ? [last] : [] }
}

/**
 * The form of a part: one of its record, else what it was made into.
 *
 * @param names the names of the thing in the text, each once
 */
export const formOf = (
  thing: LexiconThing | null,
  names: readonly Entry[],
  words: readonly Words[],
): FoundForm => {
  const found = thing ? recorded(thing, names, words) : none
  return found.form === null ? prepared(words) : found
}
