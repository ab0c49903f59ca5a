import type { ClaimKind } from './things.ts'

/** What a claim's id is made of, as far as its document says it; `unknown` because it may not be checked yet. */
export interface ClaimIdParts {
  kind: ClaimKind
  supplement: string
  document: Readonly<Record<string, unknown>>
}

/** The longest id that a claim may have. */
export const maxClaimIdLength = 200

/**
 * The id of a claim without its number:
 * `<supplement>--<target>--<kind>[--<discriminators>]--<first source>`.
 * It holds no amounts and no prose, so it stays true when the numbers of the claim are corrected.
 *
 * @throws Error naming the member that is missing
 */
export function claimIdOf({ kind, supplement, document }: ClaimIdParts): string {
  const source = slugIn(first(document.citations), 'source')
  if (source === null) throw new Error('needs a citation with a source before it can get an id')
  return [supplement, targetOf(kind, document), kind, ...discriminatorsOf(kind, document), source].join('--')
}

/** The id with the first free number: the bare one, else `--2`, `--3`… */
export function firstFree(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let n = 2; taken.has(free); n += 1) free = `${id}--${n}`
  return free
}

const targetMembers: Record<ClaimKind, string> = {
  indication: 'condition',
  action: 'mechanism',
  dosage: 'condition',
  timeline: 'condition',
  contraindication: 'target',
  interaction: 'interactant',
  'adverse-effect': 'effect',
  combination: 'with',
  comparison: 'with',
  protocol: 'condition',
  'population-note': 'population',
}

const mayBeGeneral: readonly ClaimKind[] = ['dosage', 'timeline', 'adverse-effect']

function targetOf(kind: ClaimKind, document: ClaimIdParts['document']): string {
  const member = targetMembers[kind]
  const slug = slugIn(document, member)
  if (slug !== null) return slug
  if (mayBeGeneral.includes(kind)) return 'general'
  throw new Error(`needs "${member}" before it can get an id`)
}

function discriminatorsOf(kind: ClaimKind, document: ClaimIdParts['document']): string[] {
  if (kind === 'timeline') return [coded(document, 'measure')]
  if (kind === 'adverse-effect') return document.polarity === 'DENIED' ? ['denied'] : []
  if (kind !== 'dosage') return []
  const tier = document.severityTier ? [coded(document, 'severityTier')] : []
  const population = slugIn(document, 'population')
  return [coded(document, 'type'), ...(population === null ? [] : [population]), ...tier]
}

function coded(document: ClaimIdParts['document'], member: string): string {
  const code = document[member]
  if (typeof code !== 'string') throw new Error(`needs "${member}" before it can get an id`)
  return slugOfCode(code)
}

/** `STUDIED_RANGE` → `studied-range`. */
export const slugOfCode = (code: string): string => code.toLowerCase().replaceAll('_', '-')

const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)

/** A member that is a slug, or a `{ kind, slug }`; null when it is neither. */
function slugIn(holder: unknown, member: string): string | null {
  const value = (holder as Record<string, unknown> | null | undefined)?.[member]
  if (typeof value === 'string') return value
  const slug = (value as { slug?: unknown } | null | undefined)?.slug
  return typeof slug === 'string' ? slug : null
}
