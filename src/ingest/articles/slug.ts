const longest = 50

/** The words of a text, as keys have them. */
export const wordsOf = (text: string): string => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}

/** A key made of the words of a text; `fallback` where it has no letter or figure. */
export const slugOf = (text: string, fallback: string): string =>
  wordsOf(text).slice(0, longest).replace(/-+$/, '') || fallback
