import { clean, stem } from './fold.ts'
import { type Token, tokenize } from './tokens.ts'

/** A name as it is looked up. Spaces, hyphens and points do not count; what joins two things does. */
export interface Spelling {
  /** Letters and figures, with a bar for "and", "with", commas and the like. */
  key: string
  /** The same without plurals. */
  stem: string
  /** The stems of its words and its numbers. */
  words: readonly string[]
  tokens: readonly Token[]
}

const BAR = '|'

/** `key` with another token behind it. */
export const extend = (key: string, { type, fold }: Pick<Token, 'type' | 'fold'>, stemmed = false) => {
  if (type === 'separator') return key === '' || key.endsWith(BAR) ? key : key + BAR
  return key + (stemmed && type === 'word' ? stem(fold) : fold)
}

const counts = ({ type }: Token) => type === 'word' || type === 'number' || type === 'separator'

export const isWordOrNumber = ({ type }: Token) => type === 'word' || type === 'number'

/** How a name is spelt. */
export const spell = (text: string): Spelling => {
  const tokens = tokenize(clean(text)).filter(counts)
  const closed = (key: string) => (key.endsWith(BAR) ? key.slice(0, -1) : key)
  const words = tokens.filter(isWordOrNumber)
  return {
    key: closed(tokens.reduce((key, token) => extend(key, token), '')),
    stem: closed(tokens.reduce((key, token) => extend(key, token, true), '')),
    words: words.map(({ fold }) => stem(fold)),
    tokens,
  }
}

/** Words in the order of the alphabet. */
export const bagOf = (words: readonly string[]) => [...words].sort().join(' ')
