import type { z } from 'zod'
import type { AmountUnit } from '../knowledge/amounts.ts'
import { limitsOfPlace } from './jurisdictions.ts'
import type { DosageClaim, SafetyRecord } from './loaded.ts'
import { limitApplies, type Person } from './person.ts'
import { converting, type Item } from './reading.ts'
import { sameForm } from './scope.ts'
import type { AppliedLimit } from './totals.contract.ts'

export type LimitOf = z.output<typeof AppliedLimit>

/** Whether a statement is the most that somebody sets, and still stands. */
export const isLimit = (claim: SafetyRecord['claims'][number]): claim is DosageClaim =>
  claim.kind === 'dosage' && claim.limit && claim.support !== 'WITHDRAWN'

/** The limits of a substance for one person and place, and whose they are. */
export function limitsFor(record: SafetyRecord, person: Person, place: string | null) {
  const suitable = record.claims.filter(isLimit).filter(({ population }) => isFor(population, person))
  const { answered, limits } = limitsOfPlace(suitable, place)
  return { answered, limits: limits.filter(limit => !limits.some(other => replaces(other, limit, person))) }
}

const isFor = (population: DosageClaim['population'], person: Person) =>
  population === null || (population.criteria !== null && limitApplies(population.criteria, person))

const stageOf = ({ population }: DosageClaim) => population?.criteria?.lifeStage ?? null

/** A limit for the stage of life that was told stands before the general one of the same authority. */
const replaces = (other: DosageClaim, limit: DosageClaim, { lifeStage }: Person) =>
  lifeStage !== null &&
  stageOf(other) === lifeStage &&
  stageOf(limit) !== lifeStage &&
  other.authority?.name === limit.authority?.name &&
  other.scope.form === limit.scope.form &&
  other.per === limit.per

/** What can be counted of a substance: at least so much a day, over these inputs. */
export interface Counted {
  amount: number | null
  unit: AmountUnit
  complete: boolean
  items: readonly Item[]
}

/** A limit beside the total. */
export function compare(limit: DosageClaim, counted: Counted, record: SafetyRecord): LimitOf {
  const own = limit.amount.max ?? (limit.amount.min as number)
  const converted = converting(own, limit.amount.unit, counted.unit, record)
  const why =
    converted === null ? 'Its unit does not convert to that of the total.' : notComparable(limit, counted)
  const most = converted?.amount ?? own
  const above = counted.amount !== null && counted.amount > most
  const { authority, population, scope, note } = limit
  return {
    claim: limit.id,
    authority: authority?.name ?? null,
    jurisdiction: authority?.jurisdiction ?? null,
    population: population?.name ?? scope.population,
    amount: most,
    unit: converted === null ? limit.amount.unit : counted.unit,
    per: limit.per,
    amountBasis: limit.amountBasis,
    form: scope.form,
    scope: note,
    exceeded: why !== null ? null : above ? true : counted.complete ? false : null,
    why: why ?? (above || counted.complete ? null : 'Not all that is taken could be counted.'),
    citations: limit.citations,
  }
}

/** Why a total cannot be held against a limit; null when it can. */
function notComparable(limit: DosageClaim, { items, amount }: Counted): string | null {
  const { amountBasis, per, scope } = limit
  if (amount === null) return 'Nothing that is taken could be counted.'
  if (per !== 'DAY') return 'It is not a limit for a day.'
  if (amountBasis !== 'ELEMENTAL' && amountBasis !== 'UNKNOWN') {
    const sameKind =
      scope.form !== null && items.every(({ form }) => form !== null && sameForm(form, scope.form as string))
    if (!sameKind)
      return `It counts ${basisWords[amountBasis]}, and the request does not say how much of that is taken.`
  }
  return null
}

const basisWords: Record<Exclude<DosageClaim['amountBasis'], 'ELEMENTAL' | 'UNKNOWN'>, string> = {
  COMPOUND: 'one compound',
  EXTRACT: 'one extract',
  CONSTITUENT: 'a constituent',
  DRIED_HERB_EQUIVALENT: 'the dried herb',
}
