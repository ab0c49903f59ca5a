import { disclaimerLabel, disclaimerPattern } from './rules/disclaimer.ts'
import type { Unit } from './units.ts'

/** The disclaimer of an article, without the word itself: the last paragraph that is one. */
export function disclaimerOf(units: readonly Unit[]): string | null {
  const found = units.filter(({ text, roles, question, section }) => {
    if (question !== null) return false
    const isSaid = disclaimerPattern.test(text.text) || /^\s*disclaimer\b/i.test(text.text)
    return (
      isSaid ||
      (roles.has('disclaimer') &&
        section.heading !== null &&
        /^(?:medical |legal |important )?disclaimer/i.test(section.heading.text.text))
    )
  })
  const last = found.at(-1)
  return last ? last.text.text.replace(disclaimerLabel, '').trim() : null
}
