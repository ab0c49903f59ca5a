/** Where words stand: in each text by its number, from a character to another. */
export interface Found {
  ranges: Map<number, [start: number, end: number]>
  /** Whether all of the words were found; else only their beginning. */
  whole: boolean
}

/** The letters and digits of texts in one row, and where each of them comes from. */
export class Letters {
  readonly #letters: string
  readonly #from: [text: number, at: number][]

  constructor(texts: readonly string[]) {
    const from: [number, number][] = []
    let letters = ''
    for (const [index, text] of texts.entries()) {
      for (const { 0: letter, index: at } of text.matchAll(/[\p{L}\p{N}]/gu)) {
        const plain = letter.toLowerCase()
        letters += plain
        // Lower case may have more code units than upper case.
        for (const _ of plain.split('')) from.push([index, at])
      }
    }
    this.#letters = letters
    this.#from = from
  }

  /**
   * Finds words, whatever punctuation, markup and breaks of blocks stand between them; else the first half of them or
   * more.
   *
   * @param after only from this text on, when they stand there
   */
  find(words: string, after = 0): Found | null {
    const wanted = lettersOf(words)
    if (wanted === '') return null
    const from = Math.max(
      0,
      this.#from.findIndex(([text]) => text >= after),
    )
    const at = this.#at(wanted, from)
    if (at >= 0) return { ranges: this.#rangesOf(at, wanted.length), whole: true }
    for (let length = wanted.length - 1; length >= Math.max(12, wanted.length / 2); length -= 1) {
      const start = this.#at(wanted.slice(0, length), from)
      if (start >= 0) return { ranges: this.#rangesOf(start, length), whole: false }
    }
    return null
  }

  #at(wanted: string, from: number): number {
    const later = this.#letters.indexOf(wanted, from)
    return later >= 0 ? later : this.#letters.indexOf(wanted)
  }

  #rangesOf(at: number, length: number): Found['ranges'] {
    const ranges: Found['ranges'] = new Map()
    for (const [text, place] of this.#from.slice(at, at + length)) {
      const [start] = ranges.get(text) ?? [place]
      ranges.set(text, [start, place + 1])
    }
    return ranges
  }
}

// Letter by letter, as above: the lower case of some is more than a letter, or hangs on what stands beside them.
const lettersOf = (text: string): string =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).map(letter => letter.toLowerCase()).join('')
