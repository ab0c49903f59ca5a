import { isMap, isScalar, type YAMLMap } from 'yaml'
import { claimIdOf, firstFree, maxClaimIdLength } from '../knowledge/claim-id.ts'
import { isClaimKind } from './documents.ts'
import type { Fault } from './faults.ts'
import { faultAt, type KnowledgeFile, recordsIn, type WrittenRecord } from './knowledge-files.ts'

interface Insertion {
  offset: number
  text: string
}

export interface Filled {
  text: string
  /** The ids that were added, in the order of the file. */
  added: string[]
  faults: Fault[]
}

/**
 * Gives every claim of a file that has no id one; all else in the file, comments and layout too, stays as it is.
 *
 * @param taken ids that are given already; those that are added here join them
 */
export function fillIds(file: KnowledgeFile, taken: Set<string>): Filled {
  const { records, faults } = recordsIn(file)
  const insertions: Insertion[] = []
  const added: string[] = []
  for (const record of records) {
    if (!isClaimKind(record.kind) || record.value.id !== undefined) continue
    const id = idFor(record, taken)
    if ('message' in id) {
      faults.push(id)
      continue
    }
    taken.add(id.id)
    added.push(id.id)
    insertions.push(insertionOf(record, id.id))
  }
  return { text: insertAll(file.text, insertions), added, faults }
}

/** The ids that the claims of some files have already. */
export const idsIn = (files: readonly KnowledgeFile[]): Set<string> =>
  new Set(files.flatMap(file => recordsIn(file).records.flatMap(({ key }) => (key === null ? [] : [key]))))

function idFor(record: WrittenRecord, taken: ReadonlySet<string>): { id: string } | Fault {
  const refuse = (message: string) => faultAt(record.file, record.path, message)
  const { kind, value } = record
  if (!isClaimKind(kind)) return refuse('is not a claim')
  if (typeof value.supplement !== 'string') return refuse('needs a supplement before it can get an id')
  try {
    const id = firstFree(claimIdOf({ kind, supplement: value.supplement, document: value }), taken)
    if (id.length <= maxClaimIdLength) return { id }
    return refuse(
      `would get an id of ${id.length} characters: write one by hand (at most ${maxClaimIdLength})`,
    )
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** Where and how the id goes in: as the first member, in the style of the record. */
function insertionOf({ file, path }: WrittenRecord, id: string): Insertion {
  const map = file.yaml.document.getIn(path, true) as YAMLMap
  const first = map.items[0]?.key
  const offset = (isScalar(first) ? first.range?.[0] : undefined) ?? map.range?.[0] ?? 0
  if (!isMap(map) || map.flow) return { offset, text: `id: ${id}, ` }
  const column = offset - (file.text.lastIndexOf('\n', offset - 1) + 1)
  return { offset, text: `id: ${id}\n${' '.repeat(column)}` }
}

function insertAll(text: string, insertions: readonly Insertion[]): string {
  return insertions.reduceRight(
    (all, { offset, text: added }) => all.slice(0, offset) + added + all.slice(offset),
    text,
  )
}
