import type { z } from 'zod'
import type { Finding } from './answer.contract.ts'
import { type Asked, anybody } from './asked.ts'
import { stanceOf } from './grading.ts'
import type { Ref, SafetyRecord, WarningClaim } from './loaded.ts'
import { type Match, matchesOf } from './match.ts'
import { askedRef, supplementRef } from './refs.ts'
import { byCaution, bySeverityOrder } from './rules.ts'
import { separationOf, stopBeforeOf } from './timing.ts'
import { citationsOfAll, type ViewOf, viewOf } from './views.ts'

export type FindingOf = z.output<typeof Finding>

/** A supplement as it is taken: its record, and the preparation of each input, null where that was not told. */
export interface Taken {
  record: SafetyRecord
  forms: readonly (string | null)[]
}

/** All statements about one target, in one finding. */
interface Group {
  kind: FindingOf['kind']
  other: Ref | null
  matches: Match[]
}

/** What is found about one supplement and one thing asked: statements that warn, grouped by what they are about. */
export const findingsOf = ({ record, forms }: Taken, asked: Asked): FindingOf[] =>
  groupsOf(matchesOf(record, asked))
    .filter(warnsAtAll)
    .map(group => findingOf(group, record, forms, asked))

/** Every warning of a supplement, and what sources looked at and report nothing of. */
export function findingsOfAll(record: SafetyRecord) {
  const matches = record.claims
    .filter((claim): claim is WarningClaim => claim.kind !== 'timeline' && claim.kind !== 'dosage')
    .map(claim => ({ claim, matched: 'EXACT' as const }))
  const [warning, silent] = [[], []] as [Group[], Group[]]
  for (const group of groupsOf(matches)) (warnsAtAll(group) ? warning : silent).push(group)
  return {
    findings: warning.map(group => findingOf(group, record, [], anybody)),
    nothingFound: silent.map(({ kind, other, matches: found }) => {
      const claims = found.map(({ claim }) => claim)
      return { kind, other, claims: claims.map(({ id }) => id), citations: citationsOfAll(claims) }
    }),
  }
}

const warnsAtAll = ({ matches }: Group) => matches.some(({ claim }) => stanceOf(claim) === 'WARNS')

function groupsOf(matches: readonly Match[]): Group[] {
  const groups = new Map<string, Group>()
  for (const match of matches) {
    const { target } = match.claim
    const kind = kindOf(match.claim)
    const key = `${kind} ${target?.kind}/${target?.slug}`
    const other = target && { kind: target.kind, slug: target.slug, name: target.name }
    const group = groups.get(key) ?? { kind, other, matches: [] }
    groups.set(key, group)
    group.matches.push(match)
  }
  return [...groups.values()]
}

const kindOf = (claim: Match['claim']): FindingOf['kind'] => {
  if (claim.kind === 'adverse-effect') return 'ADVERSE_EFFECT'
  if (claim.target.type === 'LAB_TEST') return 'LAB_TEST'
  return claim.kind === 'interaction' ? 'INTERACTION' : 'CONTRAINDICATION'
}

const worstFirst = (a: ViewOf, b: ViewOf) =>
  a.severity === null || b.severity === null
    ? Number(a.severity === null) - Number(b.severity === null)
    : bySeverityOrder(a.severity, b.severity) || byCaution(a.action, b.action)

function findingOf(
  { kind, other, matches }: Group,
  record: SafetyRecord,
  forms: Taken['forms'],
  asked: Asked,
): FindingOf {
  const views = matches.map(match => viewOf(match, forms)).sort(worstFirst)
  const worst = views[0] as ViewOf & { severity: NonNullable<ViewOf['severity']> }
  const warning = views.filter(({ stance }) => stance === 'WARNS')
  const careful = warning.toSorted((a, b) => byCaution(a.action, b.action))[0] as ViewOf
  const claims = matches.map(({ claim }) => claim)
  const { matched } = matches[0] as Match
  return {
    severity: worst.severity,
    severityBasis: worst.severityBasis as FindingOf['severityBasis'],
    kind,
    supplement: supplementRef(record),
    other,
    asked: askedRef(asked),
    matched,
    note: noteOf(matched, warning, other, asked),
    effect: worst.effect,
    mechanism: worst.mechanism,
    action: careful.action,
    management: matched === 'RELATED' ? null : (careful.management?.text ?? null),
    separation: matched === 'RELATED' ? null : separationOf(warning),
    stopBefore: matched === 'RELATED' ? null : stopBeforeOf(warning, asked.inDays),
    certainty: worst.certainty,
    agreement: agreementOf(views, claims),
    views,
    citations: citationsOfAll(claims),
  }
}

/** Whether the statements agree: one that warns and one that found nothing do not. */
function agreementOf(views: readonly ViewOf[], claims: readonly Match['claim'][]): FindingOf['agreement'] {
  if (views.length === 1) return 'SOLE'
  const stances = new Set(views.map(({ stance }) => stance))
  return stances.size > 1 || claims.some(({ agreement }) => agreement === 'DIFFERS') ? 'DIFFERS' : 'AGREES'
}

function noteOf(
  matched: Match['matched'],
  warning: readonly ViewOf[],
  other: Ref | null,
  asked: Asked,
): string | null {
  const notes = [
    other === null ? undefined : matchNotes[matched]?.(other.name, asked.name),
    warning.every(({ scopeMatch }) => scopeMatch === 'OTHER_PREPARATION')
      ? 'It is stated of another preparation than the one asked for.'
      : undefined,
  ].filter(note => note !== undefined)
  return notes.length === 0 ? null : notes.join(' ')
}

const matchNotes: Partial<Record<Match['matched'], (other: string, asked: string) => string>> = {
  CLASS_OF_ASKED: (other, asked) => `It is stated of "${other}", to which "${asked}" belongs.`,
  MEMBER_OF_ASKED: (other, asked) => `It is stated of "${other}", which is a part of "${asked}".`,
  RELATED: (other, asked) => `It is stated of "${other}" and not asserted for "${asked}".`,
}
