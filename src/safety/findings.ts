import type { z } from 'zod'
import type { Finding } from './answer.contract.ts'
import type { Asked } from './asked.ts'
import { stanceOf } from './grading.ts'
import type { Ref, SafetyRecord } from './loaded.ts'
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
  other: Ref
  matches: Match[]
}

/** What is found about one supplement and one thing asked: statements that warn, grouped by what they are about. */
export const findingsOf = ({ record, forms }: Taken, asked: Asked): FindingOf[] =>
  groupsOf(record, asked)
    .filter(({ matches }) => matches.some(({ claim }) => stanceOf(claim) === 'WARNS'))
    .map(group => findingOf(group, record, forms, asked))

function groupsOf(record: SafetyRecord, asked: Asked): Group[] {
  const groups = new Map<string, Group>()
  for (const match of matchesOf(record, asked)) {
    const { target } = match.claim
    if (target === null) continue
    const kind = kindOf(match.claim)
    const key = `${kind} ${target.kind}/${target.slug}`
    const { kind: otherKind, slug, name } = target
    const group = groups.get(key) ?? { kind, other: { kind: otherKind, slug, name }, matches: [] }
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
  other: Ref,
  asked: Asked,
): string | null {
  const notes = [
    matchNotes[matched]?.(other.name, asked.name),
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
