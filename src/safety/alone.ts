import { anybody } from './asked.ts'
import type { FindingOf, Taken } from './findings.ts'
import { byRule, type Grade } from './grading.ts'
import type { CitationOf, DurationClaim, SafetyRecord, SourceOf } from './loaded.ts'
import { askedRef, supplementRef } from './refs.ts'
import { duplicate, duration, limitExceeded } from './rules.ts'
import type { TotalOf } from './totals.ts'
import { citationsOfAll, type ViewOf } from './views.ts'

const blank = (
  record: Pick<SafetyRecord, 'slug' | 'name'>,
  kind: FindingOf['kind'],
  { severity, basis }: Grade,
): FindingOf => ({
  severity,
  severityBasis: basis,
  kind,
  supplement: supplementRef(record),
  other: null,
  asked: askedRef(anybody),
  matched: 'EXACT',
  note: null,
  effect: null,
  mechanism: null,
  action: 'INFORM',
  management: null,
  separation: null,
  stopBefore: null,
  certainty: 'NOT_GRADED',
  agreement: 'SOLE',
  views: [],
  citations: [],
})

/** What holds for a supplement whatever else was asked: several products, and for how long it may be taken. */
export const findingsAlone = ({ record, forms }: Taken): FindingOf[] => [
  ...(forms.length > 1 ? [duplicateOf(record, forms.length)] : []),
  ...durationOf(record),
]

const duplicateOf = (record: SafetyRecord, times: number): FindingOf => ({
  ...blank(record, 'DUPLICATE', byRule(duplicate)),
  note: `${times} of the products asked for hold ${record.name}; totals add them up.`,
  citations: record.sources.slice(0, 3).map(background),
})

const background = (source: SourceOf): CitationOf => ({
  source,
  stance: 'BACKGROUND',
  locator: null,
  snippet: null,
})

function durationOf(record: SafetyRecord): FindingOf[] {
  const claims = record.claims.filter((claim): claim is DurationClaim => claim.kind === 'timeline')
  const [first] = claims
  if (!first) return []
  const grade = byRule(duration)
  return [
    {
      ...blank(record, 'DURATION', grade),
      effect: durationText(first),
      certainty: first.certainty,
      agreement: first.agreement,
      views: claims.map(claim => informing(claim, durationText(claim), grade)),
      citations: citationsOfAll(claims),
    },
  ]
}

const durationText = ({ label, outcome }: DurationClaim) =>
  [label, outcome].filter(text => text !== null).join(': ') || null

type Plain = Pick<DurationClaim, 'id' | 'scope' | 'certainty' | 'support' | 'citations'>

const informing = (claim: Plain, effect: string | null, { severity, basis }: Grade): ViewOf => ({
  claim: claim.id,
  stance: 'WARNS',
  severity,
  severityBasis: basis,
  action: 'INFORM',
  effect,
  mechanism: null,
  riskType: null,
  strength: null,
  management: null,
  scope: claim.scope,
  scopeMatch: claim.scope.form === null ? 'ANY' : 'PREPARATION_NOT_TOLD',
  certainty: claim.certainty,
  support: claim.support,
  sources: claim.citations.map(({ source }) => source.slug),
})

/** A total that is above limits. */
export function excessOf(total: TotalOf, record: SafetyRecord): FindingOf[] {
  const passed = total.limits.filter(({ exceeded }) => exceeded === true)
  if (passed.length === 0) return []
  const grade = byRule(limitExceeded)
  const claims = passed.flatMap(limit => record.claims.filter(({ id }) => id === limit.claim))
  const text = (limit: TotalOf['limits'][number]) =>
    `${total.amount} ${total.unit} a day against at most ${limit.amount} ${limit.unit} (${limit.authority ?? 'no authority named'}).`
  return [
    {
      ...blank(record, 'UPPER_LIMIT', grade),
      effect: passed.map(text).join(' '),
      agreement:
        passed.length === 1
          ? 'SOLE'
          : passed.every(({ amount }) => amount === passed[0]?.amount)
            ? 'AGREES'
            : 'DIFFERS',
      views: passed.map((limit, at) => informing(claims[at] as Plain, text(limit), grade)),
      citations: citationsOfAll(claims),
    },
  ]
}
