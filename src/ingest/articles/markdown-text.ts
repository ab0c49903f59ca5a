// biome-ignore lint/suspicious/noControlCharactersInRegex: what a text may not hold
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Half of a letter, as cutting in its middle leaves it: PostgreSQL takes none. */
const half = /\p{Cs}/gu

/** A text without control characters, cut at a word. */
export function plainText(text: string, max: number): string {
  const clean = text
    .replace(control, ' ')
    .replace(/<(?=[a-z!/?])/gi, '‹')
    .replace(/[\t\n\f ]+/g, ' ')
    .trim()
  if (clean.length <= max) return clean.replace(half, '')
  const cut = clean.slice(0, max - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2)).replace(half, '')}…`
}

/**
 * A text as Markdown that shows it as it is: what an article says can neither become HTML nor a link, so that nothing
 * unsafe is ever stored.
 */
export const asMarkdown = (text: string, max: number): string =>
  plainText(
    text
      .replace(/[\\`*_[\]]/g, '\\$&')
      .replace(/</g, '&lt;')
      .replace(/^([#>+-]|\d+[.)])(?=\s)/, '\\$1'),
    max,
  )
