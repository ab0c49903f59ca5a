import type { Link, Paragraph, PhrasingContent, RootContent, Text } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { RecordKind } from '../knowledge/things.ts'

/** Words of a text that name a record: from the code unit `start` up to `end`. */
export interface Mention {
  start: number
  end: number
  kind: RecordKind
  key: string
}

export type AddressOf = (kind: RecordKind, key: string) => string

const SAFE_LINK = /^(?:https?:|mailto:|#|\/(?!\/))/i

/** A link to a record, which says which one it leads to. */
export const recordLink = (
  addressOf: AddressOf,
  { kind, key }: Pick<Mention, 'kind' | 'key'>,
  children: Link['children'],
): Link => ({
  type: 'link',
  url: addressOf(kind, key),
  children,
  data: { hProperties: { dataKind: kind, dataKey: key } },
})

/** Splits a run of text at the mentions that lie in it. Where the source is escaped, offsets mean nothing: no links. */
function linked(node: Text, mentions: readonly Mention[], addressOf: AddressOf): PhrasingContent[] {
  const from = node.position?.start.offset ?? -1
  const to = node.position?.end.offset ?? -1
  if (to - from !== node.value.length) return [node]
  const parts: PhrasingContent[] = []
  let at = from
  const push = (end: number) => {
    if (end > at) parts.push({ type: 'text', value: node.value.slice(at - from, end - from) })
  }
  for (const mention of mentions) {
    if (mention.start < at || mention.end > to) continue
    push(mention.start)
    const words = node.value.slice(mention.start - from, mention.end - from)
    parts.push(recordLink(addressOf, mention, [{ type: 'text', value: words }]))
    at = mention.end
  }
  push(to)
  return parts
}

type Walk = (nodes: readonly RootContent[], inLink?: boolean) => RootContent[]

/**
 * A block's text as a tree that is safe in every form: no HTML, no pictures from elsewhere, no links that run
 * anything, no headings that would break the outline.
 *
 * @param text Markdown
 * @param mentions by place in `text`; those across other markup are left as plain words
 */
export function prose(text: string, mentions: readonly Mention[], addressOf: AddressOf): RootContent[] {
  const inOrder = mentions.toSorted((a, b) => a.start - b.start)
  const walk: Walk = (nodes, inLink = false) => nodes.flatMap(node => keep(node, inLink))
  const keep = (node: RootContent, inLink: boolean): RootContent[] => {
    switch (node.type) {
      case 'text':
        return inLink ? [node] : linked(node, inOrder, addressOf)
      case 'inlineCode':
      case 'code':
      case 'break':
      case 'thematicBreak':
        return [node]
      case 'link':
        return SAFE_LINK.test(node.url)
          ? [{ ...node, children: walk(node.children, true) } as Link]
          : walk(node.children, inLink)
      case 'heading':
        return [
          {
            type: 'paragraph',
            children: [{ type: 'strong', children: walk(node.children) as PhrasingContent[] }],
          },
        ]
      case 'image':
        return node.alt ? [{ type: 'text', value: node.alt }] : []
      case 'linkReference':
        return walk(node.children, inLink)
      case 'html':
        return [{ type: 'text', value: node.value }]
      case 'paragraph':
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'blockquote':
      case 'list':
      case 'listItem':
        return [{ ...node, children: walk(node.children, inLink) } as RootContent]
      default:
        return []
    }
  }
  return walk(fromMarkdown(text).children)
}

/** The same as running text, to stand within a line: what makes a paragraph of its own is joined. */
export const phrase = (text: string, mentions: readonly Mention[], addressOf: AddressOf): PhrasingContent[] =>
  prose(text, mentions, addressOf).flatMap((node, index) => [
    ...(index > 0 ? [{ type: 'text', value: ' ' } as Text] : []),
    ...(node.type === 'paragraph' ? (node as Paragraph).children : flat(node)),
  ])

const flat = (node: RootContent): PhrasingContent[] => {
  if (node.type === 'text' || node.type === 'link') return [node]
  if ('children' in node) return (node.children as RootContent[]).flatMap(flat)
  return 'value' in node ? [{ type: 'text', value: String(node.value) }] : []
}

interface NamedThing {
  kind: RecordKind
  slug: string
  name: string
}

/** Where a text that says nothing of mentions itself names one of these things, by its whole name, the first time. */
export function mentionsIn(text: string, things: readonly NamedThing[]): Mention[] {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return []
  const found: Mention[] = []
  for (const { kind, slug, name } of things.toSorted((a, b) => b.name.length - a.name.length)) {
    const start = wholeWords(lower, name.toLowerCase())
    const end = start + name.length
    if (start < 0 || found.some(other => start < other.end && other.start < end)) continue
    found.push({ start, end, kind, key: slug })
  }
  return found
}

const WORD = /[\p{L}\p{N}]/u

function wholeWords(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!WORD.test(text[at - 1] ?? '') && !WORD.test(text[at + words.length] ?? '')) return at
  }
  return -1
}
