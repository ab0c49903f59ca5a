import { ArticleError } from './article-error.ts'

/** The largest article, in bytes. */
export const largestArticle = 1024 * 1024

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a binary file from a text
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/** The encoding that an HTML page names in its first kilobyte. */
function namedIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new ArticleError(`the encoding ${encoding} is not known: save the article as UTF-8`)
  }
}

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or what an HTML page names. Lines end in \n.
 *
 * @throws ArticleError when it is empty, too large, binary, or in another encoding
 */
export function decodeArticle(bytes: Uint8Array): string {
  if (bytes.length > largestArticle) throw new ArticleError('the article is larger than 1 MB')
  const mark = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  const encoding = mark?.[1] ?? namedIn(bytes) ?? 'utf-8'
  return checkText(decoded(bytes, encoding))
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return decoderFor(encoding).decode(bytes)
  } catch (error) {
    if (error instanceof ArticleError) throw error
    throw new ArticleError(`the file is not text in ${encoding}: save the article as UTF-8`)
  }
}

/**
 * A text without mark and with one kind of line end.
 *
 * @throws ArticleError when it is empty or binary
 */
export function checkText(text: string): string {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (binary.test(clean)) throw new ArticleError('the file is binary: an article is text, Markdown or HTML')
  if (clean.trim() === '') throw new ArticleError('the article is empty')
  return clean
}
