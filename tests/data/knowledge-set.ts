import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'
import { isClaim, type KnowledgeRecord } from '../../src/ingest/documents.ts'
import { shippedKnowledge } from '../../src/ingest/knowledge-files.ts'
import { Lookup } from '../../src/ingest/lookup.ts'
import { referencesOf } from '../../src/ingest/references.ts'

/** The knowledge that ships, checked; a fault fails every test of these folders with its file and line. */
export const { published, drafts } = await checkKnowledge(shippedKnowledge)

export const lookup = new Lookup(published)
/** What stands once everything that waits is published: a draft takes the place of the record that it changes. */
export const withDrafts = new Lookup([...published, ...drafts])

export const claims = published.filter(isClaim)
export const sources = [...published, ...drafts].flatMap(record =>
  record.kind === 'source' ? [record.document] : [],
)

export type Source = (typeof sources)[number]

/** The slugs of the sources that a record rests on. */
export const sourcesOf = (record: KnowledgeRecord): string[] =>
  referencesOf(record).flatMap(({ kind, key }) => (kind === 'source' ? [key] : []))

const articles = new Set(sources.filter(({ kind }) => kind === 'ARTICLE').map(({ slug }) => slug))

/** Whether a source is an article for the public, such as the one that the knowledge starts from. */
export const isArticle = (slug: string): boolean => articles.has(slug)
