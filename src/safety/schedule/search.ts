/** Times are in half hours from midnight. */
export const slotsPerHour = 2
export const slotsPerDay = 24 * slotsPerHour

/** Something that is taken: its doses may stand as in any one of `choices`. */
export interface Variable {
  choices: readonly (readonly number[])[]
}

/** `one` stands at least `before` slots before each dose of `other` and at least `after` after it, round the clock. */
export interface Constraint {
  one: number
  other: number
  before: number
  after: number
}

const apart = (one: readonly number[], other: readonly number[], { before, after }: Constraint) =>
  one.every(a =>
    other.every(b => {
      const toOther = (b - a + slotsPerDay) % slotsPerDay
      return (
        toOther >= before &&
        (slotsPerDay - toOther) % slotsPerDay >= after &&
        (toOther > 0 || before + after === 0)
      )
    }),
  )

export type Found = readonly number[] | 'NONE' | 'UNKNOWN'

/** The most choices that one search looks at: a few milliseconds. */
const bound = 20_000

/**
 * The first choice of each variable that keeps all constraints, in the order of the choices; exact within a bound.
 *
 * @returns the place of the choice of each variable, NONE when there is no solution, UNKNOWN beyond the bound
 */
export function search(variables: readonly Variable[], constraints: readonly Constraint[]): Found {
  const around = variables.map((_, at) => constraints.filter(({ one, other }) => one === at || other === at))
  // The one with the fewest choices first, then the one that is most constrained.
  const order = variables
    .map((_, at) => at)
    .sort((a, b) => size(variables, a) - size(variables, b) || count(around, b) - count(around, a) || a - b)
  const chosen: number[] = variables.map(() => -1)
  let looked = 0
  const fits = (at: number) =>
    (around[at] as readonly Constraint[]).every(constraint => {
      const { one, other } = constraint
      if ((chosen[one] as number) < 0 || (chosen[other] as number) < 0) return true
      return apart(dosesOf(variables, one, chosen), dosesOf(variables, other, chosen), constraint)
    })
  const place = (depth: number): boolean | null => {
    const at = order[depth]
    if (at === undefined) return true
    for (let choice = 0; choice < size(variables, at); choice += 1) {
      looked += 1
      if (looked > bound) return null
      chosen[at] = choice
      const done = fits(at) ? place(depth + 1) : false
      if (done !== false) return done
    }
    chosen[at] = -1
    return false
  }
  const done = place(0)
  return done === null ? 'UNKNOWN' : done ? chosen : 'NONE'
}

const size = (variables: readonly Variable[], at: number) => variables[at]?.choices.length ?? 0
const count = (lists: readonly (readonly unknown[])[], at: number) => lists[at]?.length ?? 0
const dosesOf = (variables: readonly Variable[], at: number, chosen: readonly number[]) =>
  variables[at]?.choices[chosen[at] as number] as readonly number[]
