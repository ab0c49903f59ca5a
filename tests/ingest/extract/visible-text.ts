import { toString as textIn } from 'hast-util-to-string'
import { readHtml } from '../../../src/extract/tree/html.ts'
import { readMarkdown } from '../../../src/extract/tree/markdown.ts'

/** The text that a reader sees, as another library tells it. */
export function visibleText(name: string, text: string): string {
  if (name.endsWith('.txt')) return text
  return textIn(name.endsWith('.md') ? readMarkdown(text) : readHtml(text))
}
