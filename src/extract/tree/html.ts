import type { Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { refuseDeepTags } from './nesting.ts'

const parser = unified().use(rehypeParse).freeze()

/** @throws ArticleError when it is nested too deep */
export function readHtml(html: string): Root {
  refuseDeepTags(html)
  return parser.parse(html)
}
