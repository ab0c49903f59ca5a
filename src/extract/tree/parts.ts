import type { Visible } from '../visible.ts'

/** Text with what its letters look like. */
export interface Styled {
  text: Visible
  /** Letters at its beginning that are bold. */
  strong: number
  /** All of it is slanted, or the page calls it the line below its title. */
  isSlanted?: boolean
  /** Words of its first link. */
  link: string | null
  /** The lines that it was written in, where they are several: they mean something only among cards. */
  lines?: readonly string[]
}

export interface Heading {
  type: 'heading'
  level: number
  text: Visible
}
export interface Paragraph extends Styled {
  type: 'paragraph'
}
export interface Item extends Styled {
  parts: Part[]
}
export interface List {
  type: 'list'
  ordered: boolean
  items: Item[]
}
export interface Table {
  type: 'table'
  columns: Visible[] | null
  rows: Visible[][]
  /** Made of terms and what is said of them. */
  isOfTerms?: true
}
/** A question with its answer, where the tree says that it is one. */
export interface Question {
  type: 'question'
  text: Visible
  parts: Part[]
}
export interface Image {
  type: 'image'
  url: string
  alt: string
}
/** What stands beside the article: menus, comments, cards of other articles. */
export interface Beside {
  type: 'beside'
  parts: Part[]
}

/** A part of an article, whatever format it was written in. */
export type Part = Heading | Paragraph | List | Table | Question | Image | Beside
