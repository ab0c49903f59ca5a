import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { readHtml } from './html.ts'
import { refuseDeepMarks } from './nesting.ts'

// HTML inside Markdown is a string until the whole is read as HTML.
const toHtml = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze()

/** @throws ArticleError when it is nested too deep */
export function readMarkdown(markdown: string): Root {
  refuseDeepMarks(markdown)
  return readHtml(String(toHtml.processSync(markdown)))
}
