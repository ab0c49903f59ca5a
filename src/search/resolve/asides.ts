import type { Item, Naming } from './items.ts'

// "without iron, zinc or copper" goes on behind these, "iron & copper free" before them.
const listing = new Set([',', '&', '/', 'and', 'or'])

// So far back a list before "free" is followed.
const LIST_MOST = 10

const isContent = (item: Item | undefined) => item?.type === 'names' || item?.type === 'unknown'

const thingsOf = ({ hits, codes }: Naming) =>
  hits ? hits.map(({ entry }) => entry.thing) : codes.map(({ thing }) => thing)

/** Whether two namings can mean the same thing. */
export const canBeSame = (a: Naming, b: Naming) => {
  const things = new Set(thingsOf(a))
  return thingsOf(b).some(thing => things.has(thing))
}

/** What is known of the stretch between two separators, on the way from the left. */
interface Sofar {
  /** Whether the text has named anything yet. */
  hasAny: boolean
  hasContent: boolean
  isExcluded: boolean
  isOrigin: boolean
  named: Naming | null
}

const nothing: Sofar = { hasAny: false, hasContent: false, isExcluded: false, isOrigin: false, named: null }

/** "Multivitamin, no iron" has none; "No-Flush niacin" and "NO booster" have what they say. */
const excludes = (item: Item, hasAny: boolean, text: string) =>
  item.type === 'excluding' && (item.words[0] === 'without' || (hasAny && text[item.end] !== '-'))

const after = (item: Item, sofar: Sofar, text: string): Sofar => {
  const { hasAny, hasContent, isExcluded, isOrigin, named } = sofar
  if (item.type === 'separator')
    return { ...nothing, hasAny, isExcluded: isExcluded && listing.has(item.sign) }
  const ends = item.type === 'close' || item.type === 'amount'
  return {
    hasAny: hasAny || isContent(item),
    hasContent: hasContent || isContent(item),
    isExcluded: isExcluded || excludes(item, hasAny, text),
    isOrigin: !ends && (isOrigin || (item.type === 'origin' && hasContent)),
    named: item.type === 'names' ? item : named,
  }
}

/** Behind "without", and behind "from" and "as" but for what goes on with the name before ("magnesium as citrate"). */
const isSetBack = (item: Item, { isExcluded, isOrigin, named }: Sofar) => {
  if (!isContent(item)) return false
  if (isExcluded || !isOrigin) return isExcluded
  return item.type === 'names' ? !(named && canBeSame(named, item)) : !named
}

/** The places before "free": one when it hangs on it ("sugar-free"), else a list ("iron & copper free"). */
const before = (items: readonly Item[], free: number, isHung: boolean): number[] => {
  const places: number[] = []
  for (let at = free - 1; isContent(items[at]) && places.length < LIST_MOST; at -= 2) {
    places.push(at)
    const sign = items[at - 1]
    if (isHung || sign?.type !== 'separator' || !listing.has(sign.sign) || sign.sign === ',') break
  }
  return places
}

/** The places before "flavour": "wild berry", "natural tropical fruit", or the one name that it hangs on. */
const tasteBefore = (items: readonly Item[], flavour: number): number[] => {
  let at = flavour
  const is = (...types: Item['type'][]) => types.some(type => items[at - 1]?.type === type)
  while (is('form', 'label')) at--
  if (is('unknown') || (is('names') && at === flavour)) at--
  while (is('label')) at--
  return items.slice(at, flavour).map((_, i) => at + i)
}

const isFreeForm = (next: Item | undefined) => next?.type === 'label' && next.words[0] === 'form'

/** The places of what is said not to be in it, or to be its taste, by a word behind. */
const setBefore = (items: readonly Item[], text: string) =>
  new Set(
    items.flatMap((item, at) => {
      if (item.type === 'flavour') return tasteBefore(items, at)
      if (item.type !== 'free' || isFreeForm(items[at + 1])) return []
      return before(items, at, text[item.start - 1] === '-')
    }),
  )

const aside = ({ start, end }: Item): Item => ({ type: 'label', start, end, words: [] })

/**
 * Sets aside names that a text only mentions: what is not in it ("iron-free", "without iron"), what it tastes of
 * ("ginger flavour"), and what it is made from ("theanine from green tea").
 */
export const setAside = (items: readonly Item[], text: string): Item[] => {
  const places = setBefore(items, text)
  let sofar = nothing
  return items.map((item, at) => {
    const result = places.has(at) || isSetBack(item, sofar) ? aside(item) : item
    sofar = after(result, sofar, text)
    return result
  })
}
