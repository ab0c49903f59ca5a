import { besideHeading, besideLine, footLine, readMore } from './rules/chrome.ts'
import type { Item, Part, Styled } from './tree/parts.ts'

/** Another article that a page points to. */
export interface Card {
  category: string | null
  title: string
  teaser: string | null
}

/** A line among cards: the linked title of one, what leads on to its article, or other words. */
type Line = { text: string; is: 'title' | 'end' | 'words' } | { card: Card }

const clean = (text: string) =>
  text
    .replace(/^[^\p{L}\p{N}"“‘'(]+/u, '')
    .replace(/\s*[|·•—–:-]+\s*$/, '')
    .trim()

/** "Sleep", "Men’s Wellness": short, and no sentence. */
const isCategory = (text: string): boolean => text.length <= 40 && !/[.!?…]["”’)]?$/.test(text)

const cardOf = (category: string, title: string, teaser: string): Card => ({
  category: clean(category) || null,
  title: clean(title),
  teaser: clean(teaser) || null,
})

/** Whether a line leads on to another article and says nothing else. */
const leadsOn = (text: string): boolean => readMore.test(text)

/** Whether a part is, or ends in, a link to read on; lines of plain text that stand close may look like a list. */
export const endsCard = (part: Part): boolean =>
  (part.type === 'paragraph' && leadsOn(part.text.text)) ||
  (part.type === 'list' && leadsOn(part.items.at(-1)?.text.text ?? ''))

/** A card in one line with its link: "Immunity — [Elderberry] What the trials say". */
function linkedCard({ text, link, strong }: Styled): Card | null {
  if (link === null || link === '' || leadsOn(link)) return null
  const at = text.text.indexOf(link)
  const before = text.text.slice(0, at)
  const label = strong > 0 && strong <= before.length ? before.slice(0, strong) : before
  return cardOf(isCategory(clean(label)) ? label : '', link, text.text.slice(at + link.length))
}

/** "Bitter is better – the forgotten taste": a card a line, where all lines are so. */
const parted = /^(?<title>.{3,80}?)\s[-–—]\s(?<teaser>.{3,200})$/
const areParted = (parts: readonly Part[]): boolean =>
  parts.length > 1 &&
  parts.every(part => part.type === 'paragraph' && part.link === null && parted.test(part.text.text))

const partedCard = (part: Part): Card[] => {
  const { title = '', teaser = '' } = (part.type === 'paragraph' && parted.exec(part.text.text)?.groups) || {}
  return title === '' ? [] : [cardOf('', title, teaser)]
}

/** A card in lines of their own that ends with a link to read on: "Sleep | Winding down", "Small cues …", "Read more". */
function closedCard({ text, link, strong, lines = [] }: Styled): Card | null {
  if (link === null || !leadsOn(link) || text.text === link) return null
  const whole = text.text.slice(0, text.text.lastIndexOf(link))
  const own = lines
    .filter(line => !leadsOn(line))
    .map((line, at, all) => (at === all.length - 1 ? withoutLink(line, link) : line))
  const [first = whole, ...rest] = own.length > 0 ? own : [whole]
  const label = first.slice(0, strong)
  if (clean(label) === '') return linesCard([first, ...rest])
  const title = first.slice(label.length)
  return clean(title) === '' ? linesCard([label, ...rest]) : cardOf(label, title, rest.join(' '))
}

const withoutLink = (line: string, link: string): string =>
  line.endsWith(link) ? line.slice(0, -link.length) : line

/** A card of several lines: category, title and teaser, or title and teaser. */
function linesCard(lines: readonly string[]): Card | null {
  const [a, b, c] = lines.slice(-3)
  if (a === undefined) return null
  if (b === undefined) return cardOf('', a, '')
  return c === undefined ? cardOf('', a, b) : cardOf(a, b, c)
}

/** An item of a list is a card, whatever it holds. */
function itemCard(item: Item): Card | null {
  const below = item.parts.flatMap(part => (part.type === 'paragraph' ? [part] : []))
  const words = below.filter(({ text }) => !leadsOn(text.text)).map(({ text }) => text.text)
  const card = linkedCard(item)
  if (card) return { ...card, teaser: card.teaser ?? words[0] ?? null }
  const [linked] = below.flatMap(one => linkedCard(one) ?? [])
  if (linked)
    return { ...linked, category: linked.category ?? (isCategory(item.text.text) ? item.text.text : null) }
  return closedCard(item) ?? linesCard([item.text.text, ...words].filter(text => text !== ''))
}

/** Comments, a letter to subscribe to or the foot of a page follow the cards. */
function untilOthers(parts: readonly Part[]): Part[] {
  const end = parts.findIndex(
    part =>
      (part.type === 'heading' && besideHeading.test(part.text.text)) ||
      (part.type === 'paragraph' && footLine.test(part.text.text)),
  )
  return (end === -1 ? parts : parts.slice(0, end)).filter(
    part => part.type !== 'paragraph' || leadsOn(part.text.text) || !besideLine.test(part.text.text),
  )
}

const holdsText = (part: Part): boolean => part.type !== 'beside' && part.type !== 'image'

/** The lines of parts; `isClosed` when each card ends in a link to read on, so that a title is one of its lines. */
function linesIn(part: Part, isClosed: boolean): Line[] {
  if (part.type === 'heading') return [{ text: part.text.text, is: isClosed ? 'words' : 'title' }]
  if (part.type === 'list' && endsCard(part)) return part.items.map(({ text }) => lineOf(text.text))
  if (part.type === 'list') return part.items.flatMap(item => itemCard(item) ?? []).map(card => ({ card }))
  if (part.type !== 'paragraph') return []
  const closed = closedCard(part)
  if (closed) return [{ card: closed }]
  const linked = isClosed ? null : linkedCard(part)
  if (linked === null) return [lineOf(part.text.text)]
  return part.text.text === part.link ? [{ text: part.link, is: 'title' }] : [{ card: linked }]
}

const lineOf = (text: string): Line => ({ text, is: leadsOn(text) ? 'end' : 'words' })

/** Lines as cards: a title takes what stands below it, and above it where the first has a line above too. */
class Deck {
  readonly cards: Card[] = []
  #above: string[] = []
  #title: string | null = null
  #category = ''
  #hasCategories = false

  take(line: Line): void {
    if ('card' in line) {
      const [label = ''] = this.#title === null && this.#above.length === 1 ? this.#above : []
      const category = line.card.category ?? (isCategory(label) ? clean(label) || null : null)
      if (category !== line.card.category) this.#above = []
      this.#close()
      this.cards.push({ ...line.card, category })
    } else if (line.is === 'end') this.#close()
    else if (line.is === 'words') this.#above.push(line.text)
    else this.#begin(line.text)
  }

  /** @returns all cards, when there are no more lines */
  finish(): Card[] {
    this.#close()
    return this.cards.filter(({ title }) => title !== '')
  }

  #begin(title: string): void {
    const last = this.#above.at(-1) ?? ''
    if (this.#title === null && this.#above.length > 0) this.#hasCategories = true
    const category = this.#hasCategories && isCategory(last) ? last : ''
    if (category !== '') this.#above.pop()
    if (this.#title !== null) this.#close()
    this.#above = []
    this.#title = title
    this.#category = category
  }

  #close(): void {
    const card =
      this.#title === null
        ? linesCard(this.#above)
        : cardOf(this.#category, this.#title, this.#above[0] ?? '')
    if (card) this.cards.push(card)
    this.#above = []
    this.#title = null
  }
}

/** The cards of a list of other articles. */
export function cardsIn(parts: readonly Part[]): Card[] {
  // What stands beside cards, comments for one, holds none; where nothing else does, it is what holds them.
  const own = parts.filter(part => part.type !== 'beside')
  const flat = untilOthers(
    own.some(holdsText) ? own : parts.flatMap(part => (part.type === 'beside' ? part.parts : [part])),
  )
  if (areParted(flat)) return flat.flatMap(partedCard)
  const ends = flat.filter(endsCard).length
  const linked = flat.filter(part => part.type === 'paragraph' && linkedCard(part)).length
  const deck = new Deck()
  for (const line of flat.flatMap(part => linesIn(part, ends > 0 && ends >= linked))) deck.take(line)
  return deck.finish()
}
