/** Letters of HTML that a reader sees as one space. A no-break space stays what it is. */
const isSpace = (letter: string) =>
  letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r' || letter === '\f'

/** Spaces other than single ones between words. */
const odd = /[\n\t\r\f]| {2}|^ /

function withSingleSpaces(raw: string): { text: string; at: Uint32Array } {
  const at = new Uint32Array(raw.length)
  let text = ''
  let wasSpace = true
  for (let index = 0; index < raw.length; index++) {
    const letter = raw[index] as string
    const isGap = isSpace(letter)
    if (isGap && wasSpace) continue
    wasSpace = isGap
    at[text.length] = index
    text += isGap ? ' ' : letter
  }
  return { text, at: at.slice(0, text.length) }
}

/**
 * The text of one block with its spaces made single, which still knows the letters that it was made from: so that a
 * quote is what the article has, and not what we made of it.
 */
export class Visible {
  readonly text: string
  readonly #raw: string
  /** Where each letter stands in what it was made from; null where that is the same. */
  readonly #at: Uint32Array | null

  constructor(raw: string) {
    const { text, at } = odd.test(raw) ? withSingleSpaces(raw) : { text: raw, at: null }
    this.text = text.trimEnd()
    this.#raw = raw
    this.#at = at
  }

  /**
   * Words of the article, letter for letter. Where the source breaks the line inside them, the line with the core.
   *
   * @param start,end the words that are wanted
   * @param core where the words stand that must be in it
   */
  quote(start = 0, end = this.text.length, core: readonly [number, number] = [start, end]): string {
    const at = this.#at
    if (at === null) return this.#raw.slice(start, end).trim()
    const from = at[start] ?? 0
    const raw = this.#raw.slice(from, (at[end - 1] ?? from) + 1)
    if (raw === this.text.slice(start, end)) return raw.trim()
    const middle = ((at[core[0]] ?? from) + (at[core[1] - 1] ?? from)) / 2 - from
    return pieceAt(raw, middle)
  }
}

/** The piece between breaks of the line, or rows of spaces, that holds a place. */
function pieceAt(raw: string, place: number): string {
  let best = ''
  let at = 0
  for (const piece of raw.split(/([ \t\n\r\f]{2,}|[\t\n\r\f])/)) {
    const isPiece = piece.trim() !== ''
    if (isPiece && at <= place) best = piece
    else if (isPiece && best === '') best = piece
    at += piece.length
  }
  return best.trim()
}
