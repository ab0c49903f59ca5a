import type { z } from 'zod'
import { daysOf } from '../knowledge/time.ts'
import type { Finding } from './answer.contract.ts'
import type { ViewOf } from './views.ts'

type FindingOf = z.output<typeof Finding>

const longest = (values: readonly (number | null | undefined)[]): number | null => {
  const stated = values.filter(value => value !== null && value !== undefined)
  return stated.length === 0 ? null : Math.max(...stated)
}

/** How far to keep apart: the longest that any source asks for; null when none asks. */
export function separationOf(views: readonly ViewOf[]): FindingOf['separation'] {
  const asked = views.flatMap(({ management }) => management?.separation ?? [])
  if (asked.length === 0) return null
  return {
    hoursBefore: longest(asked.map(({ hoursBefore }) => hoursBefore)),
    hoursAfter: longest(asked.map(({ hoursAfter }) => hoursAfter)),
  }
}

/** How long before to stop: the longest that any source asks for; null when none asks. */
export function stopBeforeOf(views: readonly ViewOf[], inDays: number | null): FindingOf['stopBefore'] {
  const days = longest(
    views.flatMap(({ management }) => {
      const span = management?.stopBefore
      if (!span) return []
      const value = span.max ?? span.min
      return value === null ? [] : [daysOf({ value, unit: span.unit })]
    }),
  )
  if (days === null) return null
  return { days, inDays, daysLeft: inDays === null ? null : inDays - days }
}
