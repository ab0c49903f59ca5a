import { quantitiesIn } from './facts/quantities.ts'
import type { Unit } from './units.ts'

const most = 100

/** Sentences of sections on dosage whose amounts became no record. */
export function warningsOf(units: readonly Unit[], quotes: readonly string[]): string[] {
  const placed = new Set(quotes)
  const warnings: string[] = []
  for (const { roles, sentences, text } of units) {
    if (!roles.has('dose') || warnings.length >= most) continue
    for (const { start, end } of sentences) {
      const quote = text.quote(start, end)
      const isOpen = quantitiesIn(text.text.slice(start, end)).length > 0
      if (isOpen && !placed.has(quote)) warnings.push(`an amount that is no dosage: ${quote}`)
    }
  }
  return warnings
}
