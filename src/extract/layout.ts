import { type Card, cardsIn, endsCard } from './related.ts'
import { besideHeading, besideLine, byline, readMore, relatedHeading, vagueHeading } from './rules/chrome.ts'
import { disclaimerLabel, disclaimerPattern } from './rules/disclaimer.ts'
import type { Heading, Paragraph, Part } from './tree/parts.ts'

/** An article without what stands around it. */
export interface Layout {
  title: string | null
  subtitle: string | null
  parts: Part[]
  related: Card[]
}

const isLine = (part: Part, pattern: RegExp) => part.type === 'paragraph' && pattern.test(part.text.text)
const levelOf = (part: Part): number => (part.type === 'heading' ? part.level : 6)
const isRelated = (part: Part): boolean => part.type === 'heading' && relatedHeading.test(part.text.text)
/** So many lines below a line that may be a heading above cards are looked at. */
const mostCards = 20
/** In plain text such a heading may stand close above the cards, like one of their lines. */
const isRelatedLine = (part: Part, below: readonly Part[]): boolean =>
  part.type === 'paragraph' &&
  part.text.text.length < 40 &&
  relatedHeading.test(part.text.text) &&
  below.length > 0 &&
  below.every(one => one.type === 'paragraph')
/** Whether a heading that could be one above other articles is one of this article. */
const isOwn = (part: Part, below: readonly Part[]): boolean =>
  part.type === 'heading' && vagueHeading.test(part.text.text) && !below.some(isLinked)
const isLinked = (part: Part): boolean =>
  endsCard(part) ||
  (part.type === 'paragraph' && part.link !== null) ||
  (part.type === 'list' && part.items.some(item => item.link !== null))
const isBesideHeading = (part: Part): boolean => part.type === 'heading' && besideHeading.test(part.text.text)

/** Where a stretch of the page ends that began with a heading: at the next that is as high. */
function endOf(parts: readonly Part[], from: number, level: number): number {
  const end = parts.findIndex((part, at) => at > from && part.type === 'heading' && part.level <= level)
  return end === -1 ? parts.length : end
}

const isFlat = (parts: readonly Part[]): boolean =>
  parts.every(part => part.type !== 'heading' || part.level <= 2)

/** In plain text the cards below an article look like its headings: they end where it ends. */
const reaches = (parts: readonly Part[], at: number, level: number): number =>
  parts.slice(at).some(endsCard) && isFlat(parts)
    ? parts.findLastIndex(endsCard) + 1
    : endOf(parts, at, level)

/** Takes away menus, cards of other articles and the like; the cards are kept apart. */
function withoutBeside(all: readonly Part[]): { parts: Part[]; related: Card[] } {
  const parts: Part[] = []
  const related: Card[] = []
  for (let at = 0; at < all.length; at++) {
    const part = all[at] as Part
    if (part.type === 'beside') {
      related.push(...relatedInside(part.parts))
      parts.push(...disclaimersIn(part.parts))
    } else if (isRelated(part) || isRelatedLine(part, all.slice(at + 1, at + mostCards))) {
      const end = reaches(all, at, levelOf(part))
      const below = all.slice(at + 1, end)
      if (isOwn(part, below)) {
        parts.push(part)
        continue
      }
      related.push(...cardsIn(below.filter(one => !isLine(one, disclaimerPattern))))
      parts.push(...disclaimersIn(below))
      at = end - 1
    } else if (isBesideHeading(part)) {
      const end = endOf(all, at, levelOf(part))
      parts.push(...disclaimersIn(all.slice(at + 1, end)))
      at = end - 1
    } else if (part.type === 'heading' && byline.test(part.text.text)) continue
    else if (![besideLine, byline, readMore].some(line => isLine(part, line))) parts.push(part)
  }
  return { parts, related }
}

/** A page says in its foot that it is no medical advice. */
const disclaimersIn = (parts: readonly Part[]): Part[] =>
  parts
    .flatMap(part => (part.type === 'beside' ? part.parts : [part]))
    .filter(part => isLine(part, disclaimerPattern))

/** A menu holds links to articles too, but says so nowhere, or says no more than their titles below "See also". */
function relatedInside(parts: readonly Part[]): Card[] {
  const flat = parts.flatMap(part => (part.type === 'beside' ? part.parts : [part]))
  const at = flat.findIndex(isRelated)
  if (at === -1) return []
  const cards = cardsIn(flat.slice(at + 1))
  const isMenu = seeAlso.test((flat[at] as Heading).text.text) && cards.every(({ teaser }) => teaser === null)
  return isMenu ? [] : cards
}

const seeAlso = /^see also\b/i

/** Whether a part is the line below the title: short and without full stop, or bold or slanted as a whole. */
function isSubtitle(part: Part | undefined): part is Paragraph {
  if (part?.type !== 'paragraph' || part.text.text.length > longestStandfirst) return false
  const { text } = part.text
  if (disclaimerPattern.test(text) || disclaimerLabel.test(text) || /^(?:Q|A)\s?[:.]/.test(text)) return false
  return part.isSlanted || part.strong === text.length || !/[.:;,]["”’)]?$/.test(text)
}

/** A heading right below the title that is a sentence, or several: what follows is not below it. */
const isStandfirst = (part: Part | undefined): part is Heading =>
  part?.type === 'heading' && part.text.text.length > 60 && /[.?!]["”’)]?$/.test(part.text.text)

/** A paragraph above the line that tells who wrote the article. */
const isAboveByline = (part: Part | undefined, all: readonly Part[]): part is Paragraph => {
  const next = part === undefined ? undefined : all[all.indexOf(part) + 1]
  return (
    part?.type === 'paragraph' && part.text.text.length < longestStandfirst && !!next && isLine(next, byline)
  )
}

const longestStandfirst = 220

/** Finds title and second line, and takes away what stands around the article. */
export function layOut(all: readonly Part[], named: string | null): Layout {
  const { parts, related } = withoutBeside(all)
  const at = parts.findIndex(part => part.type === 'heading' && part.level === 1)
  const first = at === -1 ? null : (parts[at] as Heading)
  const body =
    at === -1 ? parts : [...parts.slice(0, at).filter(part => part.type === 'image'), ...parts.slice(at + 1)]
  const title = first?.text.text ?? named
  const lead = body.findIndex(part => part.type !== 'image')
  const below = body[lead]
  if (title === null || !(isSubtitle(below) || isStandfirst(below) || isAboveByline(below, all)))
    return { title, subtitle: null, parts: body, related }
  return { title, subtitle: below.text.text, parts: body.filter(part => part !== below), related }
}
