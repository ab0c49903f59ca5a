import type { Element, Root } from 'hast'
import type { ListItem } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype, { defaultHandlers } from 'remark-rehype'
import { unified } from 'unified'
import { readHtml } from './html.ts'
import { refuseDeepMarks } from './nesting.ts'

// HTML inside Markdown is a string until the whole is read as HTML.
const toHtml = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { listItem } })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze()

/** Without its list, which would be walked again for each of its items. */
function listItem(state: State, item: ListItem): Element {
  return defaultHandlers.listItem(state, item, undefined)
}

/** @throws ArticleError when it is nested too deep */
export function readMarkdown(markdown: string): Root {
  refuseDeepMarks(markdown)
  return readHtml(String(toHtml.processSync(markdown)))
}
