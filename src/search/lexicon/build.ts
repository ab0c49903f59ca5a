import { indexCodes } from './codes.ts'
import { formsOf, telling } from './forms.ts'
import { isLabelWord } from './label-words.ts'
import { bagOf, type Spelling, spell } from './spelling.ts'
import type { Token } from './tokens.ts'
import type { Entry, Lexicon, LexiconThing, ThingRow, Thresholds } from './types.ts'
import { correcting } from './typos.ts'

/** What a lexicon is made from: one snapshot of the database. */
export interface LexiconRows {
  revision: number
  release: string | null
  things: readonly ThingRow[]
  synonyms: readonly { word: string; means: string }[]
  thresholds: Thresholds
}

type Index = Map<string, Entry[]>
type Spelt = { entry: Entry; spelling: Spelling }

// A beginning that more things share says too little.
const SHARED_MOST = 5
const BEGINNING_LETTERS = 6
const SHORT_LETTERS = 3

const add = (index: Index, key: string, entry: Entry) => {
  const found = index.get(key)
  if (!found) index.set(key, [entry])
  else if (!found.includes(entry)) found.push(entry)
}

const isCommon = (text: string) => {
  const { key, tokens } = spell(text)
  return (
    /^\p{L}+$/u.test(key) && (key.length <= SHORT_LETTERS || tokens.every(({ fold }) => isLabelWord(fold)))
  )
}

/** All names that a thing is found by. */
const namesOf = (row: ThingRow, thing: LexiconThing): Entry[] => {
  const named = (
    reason: Entry['reason'],
    text: string,
    score: number,
    form: string | null = null,
  ): Entry => ({
    thing,
    reason,
    text,
    words: new Set(spell(text).words),
    score,
    isCommon: reason === 'ALIAS' && isCommon(text),
    form,
  })
  const own = [row.name, ...row.aliases.map(({ text }) => text)].map(name => spell(name).words)
  return [
    named('NAME', row.name, 1),
    ...row.aliases.map(({ text }) => named('ALIAS', text, 0.95)),
    named('ALIAS', row.slug, 0.95),
    ...telling(row.forms, own, row.type).map(({ form, text, score }) => named('FORM', text, score, form)),
    ...row.constituents.map(name => named('CONSTITUENT', name, 0.6)),
  ]
}

/** The beginnings of a name that has several words, each as its words. */
const beginningsOf = ({ words }: Spelling): string[] =>
  words
    .map((_, at) => words.slice(0, at).join(' '))
    .filter(beginning => beginning.length >= BEGINNING_LETTERS && !isLabelWord(beginning))

const indexBeginnings = (spelt: readonly Spelt[]): Index => {
  const index: Index = new Map()
  for (const { entry, spelling } of spelt) {
    if (entry.reason === 'CONSTITUENT' || entry.text === entry.thing.slug) continue
    for (const key of beginningsOf(spelling)) add(index, key, entry)
  }
  for (const [key, entries] of index) {
    if (new Set(entries.map(({ thing }) => thing)).size > SHARED_MOST) index.delete(key)
  }
  return index
}

/** "L-methylfolate" without the prefix that says which of two mirror images it is. */
const withoutHand = ({ text }: Entry): string[] => {
  const [, rest] = /^(?:DL|L|D)[- ](\p{L}{6,}.*)$/u.exec(text) ?? []
  return rest === undefined ? [] : [spell(rest).stem]
}

const indexNames = (spelt: readonly Spelt[]) => {
  const exact: Index = new Map()
  const stems: Index = new Map()
  const bags: Index = new Map()
  for (const { entry, spelling } of spelt) {
    if (spelling.key === '') continue
    add(exact, spelling.key, entry)
    // "Hips" is not the plural of the abbreviation HIP.
    if (!entry.isCommon) add(stems, spelling.stem, entry)
    for (const key of withoutHand(entry)) add(stems, key, entry)
    if (spelling.words.length > 1) add(bags, bagOf(spelling.words), entry)
  }
  return { exact, stems, bags, beginnings: indexBeginnings(spelt) }
}

// So many letters of a name tell which others begin alike.
const HEAD = 5

/** Tells which texts a name may begin with, by its first letters and its length. */
const canBegin = (keys: Iterable<string>) => {
  const longest = new Map<string, number>()
  for (const key of keys) {
    const head = key.slice(0, HEAD)
    longest.set(head, Math.max(longest.get(head) ?? 0, key.length))
  }
  return (key: string) => key.length < HEAD || key.length <= (longest.get(key.slice(0, HEAD)) ?? 0)
}

const thingOf = ({ kind, slug, type, forms: names }: ThingRow): LexiconThing => {
  const forms = formsOf(names)
  return { kind, slug, type, forms, formWords: new Set(forms.flatMap(({ words }) => words.flat())) }
}

/** Makes the lexicon of one snapshot. */
export const buildLexicon = ({ revision, release, things, synonyms, thresholds }: LexiconRows): Lexicon => {
  const built = things.map(row => ({ row, thing: thingOf(row) }))
  const spelt = built
    .flatMap(({ row, thing }) => namesOf(row, thing))
    .map(entry => ({ entry, spelling: spell(entry.text) }))
  const names = indexNames(spelt)
  const words = new Set(
    spelt.flatMap(({ spelling }) =>
      spelling.tokens.filter(({ type }) => type === 'word').map(({ fold }) => fold),
    ),
  )
  const meanings = synonyms
    .filter(({ means }) => means !== '')
    .map(({ word, means }) => [spell(word), spell(means)] as const)
  for (const [{ tokens }] of meanings) if (tokens.length === 1) words.add((tokens[0] as Token).fold)
  const meant = new Set(
    spelt
      .filter(({ entry }) => entry.reason !== 'CONSTITUENT')
      .flatMap(({ spelling }) => spelling.tokens.map(({ fold }) => fold)),
  )
  const correctable = [...meant].filter(word => /^\p{L}+$/u.test(word)).sort()
  return {
    revision,
    release,
    thresholds,
    ...names,
    codes: indexCodes(built),
    synonyms: new Map(meanings.map(([word, { key, stem }]) => [word.key, { key, stem }])),
    // A word that means itself.
    others: new Set(meanings.filter(([word, means]) => word.key === means.key).map(([word]) => word.key)),
    isWord: word => words.has(word) || isLabelWord(word),
    // Shorter words by one letter are corrected inside long names.
    corrections: correcting(correctable, {
      one: thresholds.typoLetters - 1,
      two: thresholds.twoTyposLetters,
    }),
    phraseStarts: new Set(
      meanings.filter(([{ tokens }]) => tokens.length > 1).map(([{ tokens }]) => (tokens[0] as Token).fold),
    ),
    canBegin: canBegin([...names.exact.keys(), ...names.stems.keys()]),
  }
}
