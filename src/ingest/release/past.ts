import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { packageRoot } from '../../config.ts'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import type { KnowledgeRecord } from '../documents.ts'
import { type Fault, printPath, type RecordFault, unplaced } from '../faults.ts'
import { isObject } from '../knowledge-files.ts'
import { recordId } from '../lookup.ts'
import { isRecordKind, parseDocument } from '../parse.ts'
import { type Knowledge, Release } from '../read-knowledge.ts'
import { compareReleases } from './compare.ts'

/** The releases before the one in the knowledge folder: one file each, named by the release. */
export const shippedReleases = join(packageRoot, 'prisma/releases')

const extension = '.ndjson'

/** The past releases in a folder, the oldest first. */
export async function pastReleases(folder: string): Promise<{ release: string; path: string }[]> {
  if (!existsSync(folder)) return []
  return (await readdir(folder))
    .filter(name => name.endsWith(extension))
    .map(name => ({ release: basename(name, extension), path: join(folder, name) }))
    .sort((one, other) => compareReleases(one.release, other.release))
}

/** A past release as the text of a file: its name on the first line, then a record a line, by kind and key. */
export function printPast(release: Release, records: readonly KnowledgeRecord[]): string {
  const sorted = records.toSorted((a, b) => (recordId(a.kind, a.key) < recordId(b.kind, b.key) ? -1 : 1))
  const lines = [
    release,
    ...sorted.map(({ kind, document }) => ({ kind, document: withoutDefaults(kind, document) })),
  ]
  return lines.map(line => `${JSON.stringify(line)}\n`).join('')
}

/** Without what is null or empty, where the contract fills the same in. */
function withoutDefaults(kind: KnowledgeRecord['kind'], document: unknown): unknown {
  const short = pruned(document)
  const { record } = parseDocument(kind, short)
  return record && canonicalJson(record.document) === canonicalJson(document) ? short : document
}

const isEmpty = (value: unknown) =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

const pruned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pruned)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, pruned(member)] as const)
      .filter(([, member]) => !isEmpty(member)),
  )
}

/** Reads a past release and checks each record by the contract of its kind, as it is today. */
export async function readPast(path: string): Promise<Knowledge> {
  const [head = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n')
  const name = basename(path)
  const release = Release.safeParse(jsonOf(head))
  const read = lines.map((line, index) => readLine(line, `${name}:${index + 2}`))
  const placed = new Map(
    read.flatMap(({ record, at }) => (record ? [[recordId(record.kind, record.key), at] as const] : [])),
  )
  return {
    release: release.success ? release.data : null,
    published: read.flatMap(({ record }) => record ?? []),
    drafts: [],
    refused: new Set(),
    faults: [
      ...(release.success ? [] : [{ at: `${name}:1`, field: '', message: 'is not the name of a release' }]),
      ...read.flatMap(({ faults }) => faults),
    ],
    place: fault => placeIn(placed, fault),
  }
}

function readLine(line: string, at: string): { record: KnowledgeRecord | null; at: string; faults: Fault[] } {
  const value = jsonOf(line)
  const kind = isObject(value) ? String(value.kind) : ''
  if (!isObject(value) || !isRecordKind(kind))
    return { record: null, at, faults: [{ at, field: '', message: 'is not {"kind", "document"}' }] }
  const { record, issues } = parseDocument(kind, value.document)
  return { record, at, faults: issues.map(({ path, message }) => ({ at, field: printPath(path), message })) }
}

const placeIn = (placed: ReadonlyMap<string, string>, fault: RecordFault): Fault => {
  const at = placed.get(recordId(fault.kind, fault.key))
  return at === undefined ? unplaced(fault) : { at, field: printPath(fault.path), message: fault.message }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
