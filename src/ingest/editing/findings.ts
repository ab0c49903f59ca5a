import type { Fault, Path, RecordFault } from '../faults.ts'
import { printPath } from '../faults.ts'

/** The version that somebody wrote for, and the one that is published; null when there is none. */
export interface Versions {
  written: number | null
  published: number | null
}

/** What is to be said of an operation of a changeset. */
export interface Finding {
  /** Of the operation, from 1; null when it is of none, such as a record that only names a renamed one. */
  position: number | null
  kind: string
  key: string
  /** Into the operation. */
  path: Path
  message: string
  /** When the operation was written for another version than the published one. */
  versions?: Versions
}

/** What is wrong with a changeset, operation by operation. */
export class ChangesetFaults extends Error {
  override readonly name = 'ChangesetFaults'

  constructor(readonly findings: readonly Finding[]) {
    super(
      findings
        .map(({ position, kind, key, message }) => `${position}: ${kind} ${key}: ${message}`)
        .join('\n'),
    )
  }
}

/** A fault that still knows its record. */
interface KnownFault extends Fault {
  record: RecordFault
}

export const placeKnown = (record: RecordFault): KnownFault => ({
  at: `${record.kind} ${record.key}`,
  field: printPath(record.path),
  message: record.message,
  record,
})

export const recordOfFault = (fault: Fault): RecordFault | undefined => (fault as Partial<KnownFault>).record

/**
 * What faults of records say of the operations that write them.
 *
 * @param positions of the operations, by kind and key
 */
export const findingsOf = (
  faults: readonly RecordFault[],
  positionOf: (kind: string, key: string) => number | null,
): Finding[] =>
  faults.map(({ kind, key, path, message, versions }) => ({
    ...{ position: positionOf(kind, key), kind, key, message },
    path: versions ? ['ifVersion'] : path.length === 0 ? [] : ['data', ...path],
    ...(versions && { versions }),
  }))
