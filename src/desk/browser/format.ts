/** The forms of an article that the API reads. */
export const formats = {
  md: { name: 'Markdown', type: 'text/markdown' },
  html: { name: 'HTML', type: 'text/html' },
  txt: { name: 'Plain text', type: 'text/plain' },
} as const
export type Format = keyof typeof formats

const markdown = /^#{1,6} \S|^\s*[-*+] \S|\*\*\S|^\|.*\|$|^---$|\[[^\]]+\]\(\S+\)/m
const html = /^\s*<(?:!doctype|!--|[a-z][a-z0-9]*[\s>/])/i

/** Which form an article has, from the name of its file or else from its text. */
export function guessFormat(name: string, text: string): Format {
  const [, extension = ''] = /\.([a-z]+)$/i.exec(name) ?? []
  if (/^html?$/i.test(extension)) return 'html'
  if (/^(?:md|markdown)$/i.test(extension)) return 'md'
  if (name !== '') return 'txt'
  if (html.test(text)) return 'html'
  return markdown.test(text) ? 'md' : 'txt'
}
