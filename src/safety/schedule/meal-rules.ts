import type { z } from 'zod'
import type { DosageClaim, SafetyRecord } from '../loaded.ts'
import { scopeMatch } from '../scope.ts'
import { choicesOf, type DayPart, type Demand, type Meal } from './choices.ts'
import type { Schedule } from './schedule.contract.ts'
import { slotsPerHour } from './search.ts'

export type MealRuleOf = z.output<typeof Schedule>['mealRules'][number]

interface Rule {
  meals: readonly Meal[]
  parts: readonly DayPart[]
  clear: Demand['clear'] | null
  told: Omit<MealRuleOf, 'what' | 'kept'>
}

const partsOfDay: readonly string[] = ['MORNING', 'NOON', 'EVENING', 'BEFORE_SLEEP']

/** A condition that stands for how something is taken: who warns of it asks for a meal. */
const emptyStomach = 'empty-stomach'

/** What sources say of a supplement about meals and the time of day, the most authoritative first. */
const rulesOf = (record: SafetyRecord, taken: readonly (string | null)[]): Rule[] =>
  record.claims.flatMap((claim): Rule[] => {
    if (scopeMatch(claim.scope.form, taken) === 'OTHER_PREPARATION') return []
    const told = { claim: claim.id, form: claim.scope.form, timing: [] }
    if (claim.kind === 'contraindication' && claim.target.slug === emptyStomach)
      return [{ meals: ['WITH'], parts: [], clear: null, told: { ...told, withFood: 'WITH_MEAL' } }]
    if (claim.kind === 'interaction' && claim.target.slug === 'food' && claim.management.separation) {
      const { hoursBefore, hoursAfter } = claim.management.separation
      const before = (hoursBefore ?? hoursAfter ?? 0) * slotsPerHour
      const after = (hoursAfter ?? hoursBefore ?? 0) * slotsPerHour
      return [
        {
          meals: ['EMPTY'],
          parts: [],
          clear: { before, after },
          told: { ...told, withFood: 'EMPTY_STOMACH' },
        },
      ]
    }
    return claim.kind === 'dosage' ? ofDosage(claim) : []
  })

function ofDosage({ id, scope, timing, withFood }: DosageClaim): Rule[] {
  const parts = timing.filter((part): part is DayPart => partsOfDay.includes(part))
  const meals: Meal[] = [
    ...(withFood === 'WITH_MEAL' || timing.includes('WITH_MEAL') ? ['WITH' as const] : []),
    ...(timing.includes('AFTER_MEAL') ? ['AFTER' as const] : []),
    ...(withFood === 'EMPTY_STOMACH' || timing.includes('BEFORE_MEAL') ? ['EMPTY' as const] : []),
  ]
  if (parts.length + meals.length === 0) return []
  return [
    {
      meals,
      parts,
      clear: null,
      told: { claim: id, form: scope.form, timing, withFood: withFood ?? 'UNKNOWN' },
    },
  ]
}

const both = <T>(one: readonly T[], other: readonly T[]): readonly T[] =>
  one.length === 0 ? other : other.length === 0 ? one : one.filter(value => other.includes(value))

const isEmptyOf = <T>(one: readonly T[], other: readonly T[]) =>
  one.length > 0 && other.length > 0 && both(one, other).length === 0

/** What an input has to keep to once the rules of its supplement are added; weaker rules that contradict are not. */
export function demandOf(
  start: Demand,
  record: SafetyRecord,
  taken: readonly (string | null)[],
): { demand: Demand; rules: Omit<MealRuleOf, 'what'>[] } {
  let demand = start
  const rules = rulesOf(record, taken).map(({ meals, parts, clear, told }) => {
    const next: Demand = {
      ...demand,
      meals: both(demand.meals, meals),
      parts: both(demand.parts, parts),
      clear: clear ?? demand.clear,
    }
    const kept =
      !isEmptyOf(demand.meals, meals) && !isEmptyOf(demand.parts, parts) && choicesOf(next).length > 0
    if (kept) demand = next
    return { ...told, kept }
  })
  return { demand, rules }
}
