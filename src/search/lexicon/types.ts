import { type ThingKind, thingKinds } from '../../knowledge/things.ts'

/** The kinds of record that a text can mean, in the order in which equals are told. Products are too many to be told apart by their names. */
export const lexiconKinds = thingKinds.filter((kind): kind is LexiconKind => kind !== 'product')
export type LexiconKind = Exclude<ThingKind, 'product'>

/** From where on a match counts. All are data in the table `search_setting`. */
export interface Thresholds {
  /** Least score of a match. */
  match: number
  /** So far behind the next best record must be. */
  margin: number
  /** Least score of a candidate. */
  candidate: number
  /** Candidates of a part at most. */
  candidates: number
  /** Letters of the shortest word to which one wrong letter is corrected. */
  typoLetters: number
  /** The same for two wrong letters. */
  twoTyposLetters: number
}

/** A thing as the database holds it for the lexicon. */
export interface ThingRow {
  kind: LexiconKind
  slug: string
  name: string
  /** The category of a supplement, the type of a condition or interactant. */
  type: string | null
  aliases: readonly { text: string; kind: string }[]
  forms: readonly string[]
  /** Constituents that are held to act, or that preparations are standardised to. */
  constituents: readonly string[]
  identifiers: readonly { system: string; code: string; of: string | null }[]
}

/** A form of a supplement, with the words that name it. */
export interface Form {
  name: string
  /** One list of stems for each way to name it. */
  words: readonly (readonly string[])[]
}

/** A thing that a text can mean. */
export interface LexiconThing {
  kind: LexiconKind
  slug: string
  type: string | null
  forms: readonly Form[]
  /** All words of all its forms. */
  formWords: ReadonlySet<string>
}

/** One name of a thing. */
export interface Entry {
  thing: LexiconThing
  reason: 'NAME' | 'ALIAS' | 'FORM' | 'CONSTITUENT'
  /** As the record has it. */
  text: string
  /** The stems of its words. */
  words: ReadonlySet<string>
  score: number
  /** Means much else too: three letters or fewer ("HIP"), or only words that labels use for everything ("tea extract"). */
  isCommon: boolean
  /** The name of the form that the name stands for. */
  form: string | null
}

/** A code of a thing; `of` says what it stands for where that is not the thing itself. */
export interface CodeEntry {
  thing: LexiconThing
  text: string
  of: string | null
}

/** A word of the lexicon that a mistyped one may have been meant to be. */
export interface Correction {
  word: string
  edits: 1 | 2
}

/** Everything that a text can mean, at one revision. */
export interface Lexicon {
  revision: number
  release: string | null
  thresholds: Thresholds
  /** Names by their letters and figures. */
  exact: ReadonlyMap<string, readonly Entry[]>
  /** The same without plurals. */
  stems: ReadonlyMap<string, readonly Entry[]>
  /** The same with the words in the order of the alphabet. */
  bags: ReadonlyMap<string, readonly Entry[]>
  /** Names by the words that they begin with. */
  beginnings: ReadonlyMap<string, readonly Entry[]>
  codes: ReadonlyMap<string, readonly CodeEntry[]>
  /** Words and short phrases, with what is meant by them. */
  synonyms: ReadonlyMap<string, { key: string; stem: string }>
  /** The first tokens of synonyms and of names of other things that have several. */
  phraseStarts: ReadonlySet<string>
  /** Names of other things, which no name inside them and no typo may turn into one of ours: "horny goat weed". */
  others: ReadonlySet<string>
  /** Whether it is a word of some name, or has a meaning of its own on labels: such a word is never corrected. */
  isWord(word: string): boolean
  corrections(word: string): readonly Correction[]
  /** Whether a name, as it is spelt or without plurals, may begin so: reading on is of no use otherwise. */
  canBegin(key: string): boolean
}
