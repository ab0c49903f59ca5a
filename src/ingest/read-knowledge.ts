import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { thingKinds } from '../knowledge/things.ts'
import { isClaimKind, type KnowledgeRecord } from './documents.ts'
import { type Fault, KnowledgeFaults, type Path, type RecordFault, unplaced } from './faults.ts'
import {
  faultAt,
  type KnowledgeFile,
  readFolder,
  readKnowledgeFile,
  recordsIn,
  releaseFile,
  type WrittenRecord,
} from './knowledge-files.ts'
import { recordId } from './lookup.ts'
import { parseDocument, rememberPassed } from './parse.ts'

/** The release of a knowledge folder. */
export const Release = z.strictObject({
  release: z
    .string('is not a text such as 2026.11.0')
    .regex(/^\d{1,6}(\.\d{1,6}){1,3}$/, 'is not dotted numbers such as 2026.11.0'),
  title: z.string().min(1),
  changelog: z.string().min(1),
})
export type Release = z.output<typeof Release>

/** A record that waits for somebody's decision. */
export type Draft = KnowledgeRecord & { waits: string }

/** A knowledge folder, read and checked record by record; `faults` must be empty before anything is used. */
export interface Knowledge {
  release: Release | null
  published: KnowledgeRecord[]
  drafts: Draft[]
  /** Ids of records that have faults of their own. */
  refused: ReadonlySet<string>
  faults: Fault[]
  /** Says where a fault of one of the records stands. */
  place(fault: RecordFault): Fault
}

/** Reads a knowledge folder and checks each record by the contract of its kind. */
export async function readKnowledge(folder: string): Promise<Knowledge> {
  const files = await readFolder(folder)
  const releaseIn = files.find(file => file.name === releaseFile)
  const found = files.filter(file => file !== releaseIn).map(recordsIn)
  const written = found.flatMap(({ records }) => records)
  const parsed = written.map(one => ({ one, ...parseDocument(one.kind, one.value) }))
  for (const { record } of parsed) if (record) rememberPassed(record)
  const release = readRelease(releaseIn)
  return {
    release: release.release,
    published: parsed.flatMap(({ one, record }) => (record && !one.draft ? [record] : [])),
    drafts: parsed.flatMap(({ one, record }) =>
      record && one.draft ? [{ ...record, waits: one.waits ?? '' }] : [],
    ),
    refused: new Set(
      parsed.flatMap(({ one, record }) => (record ? [] : [recordId(one.kind, one.key ?? '')])),
    ),
    faults: [
      ...release.faults,
      ...found.flatMap(({ faults }) => faults),
      ...parsed.flatMap(({ one, issues }) => issues.map(({ path, message }) => faultIn(one, path, message))),
      ...written.flatMap(formFaults),
      ...duplicates(written.filter(({ draft }) => !draft)),
      ...duplicates(written.filter(({ draft }) => draft)),
    ],
    place: placer(written),
  }
}

/**
 * Reads only which release a folder holds.
 *
 * @throws KnowledgeFaults when its release.yaml is missing or wrong
 */
export async function releaseOf(folder: string): Promise<Release> {
  const path = join(folder, releaseFile)
  const { release, faults } = readRelease(
    existsSync(path) ? await readKnowledgeFile(path, releaseFile) : undefined,
  )
  if (release === null) throw new KnowledgeFaults(`the knowledge in ${folder} is refused`, faults)
  return release
}

function readRelease(file: KnowledgeFile | undefined): { release: Release | null; faults: Fault[] } {
  if (!file) return { release: null, faults: [{ at: releaseFile, field: '', message: 'is missing' }] }
  const parsed = Release.safeParse(file.yaml.value)
  if (parsed.success) return { release: parsed.data, faults: [] }
  const faults = parsed.error.issues.map(issue => faultAt(file, issue.path as Path, issue.message))
  return { release: null, faults }
}

const faultIn = ({ file, path }: WrittenRecord, inner: Path, message: string) =>
  faultAt(file, [...path, ...inner], message)

/** What the files ask for beyond the documents: drafts say why they wait, a thing's file has its name. */
function formFaults(record: WrittenRecord): Fault[] {
  const { draft, waits, kind, key, file, path } = record
  const reasonless = draft && !waits?.trim()
  const named =
    !draft && path.length === 1 && (thingKinds as readonly string[]).includes(kind) && key !== null
  const misnamed = named && file.name !== `${kind}s/${key}.yaml`
  return [
    ...(reasonless ? [faultIn(record, ['waits'], 'is missing: a draft says why it waits')] : []),
    ...(misnamed ? [faultIn(record, ['slug'], `stands in ${file.name}, not in ${kind}s/${key}.yaml`)] : []),
  ]
}

function duplicates(written: readonly WrittenRecord[]): Fault[] {
  const first = new Map<string, WrittenRecord>()
  return written.flatMap(record => {
    const { kind, key, file, path } = record
    if (key === null) return []
    // Claims of all kinds share their ids.
    const id = isClaimKind(kind) ? key : recordId(kind, key)
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, record)
    if (earlier === undefined) return []
    const where = `${earlier.file.name}:${earlier.file.yaml.lineOf(earlier.path)}`
    return [faultAt(file, path, `the ${kind} ${key} stands in ${where} already`)]
  })
}

function placer(written: readonly WrittenRecord[]) {
  // What is published comes last, so that it wins over a draft of the same record.
  const byId = new Map(
    written
      .toSorted((a, b) => Number(b.draft) - Number(a.draft))
      .map(record => [recordId(record.kind, record.key ?? ''), record]),
  )
  return (fault: RecordFault): Fault => {
    const record = byId.get(recordId(fault.kind, fault.key))
    return record ? faultIn(record, fault.path, fault.message) : unplaced(fault)
  }
}
