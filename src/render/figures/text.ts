// A sans-serif letter is half as wide as it is high on average; wider, so that no font breaks out of the picture.
const WIDTH = 0.54
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u

/** About how wide a text is, in pixels. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : WIDTH) * size, 0)

/** A word that does not fit a line, in pieces that do. */
function pieces(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word]
  const letters = [...word]
  const count = Math.max(1, Math.floor(width / size))
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += count) parts.push(letters.slice(at, at + count).join(''))
  return parts
}

/** Breaks a text into lines that fit a width in pixels. */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap(one => pieces(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
