import { headingRules, type Role } from './rules/headings.ts'
import type { Aspect } from './types.ts'

const longestHeading = 160

/** What a heading says about what stands below it. */
export function rolesOf(heading: string): Set<Role> {
  const text = heading.slice(0, longestHeading)
  const roles = new Set(
    headingRules.flatMap(({ role, pattern }) => (role && pattern.test(text) ? [role] : [])),
  )
  // "Do not combine with" is a warning.
  if (roles.has('combine') && notTogether.test(text)) roles.delete('combine') && roles.add('avoid')
  if (asksForHelp.test(text) && roles.delete('avoid')) roles.add('effects')
  return roles
}

/** "Stack it or not" only asks. */
const notTogether =
  /\b(?:not (?:to|with|be|combine|mix|pair|take)|(?:do|does|should|must|can|could)(?: not|n[’']t)|never|avoid|risk\w*|danger\w*)\b/i

/** "See a doctor if you have" lists signs of illness. */
const asksForHelp =
  /\b(?:see|call|visit|contact|go to) (?:a|your|the) doctor\b(?!.*\b(?:before|first)\b)|\bseek (?:medical|urgent|immediate|help)|\bget (?:medical )?help\b/i

/** What a section with this heading is about. */
export function aspectOf(heading: string | null): Aspect {
  if (heading === null) return 'OVERVIEW'
  const text = heading.slice(0, longestHeading)
  return headingRules.find(({ pattern }) => pattern.test(text))?.aspect ?? 'UNKNOWN'
}
