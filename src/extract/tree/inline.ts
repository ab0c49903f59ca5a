import { piecesOf } from '../cut.ts'
import { Visible } from '../visible.ts'
import type { Paragraph } from './parts.ts'
import { isElement, isUnseen, type Node, textOf } from './text-of.ts'

/** What words look like. */
interface Look {
  isStrong: boolean
  isSlanted: boolean
}

/** A line of running text while it is gathered. */
class Line {
  raw = ''
  strong = ''
  slanted = ''
  link: string | null = null
  #isStrong = true
  #isSlanted = true

  add(text: string, { isStrong, isSlanted }: Look): void {
    this.raw += text
    if (text.trim() === '') return
    this.#isSlanted &&= isSlanted
    this.#isStrong &&= isStrong
    if (this.#isStrong) this.strong = this.raw
    if (this.#isSlanted) this.slanted = this.raw
  }

  /** The words that a line begins with and that look like a label: bold, or slanted up to a full stop. */
  #label(): string {
    const isLabel = this.slanted !== this.raw && slantedLabel.test(this.slanted)
    return this.strong === '' && isLabel ? this.slanted : this.strong
  }

  /** As written; what is looked at is never long. */
  #written(): Pick<Paragraph, 'lines'> {
    if (this.raw.length > 1000 || !this.raw.trim().includes('\n')) return {}
    const lines = this.raw.split('\n').map(line => new Visible(line).text)
    return { lines: lines.filter(line => line !== '') }
  }

  finish(): Paragraph[] {
    const strong = new Visible(this.#label()).text.length
    return [...piecesOf(this.raw, longest)].flatMap((raw, at) => {
      const text = new Visible(raw)
      return text.text === ''
        ? []
        : [
            {
              type: 'paragraph',
              text,
              strong: at === 0 ? strong : 0,
              link: this.link,
              isSlanted: this.#isSlanted,
              ...this.#written(),
            },
          ]
    })
  }
}

const slantedLabel = /^\s*\p{Lu}[^.:]{2,50}[.:]\s*$/u

/** What is longer is no paragraph that a person wrote: it is read in pieces. */
const longest = 20_000

/** A line of which the writer broke off the one before: a question, an answer, a label. */
const begins = /^[ \t]{0,4}(?:(?:Q|A|Question|Answer)\s{0,2}[:.)]|[A-Z][A-Za-z -]{2,24}:(?=\s|$))/
const newLine = /\n(?=[ \t]{0,4}(?:(?:Q|A|Question|Answer)\s{0,2}[:.)]\s|[A-Z][A-Za-z -]{2,24}:\s))/

const isOneOf = (node: Node, names: readonly string[]) => isElement(node) && names.includes(node.tagName)
/** What an element makes of the look of its words. */
const within = (node: Node, { isStrong, isSlanted }: Look): Look => ({
  isStrong: isStrong || isOneOf(node, ['b', 'strong', 'dt', 'summary']),
  isSlanted: isSlanted || isOneOf(node, ['i', 'em']),
})

/** Links one behind the other, and nothing between them. */
const isRowOfLinks = (nodes: readonly Node[]): boolean =>
  nodes.filter(node => isElement(node) && node.tagName === 'a').length > 1 &&
  nodes.every(node => (isElement(node) ? node.tagName === 'a' : textOf(node).trim() === ''))

/** The lines of running text: a new one after each `<br>`, and where a question or an answer begins. */
export function linesOf(nodes: readonly Node[]): Paragraph[] {
  const lines = [new Line()]
  const areLinks = isRowOfLinks(nodes)
  const walk = (node: Node, look: Look): void => {
    if (isUnseen(node)) return
    if (node.type === 'text') addText(node.value, look)
    if (!isElement(node)) return
    if (node.tagName === 'br' || (areLinks && node.tagName === 'a')) lines.push(new Line())
    for (const child of node.children) walk(child, within(node, look))
    // After its words: they may have begun a line.
    if (node.tagName === 'a') (lines.at(-1) as Line).link ??= textOf(node).trim()
  }
  const addText = (text: string, look: Look): void => {
    const [first = '', ...more] = text.split(newLine)
    const last = lines.at(-1) as Line
    if (last.raw.endsWith('\n') && begins.test(first)) lines.push(new Line())
    ;(lines.at(-1) as Line).add(first, look)
    for (const piece of more) {
      lines.push(new Line())
      ;(lines.at(-1) as Line).add(piece, look)
    }
  }
  for (const node of nodes) walk(node, { isStrong: false, isSlanted: false })
  return lines.flatMap(line => line.finish())
}
