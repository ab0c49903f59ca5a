import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { packageRoot } from '../config.ts'
import { type RecordKind, recordKinds } from '../knowledge/things.ts'
import { isClaimKind, keyMember } from './documents.ts'
import { type Fault, type Path, printPath } from './faults.ts'
import { isRecordKind } from './parse.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** A record as a file holds it: not checked yet. */
export interface WrittenRecord {
  kind: RecordKind
  /** null when the file gives none. */
  key: string | null
  value: Record<string, unknown>
  /** Why it waits; only drafts do. */
  waits: string | null
  draft: boolean
  /** The supplement that the file implies for its claims. */
  impliedSupplement: string | null
  file: KnowledgeFile
  /** Where it stands in its file. */
  path: Path
}

/** One file of a knowledge folder. */
export interface KnowledgeFile {
  /** Relative to the folder, with slashes. */
  name: string
  text: string
  yaml: YamlFile
}

/** The knowledge that ships with the program. */
export const shippedKnowledge = join(packageRoot, 'prisma/knowledge')

/** The file that names the release of a folder. */
export const releaseFile = 'release.yaml'

/** `adverse-effect` → `adverseEffect`. */
const inFile = (kind: RecordKind) => kind.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const sections = new Map(
  recordKinds.flatMap(kind => [
    [inFile(kind), { kind, many: false }],
    [`${inFile(kind)}s`, { kind, many: true }],
  ]),
)

/** Reads every YAML file of a folder, in the order of their names. */
export async function readFolder(folder: string): Promise<KnowledgeFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
    .sort()
  return Promise.all(names.map(name => readKnowledgeFile(join(folder, name), name)))
}

/** Reads one file. */
export async function readKnowledgeFile(path: string, name: string): Promise<KnowledgeFile> {
  const text = await readFile(path, 'utf8')
  return { name, text, yaml: readYaml(text) }
}

/** The fault of a member of a file. */
export const faultAt = (file: KnowledgeFile, path: Path, message: string): Fault => ({
  at: `${file.name}:${file.yaml.lineOf(path)}`,
  field: printPath(path),
  message,
})

/** The records of a file, and what is wrong with its outer form. */
export function recordsIn(file: KnowledgeFile): { records: WrittenRecord[]; faults: Fault[] } {
  const { errors, value } = file.yaml
  if (errors.length > 0) {
    return {
      records: [],
      faults: errors.map(({ line, message }) => ({ at: `${file.name}:${line}`, field: '', message })),
    }
  }
  if (!isObject(value)) return { records: [], faults: [faultAt(file, [], 'holds no records')] }
  const found = Object.entries(value).map(([section, content]) => recordsOfSection(file, section, content))
  return { records: found.flatMap(one => one.records), faults: found.flatMap(one => one.faults) }
}

function recordsOfSection(file: KnowledgeFile, section: string, content: unknown) {
  const meant = sections.get(section)
  const fault = (message: string) => ({ records: [], faults: [faultAt(file, [section], message)] })
  if (section === 'for')
    return typeof content === 'string' ? nothing : fault('is not the slug of a supplement')
  if (!meant || !isRecordKind(meant.kind)) {
    return fault(`is not a kind of record; there are ${[...sections.keys()].join(', ')}`)
  }
  if (!meant.many) return { records: [written(file, meant.kind, [section], content)], faults: [] }
  if (!Array.isArray(content)) return fault('is not a list')
  return {
    records: content.map((item, index) => written(file, meant.kind, [section, index], item)),
    faults: [],
  }
}

const nothing = { records: [] as WrittenRecord[], faults: [] as Fault[] }

function written(file: KnowledgeFile, kind: RecordKind, path: Path, content: unknown): WrittenRecord {
  const draft = file.name.startsWith('drafts/')
  const implied = impliedSupplement(file.yaml.value)
  const { waits, ...members } = isObject(content) ? content : {}
  // Only drafts wait: elsewhere the member is unknown and refused with the others.
  const own = draft || waits === undefined ? members : { ...members, waits }
  const value = isClaimKind(kind) && implied !== null ? { supplement: implied, ...own } : own
  const key = value[keyMember(kind)]
  return {
    kind,
    key: typeof key === 'string' ? key : null,
    value,
    waits: typeof waits === 'string' ? waits : null,
    draft,
    impliedSupplement: implied,
    file,
    path,
  }
}

function impliedSupplement(value: unknown): string | null {
  if (!isObject(value)) return null
  const slug = value.for ?? (isObject(value.supplement) ? value.supplement.slug : null)
  return typeof slug === 'string' ? slug : null
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
