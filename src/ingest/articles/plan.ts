import type { Extract } from '../../extract/types.ts'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import type { Lexicon } from '../../search/resolve/index.ts'
import { recordId } from '../lookup.ts'
import type { OperationInput } from '../operations.ts'
import type { Transaction } from '../transaction.ts'
import { articleSlug } from './article-slug.ts'
import { type Candidate, candidatesOf } from './claims.ts'
import { articleDocument, faqDocuments, type Parts, sourceDocument } from './documents.ts'
import {
  complete,
  lastClaims,
  lastProposed,
  type Proposed,
  publishedClaims,
  publishedRecords,
} from './known.ts'
import { plainText } from './markdown-text.ts'
import type { Metadata } from './metadata.ts'
import { Names } from './names.ts'
import { goneClaims, type Settled, settle } from './settle.ts'
import { slugOf } from './slug.ts'

interface Asked {
  extract: Extract
  metadata: Metadata
  name: string
  lexicon: Lexicon
}

const longestTitle = 300

/** What an article proposes. */
export interface Plan {
  title: string
  slug: string
  operations: OperationInput[]
  folded: number
  warnings: string[]
}

/** Compares what an article says with what is published and what was proposed before. */
export async function planArticle(
  tx: Transaction,
  { extract, metadata, name, lexicon }: Asked,
): Promise<Plan> {
  const warnings = [...extract.warnings]
  const warn = (message: string) => void warnings.push(message)
  const title = plainText(
    metadata.title ?? extract.title ?? name.replace(/^.*[/\\]|\.[a-z]+$/gi, ''),
    longestTitle,
  )
  const slug = metadata.slug ?? (await articleSlug(tx, title, metadata.canonicalUrl))
  const source = `article-${slug}`
  const names = new Names(lexicon, source)
  const about = aboutOf(extract, names)
  const candidates = candidatesOf(extract, {
    condition: about.find(({ kind }) => kind === 'condition')?.slug ?? null,
    names,
    source,
    locate: quote => headingOf(extract, quote) ?? undefined,
  })
  const supplements = [...new Set(candidates.map(({ supplement }) => supplement))]
  const published = await publishedClaims(tx, supplements)
  const proposed = await lastClaims(tx, source)
  const known = { source, published, proposed }
  const settled = settle(candidates, known, warn)
  noteConstituents(extract, names, lexicon, warn)
  const faqs = faqDocuments({ extract, source, about }, await freeFaqSlugs(tx, extract, source, slug))
  const parts: Parts = {
    slug,
    source,
    title,
    metadata,
    extract,
    about,
    facts: factsOf(extract, candidates, settled),
    faqs: faqs.map(faq => faq.slug),
    warn,
  }
  const drafts: OperationInput[] = [
    { type: 'CREATE', kind: 'source', document: sourceDocument(parts) },
    ...names.proposed,
    ...faqs.map(document => ({ type: 'CREATE' as const, kind: 'faq' as const, document })),
    ...articleDrafts(parts, warn),
  ]
  const rest = await differences(tx, drafts, await lastProposed(tx, drafts.map(nameOf)), warn)
  const claims = [
    ...settled.operations.filter(operation => !isProposed(operation, proposed)),
    ...goneClaims(known, settled.kept),
  ]
  return { title, slug, operations: ordered(rest, claims), folded: settled.folded, warnings }
}

/** Sources and things come first, then claims, questions and the article that show them. */
const ordered = (rest: readonly OperationInput[], claims: readonly OperationInput[]): OperationInput[] => {
  const isContent = ({ kind }: OperationInput) => kind === 'faq' || kind === 'article'
  return [...rest.filter(operation => !isContent(operation)), ...claims, ...rest.filter(isContent)]
}

const nameOf = (operation: OperationInput): { kind: RecordKind; key: string } =>
  'document' in operation
    ? { kind: operation.kind, key: String((operation.document as { slug?: string }).slug) }
    : operation

const articleDrafts = (parts: Parts, warn: (message: string) => void): OperationInput[] => {
  const document = articleDocument(parts)
  if (document.sections.length > 0) return [{ type: 'CREATE', kind: 'article', document }]
  warn('the article has no text that could be shown')
  return []
}

function isProposed(operation: OperationInput, proposed: ReadonlyMap<string, Proposed>): boolean {
  if (!('document' in operation)) return false
  const before = proposed.get(recordId(operation.kind, String((operation.document as { id?: string }).id)))
  return (
    before !== undefined &&
    canonicalJson(complete(operation.kind, operation.document)?.document ?? null) ===
      canonicalJson(before.data)
  )
}

/** Of records other than claims, those that say something new. What an editor made of a text is left alone. */
async function differences(
  tx: Transaction,
  drafts: readonly OperationInput[],
  proposed: ReadonlyMap<string, Proposed>,
  warn: (message: string) => void,
): Promise<OperationInput[]> {
  const published = await publishedRecords(tx, drafts.map(nameOf))
  return drafts.flatMap((operation): OperationInput[] => {
    const { kind, key } = nameOf(operation)
    if (!('document' in operation)) return [operation]
    const id = recordId(kind, key)
    const now = published.get(id)
    const said = canonicalJson(complete(kind, operation.document)?.document ?? null)
    if (said === canonicalJson(proposed.get(id)?.data ?? null)) return []
    if (!now) return [operation]
    if (
      said === canonicalJson(now.record.document) ||
      (kind !== 'article' && kind !== 'faq' && kind !== 'source')
    )
      return []
    if (now.current.origin !== 'IMPORT') {
      if (kind === 'article') warn(`the article ${key} was written here: its text is left alone`)
      return []
    }
    return [{ ...operation, type: 'UPDATE' as const, ifVersion: now.current.version }]
  })
}

/** A question that another article asks in the same words is another record. */
async function freeFaqSlugs(
  tx: Transaction,
  { faqs }: Extract,
  source: string,
  article: string,
): Promise<(question: string) => string> {
  const slugs = faqs.map(({ question }) => slugOf(question, 'question'))
  const found = await publishedRecords(
    tx,
    slugs.map(key => ({ kind: 'faq', key })),
  )
  const pending = await lastProposed(
    tx,
    slugs.map(key => ({ kind: 'faq' as const, key })),
  )
  const isOurs = (data: unknown) =>
    ((data as { citations?: { source: string }[] } | null)?.citations ?? []).some(
      citation => citation.source === source,
    )
  const used = new Set<string>()
  return question => {
    const base = slugOf(question, 'question')
    const other =
      found.get(recordId('faq', base))?.record.document ?? pending.get(recordId('faq', base))?.data
    let slug =
      other !== undefined && !isOurs(other) ? `${base}-${article}`.slice(0, 99).replace(/-+$/, '') : base
    for (let n = 2; used.has(slug); n += 1) slug = `${base}-${n}`
    used.add(slug)
    return slug
  }
}

/** The heading below which a quote stands; null before the first, or where nobody finds it. */
function headingOf({ sections, faqs }: Extract, quote: string): string | null {
  const plain = quote.replace(/\s+/g, ' ')
  const found = sections.find(({ blocks }) =>
    blocks.some(({ text, items, rows }) =>
      [text ?? '', ...(items ?? []), ...(rows?.flat() ?? [])].some(words => words.includes(plain)),
    ),
  )
  if (found) return found.heading
  const inAnswer = faqs.some(({ answer }) => answer.includes(plain))
  return inAnswer ? (sections.find(({ aspect }) => aspect === 'QUESTIONS')?.heading ?? null) : null
}

const mostAbout = 10

function aboutOf(extract: Extract, names: Names): { kind: string; slug: string }[] {
  const supplements = extract.supplements.slice(0, 3).flatMap(name => names.known(name, ['supplement']) ?? [])
  const inTitle = extract.conditions.filter(name => extract.title?.toLowerCase().includes(name.toLowerCase()))
  const conditions = inTitle.flatMap(name => names.known(name, ['condition']) ?? [])
  const found = new Map(
    [...supplements, ...conditions].map(one => [
      `${one.kind} ${one.slug}`,
      { kind: one.kind, slug: one.slug },
    ]),
  )
  return [...found.values()].slice(0, mostAbout)
}

/** Which claims stand below which heading. */
function factsOf(
  extract: Extract,
  candidates: readonly Candidate[],
  { ids }: Settled,
): Map<string | null, Map<string, string[]>> {
  const facts = new Map<string | null, Map<string, string[]>>()
  for (const candidate of candidates) {
    const id = ids.get(candidate)
    if (id === undefined) continue
    const heading = candidate.citation.locator ?? null
    const section = extract.sections.find(({ heading: own }) => own === heading)
    const kinds = facts.get(section?.heading ?? null) ?? new Map<string, string[]>()
    facts.set(section?.heading ?? null, kinds)
    const list = kinds.get(candidate.kind) ?? []
    if (!list.includes(id)) kinds.set(candidate.kind, [...list, id])
  }
  return facts
}

/** Constituents are members of a supplement's own record, which an article does not rewrite. */
function noteConstituents(
  { constituents }: Extract,
  names: Names,
  lexicon: Lexicon,
  warn: (message: string) => void,
): void {
  for (const { supplement, name } of constituents) {
    const known = supplement === null ? null : names.known(supplement, ['supplement'])
    const isKnown =
      known !== null &&
      [...(lexicon.exact.get(name.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? [])].some(
        ({ thing }) => thing.slug === known.slug,
      )
    if (!isKnown) warn(`named as a constituent${supplement === null ? '' : ` of ${supplement}`}: ${name}`)
  }
}
