import { indexCodes } from './codes.ts'
import { formsOf, telling } from './forms.ts'
import { isLabelWord } from './label-words.ts'
import { bagOf, extend, isWordOrNumber, type Spelling, spell } from './spelling.ts'
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
const BEGINNING_LETTERS = 5
const SHORT_LETTERS = 3

const add = (index: Index, key: string, entry: Entry) => {
  const found = index.get(key)
  if (!found) index.set(key, [entry])
  else if (!found.includes(entry)) found.push(entry)
}

/** All names that a thing is found by. */
const namesOf = (row: ThingRow, thing: LexiconThing): Entry[] => {
  const named = (reason: Entry['reason'], text: string, score: number, form: string | null = null): Entry => ({
    thing,
    reason,
    text,
    score,
    isShort: reason === 'ALIAS' && new RegExp(`^\\p{L}{1,${SHORT_LETTERS}}$`, 'u').test(text),
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

/** The beginnings of a name that has several words, each as letters and figures. */
const beginningsOf = ({ tokens }: Spelling): string[] => {
  const found: string[] = []
  let key = ''
  for (const [at, token] of tokens.entries()) {
    key = extend(key, token)
    const isWhole = at === tokens.length - 1
    if (!isWhole && isWordOrNumber(token) && key.length >= BEGINNING_LETTERS && !isLabelWord(key)) found.push(key)
  }
  return found
}

const indexBeginnings = (spelt: readonly Spelt[]): Index => {
  const index: Index = new Map()
  for (const { entry, spelling } of spelt) {
    if (entry.reason === 'CONSTITUENT') continue
    for (const key of beginningsOf(spelling)) add(index, key, entry)
  }
  for (const [key, entries] of index) {
    if (new Set(entries.map(({ thing }) => thing)).size > SHARED_MOST) index.delete(key)
  }
  return index
}

const indexNames = (spelt: readonly Spelt[]) => {
  const exact: Index = new Map()
  const stems: Index = new Map()
  const bags: Index = new Map()
  for (const { entry, spelling } of spelt) {
    if (spelling.key === '') continue
    add(exact, spelling.key, entry)
    add(stems, spelling.stem, entry)
    if (spelling.words.length > 1) add(bags, bagOf(spelling.words), entry)
  }
  return { exact, stems, bags, beginnings: indexBeginnings(spelt) }
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
  const words = new Set(
    spelt.flatMap(({ spelling }) => spelling.tokens.filter(({ type }) => type === 'word').map(({ fold }) => fold)),
  )
  const meanings = synonyms.filter(({ means }) => means !== '').map(({ word, means }) => [spell(word), spell(means)] as const)
  for (const [{ tokens }] of meanings) for (const { fold } of tokens) words.add(fold)
  const meant = new Set(
    spelt.filter(({ entry }) => entry.reason !== 'CONSTITUENT').flatMap(({ spelling }) => spelling.tokens.map(({ fold }) => fold)),
  )
  const correctable = [...meant].filter(word => /^\p{L}+$/u.test(word)).sort()
  return {
    revision,
    release,
    thresholds,
    ...indexNames(spelt),
    codes: indexCodes(built),
    synonyms: new Map(meanings.map(([word, { key, stem }]) => [word.key, { key, stem }])),
    isWord: word => words.has(word) || isLabelWord(word),
    corrections: correcting(correctable, { one: thresholds.typoLetters, two: thresholds.twoTyposLetters }),
    longest: Math.max(1, ...spelt.map(({ spelling }) => spelling.tokens.length)),
  }
}
