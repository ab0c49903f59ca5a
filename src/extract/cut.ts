/**
 * Where to cut a text that is longer than may be: at the last space within reach, else between two letters.
 *
 * @param start where the piece begins
 * @param longest letters that it may have
 */
export function cutAt(text: string, start: number, longest: number): number {
  if (text.length - start <= longest) return text.length
  const piece = text.slice(start, start + longest + 1)
  const space = piece.lastIndexOf(' ')
  if (space > 0) return start + space
  // Not between the two halves of one letter: that is no text any more.
  return start + longest - (/[\ud800-\udbff]$/.test(piece.slice(0, -1)) ? 1 : 0)
}

/** A text in pieces that are no longer than that. */
export function* piecesOf(text: string, longest: number): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = cutAt(text, start, longest)
    yield text.slice(start, end)
    start = end
  }
}
