import type { Amount, Item, Naming, Words } from './items.ts'

/** An item between two separators; what stands in brackets says more about what stands before them. */
export type Placed = (Naming | Words | Amount | { type: 'number'; start: number; end: number }) & {
  inBrackets: boolean
}

/** What stands between two separators. */
export interface Segment {
  /** The separator before it; empty for the first, and where an amount ends one. */
  joint: string
  /** Behind "for", or split off inside brackets: nothing unknown in it is a part of its own. */
  isAside: boolean
  hasNames: boolean
  items: Placed[]
}

/** Whether an unknown word begins a part of its own: behind an amount, when an amount of its own follows. */
const beginsPart = (items: readonly Item[], at: number) => {
  if (items[at]?.type !== 'unknown') return false
  for (let next = at + 1; next < items.length; next++) {
    const type = items[next]?.type
    if (type === 'amount') return true
    if (type !== 'unknown' && type !== 'form' && type !== 'label') return false
  }
  return false
}

/**
 * The items of a text in segments, by what separates them. Separators in brackets make segments of their own; what
 * stands behind the brackets goes on with the segment before them.
 */
export const segmentsOf = (items: readonly Item[]): Segment[] => {
  let current: Segment = { joint: '', isAside: false, hasNames: false, items: [] }
  const segments = [current]
  const outer: Segment[] = []
  const begin = (joint: string) => {
    current = { joint, isAside: outer.length > 0 || joint === 'for', hasNames: false, items: [] }
    segments.push(current)
  }
  for (const [at, item] of items.entries()) {
    const { type } = item
    if (type === 'open') outer.push(current)
    else if (type === 'close') current = outer.pop() ?? current
    else if (type === 'separator') begin(item.sign)
    else {
      const isFull = current.hasNames && current.items.at(-1)?.type === 'amount'
      if (isFull && outer.length === 0 && beginsPart(items, at)) begin('')
      current.hasNames ||= type === 'names'
      current.items.push({ ...item, inBrackets: outer.length > 0 } as Placed)
    }
  }
  return segments
}
