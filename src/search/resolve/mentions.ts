import { isLabelWord } from '../lexicon/label-words.ts'
import { isWordOrNumber } from '../lexicon/spelling.ts'
import type { Token } from '../lexicon/tokens.ts'
import { findNames, phrasesAt } from './names.ts'
import type { Hit, Search } from './search.ts'

/** Where a text holds names: the tokens from `from` up to `to`. */
export interface Mention {
  from: number
  to: number
  hits: readonly Hit[]
  /** The text goes on with numbers that make another name of it: "omega-3" of "omega-3-6-9". */
  isCut: boolean
}

const startsInsideWord = ({ tokens, taken }: Search, at: number) =>
  tokens[at]?.glue === 'tight' && taken[at - 1] === false

/** A single figure that is neither an amount nor a count: "6" in "omega 3, 6 & 9", but not in "6 packs". */
const isBareFigure = ({ tokens, taken }: Search, at: number, isListed: boolean) => {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.type !== 'number' || token.fold.length > 1 || next?.glue === 'tight') return false
  if (taken[at] || (next?.glue === 'hyphen' && next.type === 'word')) return false
  return isListed || token.glue === 'hyphen' || next?.type !== 'word' || !isLabelWord(next.fold)
}

/** How far a name that ends with a number goes on with others that make another name of it. */
const goesOnTo = (search: Search, { from, to }: { from: number; to: number }): number => {
  const { tokens, taken } = search
  if (tokens[to - 1]?.type !== 'number' || to - from < 2) return to
  let end = to
  for (let at = to; at < tokens.length && !taken[at]; at++) {
    const { type } = tokens[at] as Token
    if (isBareFigure(search, at, end > to)) end = at + 1
    else if (type !== 'separator' && type !== 'sign') break
  }
  return end
}

/** How many tokens from one on are the name of something else. */
const otherAt = (search: Search, at: number): number => {
  const others = phrasesAt(search, at).filter(([, joined]) => search.lexicon.others.has(joined))
  return others.at(-1)?.[0] ?? 0
}

/** What begins at a token: a mention, or how many tokens on to look next. */
const mentionAt = (search: Search, at: number): { mention?: Mention; to: number } => {
  const { tokens, taken } = search
  if (!isWordOrNumber(tokens[at] as Token) || taken[at] || startsInsideWord(search, at)) return { to: at + 1 }
  const found = findNames(search, at)
  const other = otherAt(search, at)
  if (!found || other > found.to - at) return { to: at + Math.max(1, other) }
  if (!found.hits) return { to: found.to }
  const to = goesOnTo(search, { from: at, to: found.to })
  return { mention: { from: at, to, hits: found.hits, isCut: to > found.to }, to }
}

/** All names that a text holds, from the left, the longest first. Reads on behind each. */
export const findMentions = (search: Search): Mention[] => {
  const mentions: Mention[] = []
  for (let at = 0; at < search.tokens.length; ) {
    const { mention, to } = mentionAt(search, at)
    if (mention) mentions.push(mention)
    at = to
  }
  return mentions
}
