import { stem } from '../lexicon/fold.ts'
import { dosageForm, isPreparation } from '../lexicon/label-words.ts'
import { spell } from '../lexicon/spelling.ts'
import type { LexiconThing } from '../lexicon/types.ts'
import type { Words } from './items.ts'

/** A form, and the words that said so. */
export interface FoundForm {
  form: string | null
  used: readonly Words[]
}

/** A name that was found: its words, and the form that it stands for. */
export interface FormName {
  text: string
  form: string | null
  /** The thing's own name says nothing about its form. */
  isOwn: boolean
}

const none: FoundForm = { form: null, used: [] }

const isSame = (a: ReadonlySet<string>, b: readonly string[]) => a.size === b.length && b.every(word => a.has(word))

/** The form of the record that name and words around it say; null when they say none, or two. */
const recorded = ({ forms }: LexiconThing, names: readonly FormName[], words: readonly Words[]): FoundForm => {
  const told = names.find(({ form }) => form !== null)
  if (told) return { form: told.form, used: [] }
  const spelt = names.map(({ text, isOwn }) => ({ isOwn, words: new Set(spell(text).words) }))
  const named = new Set(spelt.flatMap(({ words }) => [...words]))
  const around = new Map(words.flatMap(word => word.words.map(one => [stem(one), word] as const)))
  const fitting = forms.flatMap(({ name, words: ways }) =>
    ways.flatMap(way => {
      const more = way.filter(word => !named.has(word))
      const isNamed = more.length === 0 && spelt.some(one => !one.isOwn && isSame(one.words, way))
      if (!isNamed && (more.length === 0 || !more.every(word => around.has(word)))) return []
      const telling = more.filter(word => dosageForm(word) === undefined).length
      return [{ name, rank: isNamed ? 0.5 : telling + more.length / 100, more }]
    }),
  )
  const best = Math.max(0, ...fitting.map(({ rank }) => rank))
  const first = fitting.filter(({ rank }) => rank === best)
  if (first.length === 0 || new Set(first.map(({ name }) => name)).size > 1) return none
  const used = new Set(first.flatMap(({ more }) => more.map(word => around.get(word) as Words)))
  return { form: first[0]?.name ?? null, used: [...used] }
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

/** The form of a part: one of its record, else what it was made into. */
export const formOf = (thing: LexiconThing | null, names: readonly FormName[], words: readonly Words[]): FoundForm => {
  const found = thing ? recorded(thing, names, words) : none
  return found.form === null ? prepared(words) : found
}
