/** A word of a text, as names are compared. */
export interface Word {
  word: string
  start: number
  end: number
}

const pattern = /[\p{L}\p{N}]+(?:['’][\p{L}]{1,2}(?![\p{L}]))?/gu

/** A few words make up most of a text, and each text is read several times. */
const known = new Map<string, string>()
const mostKnown = 20_000
/** A part of a text that is longer keeps the whole of it in memory. */
const longestKnown = 12

function plain(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const made = fold(word)
  if (known.size < mostKnown && word.length <= longestKnown) known.set(word, made)
  return made
}

/** Lower case, without accents and plural: so that "Fish oils" is "fish oil". */
const fold = (word: string): string => {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/['’]/g, '')
  return folded.length > 3 && /[^siu]s$/.test(folded) ? folded.slice(0, -1) : folded
}

/** The words of a text. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    word: plain(word),
    start: index,
    end: index + word.length,
  }))
