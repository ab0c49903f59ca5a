import { type ClaimKind, type RecordKind, recordKinds } from '../knowledge/things.ts'
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
    ['memberOf.*', 'interactant'],
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

/** The rules of each kind with their patterns taken apart, once: every record that is written passes them. */
const compiled = new Map(
  recordKinds.map(kind => [
    kind,
    rulesOf(kind).map(([pattern, names]) => ({ parts: pattern.split('.'), names })),
  ]),
)

/** Every other record that a record names. */
export function referencesOf({ kind, document }: KnowledgeRecord): Reference[] {
  const found: Reference[] = []
  for (const { parts, names } of compiled.get(kind) ?? []) {
    collect({ value: document, block: document as Holder, path: [] }, parts, names, found)
  }
  return found
}

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

interface At {
  value: unknown
  /** What holds the list that the value stands in, or the value itself. */
  block: Holder
  path: (string | number)[]
}

/** Follows a pattern to all values that it leads to; members that are null or missing lead nowhere. */
function collect(at: At, parts: readonly string[], names: Rule[1], found: Reference[]): void {
  const part = parts[at.path.length]
  if (part === undefined) return void found.push(refer(at, names))
  const { value, block, path } = at
  if (part === '*') {
    if (!Array.isArray(value)) return
    for (const [index, item] of value.entries()) {
      collect({ value: item, block, path: [...path, index] }, parts, names, found)
    }
    return
  }
  const next = (value as Holder)[part]
  if (next === null || next === undefined) return
  collect({ value: next, block: value as Holder, path: [...path, part] }, parts, names, found)
}

function refer({ path, value, block }: At, names: Rule[1]): Reference {
  if (names === 'kinded') {
    const { kind, slug } = value as { kind: RecordKind; slug: string }
    return { path: [...path, 'slug'], kind, key: slug }
  }
  return { path, kind: names === 'facts' ? (block.kind as RecordKind) : names, key: value as string }
}
