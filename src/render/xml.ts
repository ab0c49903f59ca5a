import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** A tree as XML: numbers for characters, each element closed; every text and attribute is escaped by the library. */
export const xml = (tree: Element): string =>
  `${toHtml(tree, { space: 'svg', closeEmptyElements: true, characterReferences: { useNamedReferences: false } })}\n`
