import type { z } from 'zod'
import type { RecordKind } from '../../knowledge/things.ts'
import type { AnyClaim as Contract } from '../../resources/claims.contract.ts'

export type AnyClaim = z.output<typeof Contract>
export type ClaimOf<K extends AnyClaim['kind']> = Extract<AnyClaim, { kind: K }>

/** Words that name a record. */
export interface Named {
  text: string
  kind: RecordKind
  key: string
}

/** What stands in a cell: texts and names of records, joined as `joint` says. */
export type Cell = readonly (string | Named)[]

const textOf = (part: Cell[number] | undefined) => (typeof part === 'string' ? part : (part?.text ?? ''))
const isSentence = (part: Cell[number] | undefined) => /[.!?]$/.test(textOf(part))

/** What stands before the part at `index` of a cell, so that its parts read as text. */
export const joint = (cell: Cell, index: number): string => {
  if (index === 0) return ''
  if (isSentence(cell[index - 1])) return ' '
  return isSentence(cell[index]) ? '. ' : ', '
}

/** How the claims of one kind are laid out: a heading for each column, and what a claim says in it. */
export interface Layout<C extends AnyClaim> {
  caption: string
  columns: readonly Column<C>[]
}

export interface Column<C extends AnyClaim> {
  heading: string
  cell: (claim: C) => Cell
  /** Its parts are whole sentences: one below the other, rather than with commas between. */
  lines: boolean
}

/** A column of a layout. */
export const column = <C extends AnyClaim>(
  heading: string,
  cell: (claim: C) => Cell,
  { lines = false } = {},
): Column<C> => ({ heading, cell, lines })

interface Ref {
  slug: string
  name: string
}

/** The cell of a thing of a known kind; nothing when there is none. */
export const thing = (kind: RecordKind, ref: Ref | null): Named[] =>
  ref === null ? [] : [{ text: ref.name, kind, key: ref.slug }]

/** The cell of a thing that says its kind itself. */
export const kinded = (ref: Ref & { kind: RecordKind }): Named[] => thing(ref.kind, ref)

/** A text, where there is one. */
export const said = (text: string | null): string[] => (text === null ? [] : [text])
