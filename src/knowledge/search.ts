import { enumeration } from './enumeration.ts'
import { claimKinds, thingKinds } from './things.ts'

/** Kinds of record that are found by a name; all of them have a slug. */
export const namedKinds = [...thingKinds, 'article', 'faq'] as const

/** Kinds of record that a search finds. */
export const searchKinds = [...namedKinds, ...claimKinds] as const

/** How close a hit is. */
export const SearchMatch = enumeration('SearchMatch', 'How a record answers to a query, the closest first.', {
  NAME: 'The query is its name.',
  ALIAS: 'The query is another name of it.',
  PREFIX: 'Its name or another name of it begins with the query.',
  WORDS: 'Every word of the query stands in its name or other names.',
  PART: 'A part of the query is its name or another name of it.',
  TEXT: 'Every word of the query stands in its names and text together.',
  TYPO: 'It is found once words that no name holds are corrected.',
  UNKNOWN: 'Not classified.',
})
export type SearchMatch = (typeof SearchMatch.options)[number]
