import type { Element, Root } from 'hast'
import { secondLine } from '../rules/chrome.ts'
import { Visible } from '../visible.ts'
import { linesOf } from './inline.ts'
import type { Item, Part, Table } from './parts.ts'
import { isBeside, isBlock, isElement, isUnseen, type Node, textOf } from './text-of.ts'

const seen = (node: Element): Node[] => node.children.filter(child => !isUnseen(child))
const isTag = (node: Node | null, ...names: string[]): node is Element =>
  node !== null && isElement(node) && names.includes(node.tagName)

/** The parts of an article, in the order in which they are read. */
export const partsOf = (root: Root): Part[] => blocksOf(root.children.filter(child => !isUnseen(child)))

/** Blocks among nodes; what stands between them is running text. */
function blocksOf(nodes: readonly Node[]): Part[] {
  const parts: Part[] = []
  let inline: Node[] = []
  let last: Node | null = null
  const flush = () => {
    parts.push(...linesOf(inline))
    inline = []
  }
  for (const node of nodes) {
    if (isElement(node) && isBeside(node)) {
      flush()
      parts.push({ type: 'beside', parts: blocksOf(seen(node)) })
    } else if (isElement(node) && (isBlock(node) || holdsBlock(node))) {
      flush()
      parts.push(
        ...(isTag(last, 'h1') && isSecondLine(node) ? setApart(linesOf(node.children)) : blockOf(node)),
      )
    } else {
      inline.push(node)
      parts.push(...imagesIn(node))
    }
    if (isElement(node)) last = node
  }
  flush()
  return parts
}

const holdsBlock = (element: Element): boolean =>
  element.children.some(child => isBlock(child) || (isElement(child) && holdsBlock(child)))

function imagesIn(node: Node): Part[] {
  if (!isElement(node)) return []
  if (node.tagName !== 'img') return node.children.flatMap(imagesIn)
  const { src, alt } = node.properties
  return typeof src === 'string' ? [{ type: 'image', url: src, alt: String(alt ?? '') }] : []
}

function blockOf(element: Element): Part[] {
  const { tagName } = element
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  if (level) return headingOf(element, Number(level))
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') return listOf(element)
  if (tagName === 'table') return tableOf(element)
  if (tagName === 'details') return detailsOf(element)
  if (tagName === 'dl') return definitionsOf(element)
  return blocksOf(seen(element))
}

const setApart = (parts: readonly Part[]): Part[] =>
  parts.map(part => (part.type === 'paragraph' ? { ...part, isSlanted: true } : part))

/** What a page calls the line below its title. */
const isSecondLine = ({ properties }: Element): boolean =>
  secondLine.test([properties.className ?? []].flat().join(' '))

function headingOf(element: Element, level: number): Part[] {
  const text = new Visible(textOf(element))
  return [...imagesIn(element), ...(text.text === '' ? [] : [{ type: 'heading' as const, level, text }])]
}

function itemOf(element: Element): Item[] {
  const [first, ...rest] = blocksOf(seen(element))
  if (!first) return []
  if (first.type === 'paragraph') return [{ ...first, parts: rest }]
  return [{ text: new Visible(''), strong: 0, link: null, parts: [first, ...rest] }]
}

function listOf(element: Element): Part[] {
  const items = seen(element).flatMap(child => (isElement(child) ? itemOf(child) : []))
  return items.length === 0 ? [] : [{ type: 'list', ordered: element.tagName === 'ol', items }]
}

const rowsIn = (element: Element): Element[] =>
  seen(element).flatMap(child => {
    if (isTag(child, 'tr')) return [child]
    return isTag(child, 'thead', 'tbody', 'tfoot') ? rowsIn(child) : []
  })

const cellsOf = (row: Element) => seen(row).filter(child => isTag(child, 'td', 'th'))

/** A first row without figures, above rows that each have some, names columns though it is not marked as head. */
const isHeadByWords = ([head = [], ...rows]: readonly (readonly string[])[]): boolean =>
  rows.length > 1 &&
  head.length > 1 &&
  head.every(text => !/\d/.test(text) && text.length < 40) &&
  rows.every(row => row.some((text, at) => at > 0 && /\d/.test(text)))

function tableOf(element: Element): Part[] {
  const rows = rowsIn(element).map(cellsOf)
  const [head = []] = rows
  const texts = rows.map(row => row.map(cell => new Visible(textOf(cell))))
  const hasHead =
    rows.length > 1 &&
    (head.every(cell => isTag(cell, 'th')) || isHeadByWords(texts.map(row => row.map(({ text }) => text))))
  const isNamed = hasHead && texts[0]?.some(({ text }) => text !== '')
  const table: Table = {
    type: 'table',
    columns: isNamed ? (texts[0] ?? null) : null,
    rows: texts.slice(hasHead ? 1 : 0),
  }
  return table.rows.length === 0 ? [] : [table]
}

function detailsOf(element: Element): Part[] {
  const children = seen(element)
  const summary = children.find(child => isTag(child, 'summary'))
  const parts = blocksOf(children.filter(child => child !== summary))
  return summary ? [{ type: 'question', text: new Visible(textOf(summary)), parts }] : parts
}

function definitionsOf(element: Element): Part[] {
  const parts: Part[] = []
  const entries = seen(element).flatMap(child => (isTag(child, 'div') ? seen(child) : [child]))
  for (const entry of entries) {
    if (isTag(entry, 'dt')) parts.push({ type: 'question', text: new Visible(textOf(entry)), parts: [] })
    else if (isTag(entry, 'dd')) {
      const last = parts.at(-1)
      if (last?.type === 'question') last.parts.push(...blocksOf(seen(entry)))
      else parts.push(...blocksOf(seen(entry)))
    }
  }
  return parts
}
