import type { Element, ElementContent, RootContent } from 'hast'
import { besideElements, besideNames, unseenElements } from '../rules/chrome.ts'

export type Node = RootContent | ElementContent

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

export const isElement = (node: Node): node is Element => node.type === 'element'
export const isBlock = (node: Node): boolean => isElement(node) && blocks.has(node.tagName)

/** Names that a page gives to an element: classes, id and role. */
const namesOf = ({ properties }: Element): string =>
  [properties.className ?? [], properties.id ?? '', properties.role ?? ''].flat().join(' ')

/** Whether a reader never sees it. */
export const isUnseen = (node: Node): boolean => {
  if (node.type === 'comment' || node.type === 'doctype') return true
  if (!isElement(node)) return false
  const { tagName, properties } = node
  if (unseenElements.has(tagName) || properties.hidden !== undefined) return properties.hidden !== false
  return /display:\s{0,4}none|visibility:\s{0,4}hidden/i.test(String(properties.style ?? ''))
}

const holdsTitle = (element: Element): boolean =>
  element.children.some(child => isElement(child) && (child.tagName === 'h1' || holdsTitle(child)))

/** Whether it stands beside the article: a menu, a footer, a card. */
export const isBeside = (element: Element): boolean => {
  if (['html', 'body', 'main', 'article'].includes(element.tagName)) return false
  const named = besideElements.has(element.tagName) || besideNames.test(` ${namesOf(element)} `)
  if (element.tagName === 'aside' && isBox(element)) return false
  return (named || element.tagName === 'header') && !holdsTitle(element)
    ? named || !isBlockOfArticle(element)
    : false
}

/** "The short version", a box with a heading and without a link, is a part of its article. */
const isBox = (element: Element): boolean =>
  !besideNames.test(` ${namesOf(element)} `) &&
  !holds(element, 'a') &&
  ['h2', 'h3', 'h4', 'strong'].some(name => holds(element, name)) &&
  ['ul', 'ol', 'table'].some(name => holds(element, name))

const holds = (element: Element, name: string): boolean =>
  element.children.some(child => isElement(child) && (child.tagName === name || holds(child, name)))

/** A header that holds more than links. */
const isBlockOfArticle = (element: Element): boolean =>
  element.children.some(child => isElement(child) && ['p', 'h2', 'h3', 'hgroup'].includes(child.tagName))

const textInto = (node: Node, out: string[]): void => {
  if (node.type === 'text') out.push(node.value)
  else if (isElement(node) && !isUnseen(node)) {
    if (node.tagName === 'br') out.push('\n')
    for (const child of node.children) textInto(child, out)
  }
}

/** What a reader sees of a node. */
export const textOf = (node: Node): string => {
  const out: string[] = []
  textInto(node, out)
  return out.join('')
}
