import type { ClaimKind, RecordKind } from '../knowledge/things.ts'
import { isClaimKind, isThingKind, type KnowledgeRecord } from './documents.ts'
import type { Path } from './faults.ts'

/** A member of a document that names another record. */
export interface Reference {
  /** Of the member that holds the key. */
  path: Path
  kind: RecordKind
  key: string
}

/**
 * Where a member stands (`*` is each item of a list), and what it names: records of one kind; `kinded` where it
 * is a `{ kind, slug }`; `facts` where it holds ids of claims of the kind beside them.
 */
type Rule = readonly [pattern: string, names: RecordKind | 'kinded' | 'facts']

const ofClaims: readonly Rule[] = [
  ['supplement', 'supplement'],
  ['citations.*.source', 'source'],
]
const aboutCondition: Rule = ['condition', 'condition']

const ofClaimKind: Record<ClaimKind, readonly Rule[]> = {
  indication: [aboutCondition],
  action: [aboutCondition, ['mechanism', 'mechanism']],
  dosage: [aboutCondition, ['population', 'population']],
  timeline: [aboutCondition],
  contraindication: [['target', 'kinded']],
  interaction: [['interactant', 'kinded']],
  'adverse-effect': [['effect', 'condition']],
  combination: [aboutCondition, ['with', 'kinded']],
  comparison: [['with', 'kinded']],
  protocol: [aboutCondition, ['steps.*', 'kinded']],
  'population-note': [['population', 'population']],
}

const ofThings: readonly Rule[] = [['sources.*', 'source']]
const ofOthers: Partial<Record<RecordKind, readonly Rule[]>> = {
  supplement: [
    ['forms.*.source', 'source'],
    ['conversions.*.source', 'source'],
    ['regulatory.*.source', 'source'],
    ['coverage.*.sources.*', 'source'],
  ],
  condition: [
    ['parent', 'condition'],
    ['statements.*.citations.*.source', 'source'],
  ],
  interactant: [['memberOf.*', 'interactant']],
  product: [['supplements.*.supplement', 'supplement']],
  article: [
    ['sections.*.blocks.*.citations.*.source', 'source'],
    ['sections.*.blocks.*.mentions.*', 'kinded'],
    ['sections.*.blocks.*.ids.*', 'facts'],
    ['sections.*.blocks.*.slugs.*', 'faq'],
    ['faqs.*', 'faq'],
    ['related.*.slug', 'article'],
    ['about.*', 'kinded'],
  ],
  faq: [
    ['about.*', 'kinded'],
    ['citations.*.source', 'source'],
  ],
}

const rulesOf = (kind: RecordKind): readonly Rule[] => {
  if (isClaimKind(kind)) return [...ofClaims, ...ofClaimKind[kind]]
  return [...(isThingKind(kind) ? ofThings : []), ...(ofOthers[kind] ?? [])]
}

/** Every other record that a record names. */
export const referencesOf = (record: KnowledgeRecord): Reference[] =>
  rulesOf(record.kind).flatMap(([pattern, names]) =>
    expand(record.document, pattern.split('.')).flatMap(found => refer(found, names)),
  )

/**
 * The same document with other keys for what it names.
 *
 * @param rename gives the key to write
 */
export function renameReferences(
  record: KnowledgeRecord,
  rename: (kind: RecordKind, key: string) => string,
): unknown {
  const document = structuredClone(record.document) as unknown
  for (const { path, kind, key } of referencesOf(record)) {
    const holder = path.slice(0, -1).reduce<Holder>((at, part) => at[part] as Holder, document as Holder)
    holder[path.at(-1) as string | number] = rename(kind, key)
  }
  return document
}

type Holder = Record<string | number, unknown>

interface Found {
  path: Path
  value: unknown
  /** What holds the list that the value stands in, or the value itself. */
  block: Holder
}

function refer({ path, value, block }: Found, names: Rule[1]): Reference[] {
  if (names === 'kinded') {
    const { kind, slug } = value as { kind: RecordKind; slug: string }
    return [{ path: [...path, 'slug'], kind, key: slug }]
  }
  const kind = names === 'facts' ? (block.kind as RecordKind) : names
  return [{ path, kind, key: value as string }]
}

/** The values that a pattern leads to; members that are null or missing lead nowhere. */
function expand(document: unknown, pattern: readonly string[]): Found[] {
  const start: Found = { path: [], value: document, block: document as Holder }
  return pattern.reduce((found, part) => found.flatMap(one => follow(one, part)), [start])
}

function follow({ path, value, block }: Found, part: string): Found[] {
  if (part === '*') {
    return Array.isArray(value)
      ? value.map((item, index) => ({ path: [...path, index], value: item, block }))
      : []
  }
  const next = (value as Holder)[part]
  return next === null || next === undefined
    ? []
    : [{ path: [...path, part], value: next, block: value as Holder }]
}
