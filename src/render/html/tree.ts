import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PhrasingContent, RootContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { sourceId } from '../view.ts'

/** A Markdown tree as HTML; raw HTML in it is left out by the library, and `prose` has none. */
export const html = (nodes: readonly (RootContent | PhrasingContent)[]): ElementContent[] => {
  const made = toHast({ type: 'root', children: nodes as RootContent[] })
  return made.type === 'root' ? (made.children as ElementContent[]) : [made as Element]
}

/** References to numbered sources: `[1, 3]`. */
export const references = (numbers: readonly number[]): ElementContent[] =>
  numbers.length === 0
    ? []
    : [
        h(
          'sup.kb-cite',
          numbers.flatMap((number, index) => [
            ...(index > 0 ? [','] : []),
            h('a', { href: `#${sourceId(number)}`, ariaLabel: `Source ${number}` }, String(number)),
          ]),
        ),
      ]

/** An element, when there is something to put into it. */
export const when = <T>(value: T | null | undefined | '', make: (value: T) => Element): Element[] =>
  value === null || value === undefined || value === '' ? [] : [make(value)]
