import { canBeSame } from './asides.ts'
import type { Amount, Naming, Words } from './items.ts'
import type { Placed, Segment } from './segments.ts'

/** A part on its way: what names it, and what stands around it. */
export interface Draft {
  joint: string
  names: Naming[]
  /** The unknown words beside the name; or all there is, where nothing names it. */
  unknown: Words[]
  /** Whether an unknown word follows the name at once. */
  isFollowed: boolean
  /** All words around the name, unknown ones too: they may say the form. */
  words: Words[]
  amount: Amount | null
  /** The amount stands before the name. */
  isLed: boolean
}

/** What a segment holds. */
export interface Drafts {
  drafts: Draft[]
  /** Words and amounts of a segment without parts: they may belong to others. */
  looseWords: Words[]
  looseAmounts: Amount[]
}

const draftFor = (joint: string): Draft => ({
  joint,
  names: [],
  unknown: [],
  isFollowed: false,
  words: [],
  amount: null,
  isLed: false,
})

type Piece = Amount | Draft
const isAmount = (piece: Piece | undefined): piece is Amount => piece !== undefined && 'value' in piece

const give = (draft: Draft, amount: Amount, isLed: boolean) => {
  if (draft.amount === null) Object.assign(draft, { amount, isLed })
}

/** Gives each part its amount: the one before its name when they alternate so, else the first behind it. */
const bindAmounts = (pieces: readonly Piece[]) => {
  const leads = pieces.every((piece, at) => isAmount(piece) === (at % 2 === 0)) && !isAmount(pieces.at(-1))
  let owner: Draft | undefined
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    if (!isAmount(piece)) owner = piece
    else if (next && !isAmount(next) && (leads || !owner)) give(next, piece, true)
    else if (owner) give(owner, piece, false)
  }
}

const isWords = (item: Placed): item is Words & { inBrackets: boolean } =>
  'words' in item && item.type !== 'names'

const addWords = (draft: Draft, item: Words & { inBrackets: boolean }) => {
  draft.words.push(item)
  if (item.type !== 'unknown' || item.inBrackets) return
  const name = draft.names.at(-1)
  draft.unknown.push(item)
  draft.isFollowed ||= name !== undefined && item.start - name.end <= 1
}

/** The parts that a segment holds: one for each thing that it names, or one for its unknown words. */
export const draftsOf = ({ joint, isAside, hasNames, items }: Segment): Drafts => {
  const first = draftFor(joint)
  const drafts: Draft[] = []
  const pieces: Piece[] = []
  const begin = (draft: Draft) => {
    drafts.push(draft)
    pieces.push(draft)
    return draft
  }
  for (const item of items) {
    const current = drafts.at(-1)
    if (item.type === 'amount') pieces.push(item)
    else if (item.type === 'names') {
      const isOpen = pieces.at(-1) === current
      const goesOn = isOpen && current?.names[0] && canBeSame(current.names[0], item)
      const draft = goesOn ? current : begin(current ? draftFor('') : first)
      draft.names.push(item)
    } else if (isWords(item)) {
      addWords(current ?? first, item)
      if (!current && !hasNames && !isAside && first.unknown.length === 1) begin(first)
    }
  }
  bindAmounts(pieces)
  return drafts.length > 0
    ? { drafts, looseWords: [], looseAmounts: [] }
    : { drafts, looseWords: first.words, looseAmounts: pieces.filter(isAmount) }
}
