import type { Element, Root } from 'hast'
import type { ArticleFormat } from '../types.ts'
import type { Part } from './parts.ts'
import { isElement, type Node, textOf } from './text-of.ts'
import { partsOf } from './to-parts.ts'

const readers = {
  txt: async (text: string) => (await import('./text.ts')).readText(text),
  md: async (text: string) => (await import('./markdown.ts')).readMarkdown(text),
  html: async (text: string) => (await import('./html.ts')).readHtml(text),
} as const

/** Reads a text into its parts. `title` is what a page calls itself outside of its text. */
export async function readTree(
  text: string,
  format: ArticleFormat,
): Promise<{ parts: Part[]; title: string | null }> {
  const root = await readers[format](text)
  const own = partsOf(contentOf(root))
  return { parts: own, title: titleOf(root) ?? namedAtTop(text, format) }
}

const find = (node: Root | Element, name: string): Element | null => {
  for (const child of node.children as Node[]) {
    if (!isElement(child)) continue
    const found = child.tagName === name ? child : find(child, name)
    if (found) return found
  }
  return null
}

/** Without what a page says about itself in its head. */
const contentOf = (root: Root): Root => ({
  type: 'root',
  children: [find(root, 'body') ?? root].flatMap(node => node.children) as Root['children'],
})

function titleOf(root: Root): string | null {
  const title = find(root, 'title')
  const text = title
    ? textOf(title)
        .trim()
        .replace(/\s+[|–—·-]\s+[^|–—·]{2,40}$/, '')
    : ''
  return text === '' ? null : text
}

/** The title of YAML front matter. */
const namedAtTop = (text: string, format: ArticleFormat): string | null =>
  format === 'md'
    ? (/^---\n(?:.{0,500}\n){0,40}?title:[ \t]{0,9}["']?(.{1,300}?)["']?[ \t]*\n/.exec(text)?.[1] ?? null)
    : null
