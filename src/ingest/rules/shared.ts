import type { KnowledgeRecord } from '../documents.ts'
import type { RecordFault } from '../faults.ts'

/** What several records must agree on: one definition a class, one source a paper. */
export function sharedIssues(records: Iterable<KnowledgeRecord>): RecordFault[] {
  const definitions = new Map<string, { text: string; key: string }>()
  const papers = new Map<string, string>()
  return [...records].flatMap(record => [...classIssues(record, definitions), ...paperIssues(record, papers)])
}

function classIssues(
  record: KnowledgeRecord,
  known: Map<string, { text: string; key: string }>,
): RecordFault[] {
  if (record.kind !== 'supplement') return []
  return record.document.classes.flatMap(({ slug, name, definition }, index) => {
    const text = JSON.stringify([name, definition])
    const other = known.get(slug)
    if (other === undefined) known.set(slug, { text, key: record.key })
    if (other === undefined || other.text === text) return []
    const message = `the class ${slug} has another name or definition in supplement ${other.key}`
    return [{ kind: record.kind, key: record.key, path: ['classes', index, 'definition'], message }]
  })
}

/** Systems whose identifiers stand for one paper and no other. */
export const ofPapers: readonly string[] = ['PMID', 'PMCID', 'DOI']

/** The identifiers of a source that stand for one paper and no other. */
export const papersOf = ({ kind, key, document }: Extract<KnowledgeRecord, { kind: 'source' }>) =>
  document.identifiers.flatMap(({ system, code }, index) =>
    ofPapers.includes(system) ? [{ kind, key, path: ['identifiers', index, 'code'], system, code }] : [],
  )

function paperIssues(record: KnowledgeRecord, known: Map<string, string>): RecordFault[] {
  if (record.kind !== 'source') return []
  return papersOf(record).flatMap(({ kind, key, path, system, code }) => {
    const paper = `${system} ${code}`
    const other = known.get(paper)
    if (other === undefined) known.set(paper, record.key)
    if (other === undefined) return []
    return [{ kind, key, path, message: `${paper} is the paper of source ${other}: one paper is one source` }]
  })
}
