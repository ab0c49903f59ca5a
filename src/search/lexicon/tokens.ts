import { fold } from './fold.ts'

/** A piece of a clean text: a run of letters, a number, or one sign. */
export interface Token {
  readonly type: 'word' | 'number' | 'separator' | 'open' | 'close' | 'sign'
  readonly start: number
  readonly end: number
  /** Without case and accents; the digits of a number; the sign itself. */
  readonly fold: string
  /** How it hangs on the token before: without a gap, by one hyphen, or not. */
  readonly glue: 'tight' | 'hyphen' | null
}

// "W/o" is a word, the end of "omega-3's" is none, and a number keeps its points and commas: "5,000".
const pieces =
  /(with-?out(?!\p{L})|w\/o(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:'[\p{L}\p{M}]+)*)|(\d+(?:[.,]\d+)*)|'s(?![\p{L}\p{N}])|\S/giu
const joining = new Set(['and', 'with', 'plus', 'or', 'for', '&', '+', '/', ',', ';', '|', '•', '·'])
const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])

const signType = (sign: string, before: string, after: string): Token['type'] => {
  if (joining.has(sign)) return 'separator'
  // Between spaces they divide: "NOW - Zinc", "NOW: Zinc". Elsewhere they belong to a name: "B-12", "60:1".
  if (sign === '-' && /^\s?$/.test(before) && /^\s?$/.test(after)) return 'separator'
  if (sign === ':' && after === ' ') return 'separator'
  // "iron(II) sulfate": a bracket inside a word is part of it.
  if (opening.has(sign)) return /[\p{L}\p{N}]/u.test(before) ? 'sign' : 'open'
  if (closing.has(sign)) return /[\p{L}\p{N}-]/u.test(after) ? 'sign' : 'close'
  return 'sign'
}

const glueBetween = (gap: string) => (gap === '' ? 'tight' : gap === '-' ? 'hyphen' : null)

const foldWord = (word: string) => (/^w(?:ith-|\/o)/i.test(word) ? 'without' : fold(word))

/** The tokens of a clean text, in order. */
export const tokenize = (text: string): Token[] => {
  const tokens: Token[] = []
  let wordEnd = -1
  for (const match of text.matchAll(pieces)) {
    const [piece, word, number] = match
    const start = match.index
    const end = start + piece.length
    const glue = wordEnd < 0 ? null : glueBetween(text.slice(wordEnd, start))
    if (word !== undefined || number !== undefined) {
      const folded = word === undefined ? piece.replace(/[.,]/g, '') : foldWord(word)
      const type = number !== undefined ? 'number' : joining.has(folded) ? 'separator' : 'word'
      tokens.push({ type, start, end, fold: folded, glue })
      wordEnd = end
    } else {
      const type = signType(piece, text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1))
      tokens.push({ type, start, end, fold: piece, glue: null })
    }
  }
  return tokens
}
