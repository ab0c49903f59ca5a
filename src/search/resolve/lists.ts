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
  const given = list.slice(0, -1).findLastIndex(({ amount }) => amount !== null)
  return list.slice(given + 1)
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

/** Adds the second of two neighbours that name the same thing to the first, unless each has an amount of its own. */
const joinSame = (drafts: readonly Draft[]): Draft[] =>
  drafts.reduce<Draft[]>((joined, draft) => {
    const last = joined.at(-1)
    const [a, b] = [last?.names[0], draft.names[0]]
    if (!last || !a || !b || !canBeSame(a, b) || (last.amount && draft.amount)) return [...joined, draft]
    const both: Draft = {
      joint: last.joint,
      names: [...last.names, ...draft.names],
      unknown: [...last.unknown, ...draft.unknown],
      isFollowed: last.isFollowed || draft.isFollowed,
      words: [...last.words, ...draft.words],
      amount: last.amount ?? draft.amount,
      isLed: last.isLed || draft.isLed,
    }
    return [...joined.slice(0, -1), both]
  }, [])

const formWordsOf = ({ names: [name] }: Draft) => name?.hits?.[0]?.entry.thing.formWords

/** "Magnesium: citrate" and "zinc gluconate & citrate": words that only name forms of the part before belong to it. */
const joinForms = (drafts: readonly Draft[]): Draft[] =>
  drafts.reduce<Draft[]>((joined, draft) => {
    const last = joined.at(-1)
    const forms = last && formWordsOf(last)
    const isForm =
      draft.names.length === 0 &&
      draft.amount === null &&
      draft.unknown.every(({ words }) => words.every(word => forms?.has(stem(word))))
    if (!last || !forms || !isForm) return [...joined, draft]
    return [...joined.slice(0, -1), { ...last, words: [...last.words, ...draft.words] }]
  }, [])

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
  const drafts = joinSame(joinForms(found))
  dropUnclear(drafts)
  return drafts
}
