import { rolesOf } from './roles.ts'
import type { Role } from './rules/headings.ts'

/** A table of what foods hold. */
const foodColumn =
  /^(?:(?:natural|food|dietary|good|top|best) )?(?:foods?|sources?|meals?|drinks?|dish(?:es)?|servings?)$/i
const contentColumn =
  /\b(?:per (?:serving|100|cup|portion|piece|capsule|tablet|softgel|scoop|sachet|\d+ ?g)|content|in one)\b/i
const onlyFood: ReadonlySet<Role> = new Set(['food'])

/** A table of what was tried, by its first column or by the names of its rows. */
const trialColumn =
  /^(?:(?:clinical |key |lead |first )?(?:trials?|stud(?:y|ies)|papers?|references?|citations?|authors?(?:\(s\))?|investigators?|publications?|team|research group)\b.{0,20})$/i
const citation =
  /^\p{Lu}[\p{L}’'-]+(?: et al\b.*|(?:,? (?:and|&) \p{Lu}[\p{L}’'-]+| and colleagues)?,? \(?(?:19|20)\d\d\)?.{0,12})$/u
const onlyEvidence: ReadonlySet<Role> = new Set(['evidence'])

/** What a whole row is about, whatever the heads of its columns say: foods, or trials. */
export function rolesOfTable(heads: readonly string[], name: string): ReadonlySet<Role> | null {
  if (foodColumn.test(heads[0] ?? '')) return onlyFood
  return trialColumn.test(heads[0] ?? '') || citation.test(name) ? onlyEvidence : null
}

/** What the head of a column says about its cells. */
export const rolesOfColumn = (head: string | null): ReadonlySet<Role> =>
  head === null ? new Set() : contentColumn.test(head) ? onlyFood : rolesOf(head)

const countColumn =
  /^(?:(?:number of |no\. of |how many )?(?:portions|servings|doses|intakes|splits?|times|takings)(?: (?:taken )?(?:(?:a|per|each) day|daily)|\s?\/\s?day)?|how often|frequency|(?:×|x)\s?(?:\/|per|a)\s?day)$/i
const count = /^\d(?:\s?[–-]\s?\d)?(?=\s?[x×]?$)/

/** What a cell says together with the head of its column: "2" below "Portions per day". */
export function told(head: string | undefined, cell: string): string {
  const times = head !== undefined && countColumn.test(head) ? count.exec(cell)?.[0] : undefined
  if (times === undefined) return cell
  return times === '1' ? 'once a day' : `${times} times a day`
}
