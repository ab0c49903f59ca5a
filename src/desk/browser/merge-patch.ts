import type { Difference, Members } from './types.ts'

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))

function withValueAt(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? withValueAt(item, rest, put) : item))
  const members = isMembers(value) ? value : {}
  return { ...members, [step]: withValueAt(members[step], rest, put) }
}

/** The published record, from a proposed one and what differs between both. */
export const publishedFrom = (data: Members, changes: Difference['changes']): Members =>
  changes.reduce<unknown>(
    (value, { pointer, before }) => withValueAt(value, stepsOf(pointer), before),
    data,
  ) as Members

/** The merge patch (RFC 7396) that makes one document another; what is null counts as not there. */
export function patchBetween(before: Members, after: Members): Members {
  const patch: Members = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name] ?? null, after[name] ?? null]
    if (JSON.stringify(old) === JSON.stringify(now)) continue
    patch[name] = isMembers(old) && isMembers(now) ? patchBetween(old, now) : now
  }
  return patch
}
