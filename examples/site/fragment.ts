import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toText } from 'hast-util-to-text'
import { SKIP, visit } from 'unist-util-visit'

/** A heading of an article, for its table of contents. */
export interface Heading {
  id: string
  text: string
}

/** The article as this site shows it. */
export interface Fragment {
  html: string
  headings: Heading[]
}

const pathIn = (address: string) => {
  const { pathname, search } = new URL(address, 'http://path.only')
  return pathname + search
}

/** The page of this site that shows what an address of the API answers. */
export function pageOf(address: string): string {
  const path = pathIn(address)
  const figure = /^\/v1\/supplements\/([^/]+)\/(\w+\.svg.*)$/.exec(path)
  if (figure) return `/figures/${figure[1]}/${figure[2]}`
  return path.startsWith('/v1/') ? path.slice('/v1'.length) : address
}

// A table that is drawn as a stack of cards on a phone stays a table for those who hear it.
const roles: Record<string, string> = {
  table: 'table',
  thead: 'rowgroup',
  tbody: 'rowgroup',
  tr: 'row',
  td: 'cell',
}

function adapt(node: Element): void {
  const { tagName, properties } = node
  const ours =
    tagName === 'a' && (properties.dataKind !== undefined || String(properties.href).includes('/v1/'))
  if (ours) properties.href = pageOf(String(properties.href))
  if (tagName === 'img') properties.src = pageOf(String(properties.src))
  if (tagName === 'source') properties.srcSet = pageOf(String(properties.srcSet))
  const role = tagName === 'th' ? (properties.scope === 'row' ? 'rowheader' : 'columnheader') : roles[tagName]
  if (role) properties.role = role
}

/** Takes an article's head apart from its body, sets its links to pages of this site and lists its headings. */
export function adaptFragment(html: string): Fragment {
  const tree: Root = fromHtml(html, { fragment: true })
  const headings: Heading[] = []
  visit(tree, 'element', (node, index, parent) => {
    // This site has its own disclaimer and cards, in places of their own.
    if (node.tagName === 'nav' && parent && index !== undefined) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    adapt(node)
    if (node.tagName === 'section') headings.push({ id: String(node.properties.id), text: titleOf(node) })
    return undefined
  })
  return { html: toHtml(tree), headings }
}

const titleOf = (section: Element) => {
  const heading = section.children.find(
    (child): child is Element => child.type === 'element' && /^h[2-6]$/.test(child.tagName),
  )
  return heading ? toText(heading) : ''
}
