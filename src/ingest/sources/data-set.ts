import type { RecordName } from '../current.ts'

/** A row of a data set: the record that it becomes, or why it becomes none. */
export type Candidate = { line: number; fields: string[] } & (
  | (RecordName & { document: unknown; matched: boolean })
  | { reject: string }
)

/** A data set that was opened: its folder below knows how to read it, everything else is the same for all. */
export interface DataSet {
  /** Of its folder. */
  id: string
  title: string
  /** What it says of its version. */
  edition: string
  /** SHA-256 of the file, and what is known of a file with that; null when it is another one. */
  checksum: string
  known: string | null
  /** The source that its records cite. */
  source: { slug: string }
  /** How many rows it says that it has; null when it does not. */
  expected: number | null
  candidates: AsyncIterable<Candidate>
}
