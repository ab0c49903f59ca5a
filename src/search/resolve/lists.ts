import { stem } from '../lexicon/fold.ts'
import { canBeSame } from './asides.ts'
import type { Draft, Drafts } from './drafts.ts'
import type { Amount } from './items.ts'

// "Calcium, magnesium & zinc 1000 mg" leaves open whose amount that is; "K2 + vitamin D3 5000 IU" does not.
const sharing = new Set(['and', '&', '/', 'with', 'plus', 'or'])
const sharingFirst = new Set(['and', '&', '/', ',', 'or'])

/** Takes away the amount of a list whose parts have no other, where it may be another part's or that of all together. */
const dropUnclear = (list: readonly Draft[]) => {
  const [first, second] = list
  const last = list.at(-1)
  const given = list.filter(({ amount }) => amount !== null)
  if (!first || !second || !last || given.length !== 1) return
  const isShared = sharing.has(last.joint) || list.length > 2
  if (first.amount && first.isLed && sharingFirst.has(second.joint)) first.amount = null
  if (last.amount && !last.isLed && isShared) last.amount = null
}

/** The last part, with those before it that have no amount. */
const waiting = (list: readonly Draft[]): Draft[] => {
  let from = list.length - 1
  while (list[from - 1]?.amount === null) from--
  return list.slice(from)
}

/**
 * Gives the amounts that stand behind a list to its parts: "vitamin A & D3 10,000 IU / 400 IU" has one for each.
 * Behind a single part the second says the same in another unit. Nobody gets what may be another's.
 */
const dealOut = (list: readonly Draft[], loose: readonly Amount[]) => {
  const last = list.at(-1)
  if (!last || loose.length === 0) return
  const owners = waiting(list)
  const amounts = last.amount ? [last.amount, ...loose] : loose
  const isDealt = owners.length === 1 || owners.length === amounts.length
  for (const [at, draft] of owners.entries()) draft.amount = isDealt ? (amounts[at] ?? null) : null
}

/** The drafts without those that `join` adds to the one before. */
const joining = (drafts: readonly Draft[], join: (last: Draft, next: Draft) => boolean): Draft[] => {
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    if (!last || !join(last, draft)) joined.push(draft)
  }
  return joined
}

/** Joins neighbours that name the same thing, unless each has an amount of its own. */
const joinSame = (last: Draft, next: Draft): boolean => {
  const [a, b] = [last.names[0], next.names[0]]
  if (!a || !b || !canBeSame(a, b) || (last.amount && next.amount)) return false
  last.names.push(...next.names)
  last.unknown.push(...next.unknown)
  last.words.push(...next.words)
  last.isFollowed ||= next.isFollowed
  if (next.amount) Object.assign(last, { amount: next.amount, isLed: next.isLed })
  return true
}

/** Joins words that only name forms of the part before: "magnesium: citrate", "zinc gluconate & citrate". */
const joinForms = (last: Draft, { names, amount, unknown, words }: Draft): boolean => {
  const forms = last.names[0]?.hits?.[0]?.entry.thing.formWords
  const isForm = unknown.every(({ words }) => words.every(word => forms?.has(stem(word))))
  if (!forms || !isForm || names.length > 0 || amount !== null) return false
  last.words.push(...words)
  return true
}

/** The parts of a text, from those of its segments, each with the amount that is surely its own. */
export const listsOf = (segments: readonly Drafts[]): Draft[] => {
  const found: Draft[] = []
  let loose: Amount[] = []
  for (const { drafts, looseAmounts } of segments) {
    if (drafts.length > 0) {
      dealOut(found, loose)
      loose = []
    }
    found.push(...drafts)
    loose.push(...looseAmounts)
  }
  dealOut(found, loose)
  const drafts = joining(joining(found, joinForms), joinSame)
  dropUnclear(drafts)
  return drafts
}
