import { supplementNames } from '../rules/supplements.ts'
import known from './known.json' with { type: 'json' }
import { type Word, wordsIn } from './words.ts'

/** Kind, key, type and names of a thing of the knowledge base. */
export type KnownThing = [kind: string, key: string, type: string | null, names: string[]]

/** A thing that a text names. */
export interface Thing {
  kind: string
  key: string
  type: string | null
}

/** Words of a text that name a thing. */
export interface Mention extends Thing {
  start: number
  end: number
  text: string
}

interface Name {
  words: readonly string[]
  /** Means much else in small letters: HIP. */
  isAcronym: boolean
  thing: Thing
}

/** Words that are names of things and much else besides. */
const tooCommon = new Set([
  'food',
  'everyone',
  'user',
  'people',
  'general health',
  'general',
  'who',
  'mineral',
  'vitamin',
  'ai',
  'pe',
  'pain killer',
  'protection',
  'spa',
  'all',
  'as',
  'it',
  'us',
  'he',
  'trial',
  'adult',
  'plant',
  'men',
  'women',
  'man',
  'woman',
])

const index = new Map<string, Name[]>()

const add = (text: string, thing: Thing): void => {
  const words = wordsIn(text).map(({ word }) => word)
  const [first] = words
  if (first === undefined || text.length < 2 || tooCommon.has(words.join(' '))) return
  if (/^\d+$/.test(words.join(''))) return
  const names = index.get(first) ?? []
  index.set(first, names)
  if (!names.some(name => name.thing.kind === thing.kind && name.words.join(' ') === words.join(' ')))
    names.push({ words, thing, isAcronym: text.length <= 4 && /^\p{Lu}{2,}\p{Ll}?$/u.test(text) })
}

for (const [kind, key, type, names] of known as KnownThing[])
  for (const name of names) add(name, { kind, key, type })
for (const name of supplementNames)
  add(name, {
    kind: 'supplement',
    key: `name:${wordsIn(name)
      .map(({ word }) => word)
      .join(' ')}`,
    type: null,
  })
for (const names of index.values()) names.sort((a, b) => b.words.length - a.words.length)

const matches = (words: readonly Word[], at: number, name: Name): boolean =>
  name.words.every((word, offset) => words[at + offset]?.word === word)

/** A name does not go on behind a colon or a comma: "Turmeric: root of the year". */
const isJoined = ({ words }: Name, text: string, found: readonly Word[], at: number): boolean =>
  words.every((_, offset) => {
    const [one, next] = [found[at + offset], found[at + offset + 1]]
    return (
      offset === words.length - 1 || !one || !next || !/[:;,!?()]\s/.test(text.slice(one.end, next.start + 1))
    )
  })

const isSpelt = ({ isAcronym }: Name, text: string, word: Word | undefined): boolean =>
  !isAcronym || word === undefined || /^\p{Lu}{2,}\p{Ll}?$|^\p{Lu}$/u.test(text.slice(word.start, word.end))

/** The things of some kinds that a text names, the longest name at each place. */
export function mentionsIn(text: string, kinds: readonly string[]): Mention[] {
  const words = wordsIn(text)
  const mentions: Mention[] = []
  for (let at = 0; at < words.length; ) {
    const name = index
      .get((words[at] as Word).word)
      ?.find(
        name =>
          kinds.includes(name.thing.kind) &&
          matches(words, at, name) &&
          isSpelt(name, text, words[at]) &&
          isJoined(name, text, words, at),
      )
    if (!name) {
      at += 1
      continue
    }
    const start = (words[at] as Word).start
    const end = (words[at + name.words.length - 1] as Word).end
    mentions.push({ ...name.thing, start, end, text: text.slice(start, end) })
    at += name.words.length
  }
  return mentions
}

/** The thing of some kinds that the whole text is a name of. */
export function thingCalled(text: string, kinds: readonly string[]): Mention | null {
  const words = wordsIn(text)
  const [first] = mentionsIn(text, kinds)
  return first && first.start === words[0]?.start && first.end === words.at(-1)?.end ? first : null
}
