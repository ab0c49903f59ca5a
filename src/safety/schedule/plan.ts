import type { z } from 'zod'
import type { FindingOf } from '../findings.ts'
import type { Ref, SafetyRecord } from '../loaded.ts'
import type { Item } from '../reading.ts'
import { choicesOf, clockOf, type Demand, mealSlots, usuallyClear } from './choices.ts'
import { demandOf, type MealRuleOf } from './meal-rules.ts'
import type { Schedule } from './schedule.contract.ts'
import { type Constraint, search, slotsPerHour, type Variable } from './search.ts'

export type ScheduleOf = z.output<typeof Schedule>
type SeparationOf = ScheduleOf['separations'][number]

/** Something that stands in the plan: an input, or what it is kept apart from. */
interface Entry extends Variable {
  ref: Ref
}

const free = (times: number, fixed: number | null): Demand => ({
  times,
  meals: [],
  clear: usuallyClear,
  parts: [],
  fixed,
})

const same = (one: Ref, other: Ref) => one.kind === other.kind && one.slug === other.slug
const meal = { kind: 'interactant', slug: 'food' }

/** What sources ask to keep apart, of what is taken in a day. */
const separationsOf = (findings: readonly FindingOf[]): SeparationOf[] =>
  findings.flatMap(({ separation, supplement, asked, views }) => {
    if (separation === null || !isTaken(asked)) return []
    const { kind, slug, name } = asked as Ref
    const claims = views.filter(({ management }) => management?.separation).map(({ claim }) => claim)
    return [
      {
        one: { kind: 'supplement' as const, ...supplement },
        other: { kind, slug, name },
        ...separation,
        claims,
      },
    ]
  })

const isTaken = ({ as, kind, slug }: FindingOf['asked']) =>
  (as === 'MEDICATION' || as === 'FOOD' || as === 'SUPPLEMENT') &&
  kind !== null &&
  !(kind === meal.kind && slug === meal.slug)

/** A day that keeps what sources ask for, or the pair that makes it impossible. */
export function planOf(
  items: readonly Item[],
  records: ReadonlyMap<string, SafetyRecord>,
  findings: readonly FindingOf[],
): ScheduleOf {
  const separations = separationsOf(findings)
  const { entries, mealRules } = supplementEntries(items, records)
  const base = { meals: mealSlots.map(clockOf), entries: [], separations, mealRules, conflict: null }
  if (separations.length === 0 && mealRules.length === 0) return { ...base, status: 'NOT_NEEDED' }
  const all = [...entries, ...otherEntries(separations, entries)]
  const stuck = all.find(({ choices }) => choices.length === 0)
  if (stuck)
    return { ...base, status: 'IMPOSSIBLE', conflict: { one: stuck.ref, other: null, detail: noRoom } }
  const constraints = separations.map(one => constraintsOf(one, all))
  const found = search(all, constraints.flat())
  if (found === 'UNKNOWN') return { ...base, status: 'UNKNOWN' }
  if (found === 'NONE')
    return { ...base, status: 'IMPOSSIBLE', conflict: conflictOf(separations, constraints, all) }
  return { ...base, status: 'POSSIBLE', entries: entriesOf(all, found) }
}

const noRoom = 'Its doses do not fit into one day together with its fixed time.'

function supplementEntries(items: readonly Item[], records: ReadonlyMap<string, SafetyRecord>) {
  const mealRules: MealRuleOf[] = []
  const entries: Entry[] = []
  for (const item of items.toSorted(byText)) {
    const record = records.get(item.slug)
    if (!record) continue
    const ref: Ref = { kind: 'supplement', slug: record.slug, name: record.name }
    const { demand, rules } = demandOf(free(item.timesPerDay, item.time), record, [item.form])
    for (const rule of rules)
      if (!mealRules.some(({ claim }) => claim === rule.claim)) mealRules.push({ what: ref, ...rule })
    entries.push({ ref, choices: choicesOf(demand) })
  }
  return { entries, mealRules }
}

/** So that the order of a request does not matter. */
const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

function otherEntries(separations: readonly SeparationOf[], entries: readonly Entry[]): Entry[] {
  const others: Entry[] = []
  for (const { other } of separations) {
    const known = [...entries, ...others].some(({ ref }) => same(ref, other))
    if (!known) others.push({ ref: other, choices: choicesOf(free(1, null)) })
  }
  return others
}

/** Every input of the one against every input of the other. */
function constraintsOf(
  { one, other, hoursBefore, hoursAfter }: SeparationOf,
  all: readonly Entry[],
): Constraint[] {
  const before = (hoursBefore ?? hoursAfter ?? 0) * slotsPerHour
  const after = (hoursAfter ?? hoursBefore ?? 0) * slotsPerHour
  const places = (ref: Ref) => all.flatMap((entry, at) => (same(entry.ref, ref) ? [at] : []))
  return places(one).flatMap(a => places(other).map(b => ({ one: a, other: b, before, after })))
}

/** The first separation that cannot be kept together with those before it. */
function conflictOf(
  separations: readonly SeparationOf[],
  constraints: readonly Constraint[][],
  all: readonly Entry[],
): ScheduleOf['conflict'] {
  let [possible, impossible] = [0, separations.length]
  while (impossible - possible > 1) {
    const half = (possible + impossible) >> 1
    if (search(all, constraints.slice(0, half).flat()) === 'NONE') impossible = half
    else possible = half
  }
  const { one, other } = separations[impossible - 1] as SeparationOf
  return { one, other, detail: 'They cannot be kept apart for so long together with all else that is taken.' }
}

const entriesOf = (all: readonly Entry[], found: readonly number[]): ScheduleOf['entries'] =>
  all
    .flatMap(({ ref, choices }, at) =>
      (choices[found[at] as number] as readonly number[]).map(slot => ({ slot, ref })),
    )
    .toSorted((a, b) => a.slot - b.slot || (a.ref.slug < b.ref.slug ? -1 : 1))
    .map(({ slot, ref }) => ({ time: clockOf(slot), what: ref, atMeal: mealSlots.some(one => one === slot) }))
