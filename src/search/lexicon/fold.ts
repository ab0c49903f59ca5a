const unseen = /[™℠®©]|[\p{Cf}\p{Cc}]/gu
const writtenMarks = /\((?:r|tm|sm|c)\)/gi
const apostrophes = /['’‘‛`´ʼʹ′]/gu
const dashes = /[-‐‑‒–—―−]/gu
const spaces = /[\s\p{Z}]+/gu

/**
 * A text in one way of writing: NFKC, plain apostrophes and hyphens, single spaces, without trade marks and what
 * cannot be seen. Case and accents stay, because it is shown. Cleaning a clean text changes nothing.
 */
export const clean = (text: string) =>
  text
    .replace(spaces, ' ')
    // Before NFKC, which takes a lone acute accent and "™" apart.
    .replace(unseen, '')
    .replace(apostrophes, "'")
    // "10⁹" is not 109.
    .replace(/(?<=10)[⁰¹²³⁴-⁹]+/g, power => `^${power}`)
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .replace(writtenMarks, ' ')
    .replace(spaces, ' ')
    .trim()

/** Letters that Unicode does not take apart, and that PostgreSQL's `unaccent` does. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** A text in lower case with letters of other alphabets as those of the Latin one that they stand for. */
export const latin = (text: string) => text.replaceAll(/[ßæœøđðþłı]/g, letter => letters[letter] as string)

const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ω: 'omega',
}

/** A clean word without case, accents and apostrophes; a lone Greek letter by its name. */
export const fold = (word: string) => {
  const plain = latin(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}']/gu, ''),
  )
  return greek[plain] ?? plain
}

/** A folded word without the ending of the plural: no word to show, but the same for "statin" and "statins". */
export const stem = (word: string) => {
  if (word.length < 4 || !word.endsWith('s')) return word
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
