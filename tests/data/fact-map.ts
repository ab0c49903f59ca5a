import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { isClaim, isThingKind, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { referencesOf } from '../../src/ingest/references.ts'
import { factFiles } from './fact-rows.ts'
import { claims, drafts, lookup, withDrafts } from './knowledge-set.ts'

const mapOf = (name: string) =>
  parse(readFileSync(new URL(`maps/${name}.map.yaml`, import.meta.url), 'utf8')) as Record<string, string[]>

/** Row → where it stands; see the head of core.map.yaml for the words. */
export const map: Record<string, string[]> = Object.assign({}, ...factFiles.map(mapOf))

export interface Place {
  text: string
  draft: boolean
  /** null when nothing stands there. */
  record: KnowledgeRecord | null
  /** What of the record says it: the whole document, or one of its members. */
  part: unknown
}

export const isAbsent = (text: string): boolean => text.startsWith('absent: ')

/** Finds what an entry of the map names. */
export function placeOf(text: string): Place {
  const draft = text.startsWith('draft ')
  const [kind, slug = '', member = '', ...item] = (draft ? text.slice(6) : text).split(' ')
  if (kind !== 'supplement') {
    const record = claim(kind ?? '', draft)
    return { text, draft, record, part: record?.document ?? null }
  }
  const record = supplement(slug, draft)
  return { text, draft, record, part: record ? partOf(record.document, member, item.join(' ')) : null }
}

const byId = (records: KnowledgeRecord[]) => new Map(records.map(record => [record.key, record]))
const publishedClaims = byId(claims)
const draftClaims = byId(drafts.filter(isClaim))

const claim = (id: string, draft: boolean): KnowledgeRecord | null =>
  (draft ? draftClaims : publishedClaims).get(id) ?? null

type Supplement = Extract<KnowledgeRecord, { kind: 'supplement' }>

function supplement(slug: string, draft: boolean): Supplement | null {
  const from = draft ? drafts : lookup.all('supplement')
  for (const record of from) if (record.kind === 'supplement' && record.key === slug) return record
  return null
}

const lists = {
  alias: (of: Supplement['document'], item: string) => of.aliases.find(({ text }) => text === item),
  form: (of: Supplement['document'], item: string) => of.forms.find(({ name }) => name === item),
  constituent: (of: Supplement['document'], item: string) =>
    of.constituents.find(({ name }) => name === item),
  identifier: (of: Supplement['document'], item: string) =>
    of.identifiers.find(({ system, code }) => `${system} ${code}` === item),
  regulatory: (of: Supplement['document'], item: string) =>
    listOf(of.regulatory.filter(({ jurisdiction }) => jurisdiction === item)),
  coverage: (of: Supplement['document'], item: string) => of.coverage.find(({ topic }) => topic === item),
}

/** A jurisdiction may have said several things. */
const listOf = <T>(found: T[]): T[] | undefined => (found.length === 0 ? undefined : found)

function partOf(document: Supplement['document'], member: string, item: string): unknown {
  if (member in lists) return lists[member as keyof typeof lists](document, item) ?? null
  return document[member as 'name' | 'properName' | 'summary' | 'category'] ?? null
}

/** The names of what a record points at, which often hold its figures: "Men aged 19 to 30 years". */
export const namesIn = (record: KnowledgeRecord): string[] =>
  referencesOf(record).flatMap(({ kind, key }) =>
    isThingKind(kind) ? (withDrafts.document(kind, key)?.name ?? []) : [],
  )
