import type { KnowledgeRecord } from './documents.ts'
import { type Fault, KnowledgeFaults, type RecordFault } from './faults.ts'
import { Lookup } from './lookup.ts'
import { type Knowledge, readKnowledge } from './read-knowledge.ts'
import { sharedIssues } from './rules/shared.ts'
import { checkRecord } from './rules.ts'

/** A folder without faults. */
export type SoundKnowledge = Knowledge & { release: NonNullable<Knowledge['release']> }

/**
 * Reads and checks a whole knowledge folder.
 *
 * @throws KnowledgeFaults with every fault: file, line and field
 */
export const checkKnowledge = async (folder: string): Promise<SoundKnowledge> =>
  assertSound(await readKnowledge(folder))

/**
 * Checks a folder that was read.
 *
 * @param others records that are not in the folder but may be named by those that are
 * @throws KnowledgeFaults with every fault: file, line and field
 */
export function assertSound(knowledge: Knowledge, others: readonly KnowledgeRecord[] = []): SoundKnowledge {
  const faults = [...knowledge.faults, ...faultsBetween(knowledge, others)]
  const { release } = knowledge
  if (faults.length > 0 || release === null)
    throw new KnowledgeFaults('the knowledge is refused', sorted(faults))
  return { ...knowledge, release }
}

/** What is wrong between the records of a folder: what they name, and what they must agree on. */
function faultsBetween(
  { published, drafts, refused, place }: Knowledge,
  others: readonly KnowledgeRecord[],
): Fault[] {
  const lookup = new Lookup([...others, ...published], refused)
  const withDrafts = new Lookup([...others, ...published, ...drafts], refused)
  const found: RecordFault[] = [
    ...published.flatMap(record => checkRecord(record, lookup)),
    ...sharedIssues(lookup.all()),
    ...drafts.flatMap(record => checkRecord(record, withDrafts, { draft: true })),
  ]
  return found.map(place)
}

const fileAndLine = ({ at }: Fault) => {
  const [file = '', line = '0'] = at.split(':')
  return { file, line: Number(line) }
}

const sorted = (faults: readonly Fault[]) =>
  faults.toSorted((a, b) => {
    const [left, right] = [fileAndLine(a), fileAndLine(b)]
    return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line
  })
