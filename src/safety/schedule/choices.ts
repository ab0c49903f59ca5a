import { slotsPerHour } from './search.ts'

const at = (hour: number) => hour * slotsPerHour

/** The day that plans assume: waking hours and meals. */
export const firstSlot = at(7)
export const lastSlot = at(23)
export const mealSlots = [at(8), at(13), at(19)] as const

/** How a dose may stand to the meals. */
export type Meal = 'WITH' | 'AFTER' | 'EMPTY'
export type DayPart = 'MORNING' | 'NOON' | 'EVENING' | 'BEFORE_SLEEP'

const afterMeal = at(2)

const parts: Record<DayPart, readonly [number, number]> = {
  MORNING: [at(7), at(11)],
  NOON: [at(11), at(15)],
  EVENING: [at(17), at(23)],
  BEFORE_SLEEP: [at(21), at(23)],
}

/** What the doses of one thing have to keep to. */
export interface Demand {
  times: number
  /** How its doses may stand to the meals; any way when empty. */
  meals: readonly Meal[]
  /** What an empty stomach means: free of meals from so many slots before to so many after a meal. */
  clear: { before: number; after: number }
  /** Parts of the day of which each dose must stand in one; any when empty. */
  parts: readonly DayPart[]
  /** Where the first dose stands, when that is fixed. */
  fixed: number | null
}

/** What sources mean by an empty stomach where they name no hours: one before a meal or two after it. */
export const usuallyClear = { before: at(1), after: at(2) }

const suits = (slot: number, { meals, parts: asked, clear }: Demand) => {
  if (asked.length > 0 && !asked.some(part => slot >= parts[part][0] && slot <= parts[part][1])) return false
  if (meals.length === 0) return true
  return (
    (meals.includes('WITH') && mealSlots.some(meal => slot === meal)) ||
    (meals.includes('AFTER') && mealSlots.some(meal => slot >= meal && slot <= meal + afterMeal)) ||
    (meals.includes('EMPTY') &&
      mealSlots.every(meal => slot <= meal - clear.before || slot >= meal + clear.after))
  )
}

// Enough to find a place beside everything else, and few enough to look through.
const most = 300

/** The ways to place the doses in a day, the widest apart first: evenly, or at meals. */
export function choicesOf(demand: Demand): number[][] {
  const { times, fixed, meals } = demand
  const found = meals.length === 1 && meals[0] === 'WITH' ? atMeals(times) : spread(times, fixed)
  return found
    .filter(doses => (fixed === null || doses[0] === fixed) && doses.every(slot => suits(slot, demand)))
    .slice(0, most)
}

const spreads = new Map<string, number[][]>()

/** Doses evenly apart, the widest first: the same for all that is taken as often, so made once. */
function spread(times: number, fixed: number | null): number[][] {
  const first = Math.min(firstSlot, fixed ?? firstSlot)
  const last = Math.max(lastSlot, fixed ?? lastSlot)
  const key = [times, first, last].join()
  const known = spreads.get(key) ?? spreadBetween(times, first, last)
  spreads.set(key, known)
  return known
}

function spreadBetween(times: number, first: number, last: number): number[][] {
  const found: number[][] = []
  const widest = times === 1 ? 0 : Math.min(at(12), Math.floor((last - first) / (times - 1)))
  for (let gap = widest; gap >= Math.min(1, times - 1); gap -= 1) {
    for (let start = first; start + gap * (times - 1) <= last; start += 1) {
      found.push(Array.from({ length: times }, (_, index) => start + gap * index))
    }
  }
  return found
}

/** Doses at meals: more doses than meals do not fit. */
const atMeals = (times: number): number[][] =>
  [0, 1, 2, 3, 4, 5, 6, 7]
    .map(bits => mealSlots.filter((_, index) => (bits >> index) & 1))
    .filter(({ length }) => length === times)

/** A slot as a time of day. */
export const clockOf = (slot: number) => {
  const hours = Math.floor(slot / slotsPerHour)
  const minutes = (slot % slotsPerHour) * (60 / slotsPerHour)
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
