import { besideHeading, besideLine, readMore } from './rules/chrome.ts'
import type { Part, Styled } from './tree/parts.ts'

/** Another article that a page points to. */
export interface Card {
  category: string | null
  title: string
  teaser: string | null
}

const clean = (text: string) => text.replace(/^[^\p{L}\p{N}"“‘'(]+/u, '').trim()

/** A card that is one line with a link: "Immunity — [Elderberry]". */
function linkCard({ text, link, strong }: Styled): Card | null {
  if (link === null || link === '' || readMore.test(link)) return null
  const before = text.text.slice(0, text.text.indexOf(link))
  const category = clean(strong > 0 && strong <= before.length ? text.text.slice(0, strong) : '')
  const after = clean(text.text.slice(text.text.indexOf(link) + link.length))
  return { category: category || null, title: clean(link), teaser: after || null }
}

/** A card of several lines: category, title and teaser, or title and teaser. */
function linesCard(lines: readonly string[], title: string | null): Card[] {
  const [a, b, c] = lines.slice(-3).map(clean)
  if (a === undefined) return []
  if (title !== null && lines.includes(title)) {
    const at = lines.indexOf(title)
    return [
      {
        category: clean(lines[at - 1] ?? '') || null,
        title: clean(title),
        teaser: clean(lines[at + 1] ?? '') || null,
      },
    ]
  }
  if (b === undefined) return [{ category: null, title: a, teaser: null }]
  if (c === undefined) return [{ category: null, title: a, teaser: b }]
  return [{ category: a, title: b, teaser: c }]
}

/** Comments, a letter to subscribe to or the foot of a page follow the cards. */
function untilOthers(parts: readonly Part[]): Part[] {
  const end = parts.findIndex(
    part =>
      (part.type === 'heading' && besideHeading.test(part.text.text)) ||
      (part.type === 'paragraph' && /^(?:©|\(c\)|copyright\b)/i.test(part.text.text)),
  )
  return (end === -1 ? parts : parts.slice(0, end)).filter(
    part => part.type !== 'paragraph' || readMore.test(part.text.text) || !besideLine.test(part.text.text),
  )
}

/** Whether a part is, or ends in, a link to read on; lines of plain text that stand close may look like a list. */
export const endsCard = (part: Part): boolean =>
  (part.type === 'paragraph' && readMore.test(part.text.text)) ||
  (part.type === 'list' && readMore.test(part.items.at(-1)?.text.text ?? ''))

const holdsText = (part: Part): boolean => part.type !== 'beside' && part.type !== 'image'

/** The cards of a list of other articles. */
export function cardsIn(parts: readonly Part[]): Card[] {
  const cards: Card[] = []
  let lines: string[] = []
  let title: string | null = null
  const flush = () => {
    cards.push(...linesCard(lines, title))
    lines = []
    title = null
  }
  // What stands beside cards, comments for one, holds none; where nothing else does, it is what holds them.
  const own = parts.filter(part => part.type !== 'beside')
  const flat = untilOthers(
    own.some(holdsText) ? own : parts.flatMap(part => (part.type === 'beside' ? part.parts : [part])),
  )
  const isClosed = flat.some(endsCard)
  // Where each card ends in a link to read on, its title is one of its lines, though it may be a link too.
  const areLines =
    isClosed &&
    flat.filter(endsCard).length >= flat.filter(part => part.type === 'paragraph' && linkCard(part)).length
  for (const part of flat) {
    if (part.type === 'list' && endsCard(part)) {
      lines.push(...part.items.slice(0, -1).map(item => item.text.text))
      flush()
    } else if (part.type === 'list') {
      flush()
      cards.push(...part.items.flatMap(item => linkCard(item) ?? linesCard([item.text.text], null)))
    } else if (part.type === 'heading' && isClosed) lines.push(part.text.text)
    else if (part.type === 'heading') {
      if (title !== null) flush()
      title = part.text.text
      lines.push(title)
    } else if (part.type === 'paragraph') {
      const card = areLines ? null : linkCard(part)
      if (card) {
        flush()
        cards.push(card)
      } else if (endsCard(part)) flush()
      else lines.push(part.text.text)
    }
  }
  flush()
  return cards.filter(card => card.title !== '')
}
