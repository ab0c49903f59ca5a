import type { Item, Naming } from './items.ts'

// "without iron, zinc or copper" goes on behind these.
const listing = new Set([',', '&', '/', 'and', 'or'])

const isContent = ({ type }: Item) => type === 'names' || type === 'unknown'

const aside = (item: Item): Item =>
  isContent(item) ? { type: 'label', start: item.start, end: item.end, words: [] } : item

const thingsOf = ({ hits, codes }: Naming) =>
  hits ? hits.map(({ entry }) => entry.thing) : codes.map(({ thing }) => thing)

/** Whether two namings can mean the same thing. */
export const canBeSame = (a: Naming, b: Naming) => {
  const things = new Set(thingsOf(a))
  return thingsOf(b).some(thing => things.has(thing))
}

/** "Free form" says nothing about what is not in it. */
const isFreeForm = (next: Item | undefined) => next?.type === 'label' && next.words[0] === 'form'

/** What is known of the stretch between two separators, on the way from the left. */
interface Sofar {
  hasContent: boolean
  isExcluded: boolean
  isOrigin: boolean
  named: Naming | null
}

const after = (item: Item, { hasContent, isExcluded, isOrigin, named }: Sofar): Sofar => {
  if (item.type === 'separator') {
    const goesOn = isExcluded && listing.has(item.sign)
    return { hasContent: false, isExcluded: goesOn, isOrigin: false, named: null }
  }
  const ends = item.type === 'close' || item.type === 'amount'
  return {
    hasContent: hasContent || isContent(item),
    isExcluded: isExcluded || item.type === 'excluding',
    isOrigin: !ends && (isOrigin || (item.type === 'origin' && hasContent)),
    named: item.type === 'names' ? item : named,
  }
}

const isAside = (item: Item, next: Item | undefined, { isExcluded, isOrigin, named }: Sofar) => {
  if (isExcluded) return true
  if ((next?.type === 'free' || next?.type === 'flavour') && isContent(item)) return true
  if (!isOrigin) return false
  // "Magnesium as citrate" goes on with magnesium; "calcium from algae" does not become algae.
  return item.type === 'names' ? !(named && canBeSame(named, item)) : !named
}

/**
 * Sets aside names that a text only mentions: what is not in it ("iron-free", "without iron"), what it tastes of
 * ("ginger flavour"), and what it is made from ("theanine from green tea").
 */
export const setAside = (items: readonly Item[]): Item[] => {
  let sofar: Sofar = { hasContent: false, isExcluded: false, isOrigin: false, named: null }
  return items.map((item, at) => {
    const next = items[at + 1]
    const isFree = next?.type === 'free' && isFreeForm(items[at + 2])
    const result = isAside(item, isFree ? undefined : next, sofar) ? aside(item) : item
    sofar = after(result, sofar)
    return result
  })
}
