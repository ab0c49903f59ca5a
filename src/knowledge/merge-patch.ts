import { isDeepStrictEqual } from 'node:util'

type Members = Record<string, unknown>

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a value becomes with a JSON Merge Patch (RFC 7396): null takes a member away, a list is replaced whole. */
export function applyPatch(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Members = isObject(value) ? { ...value } : {}
  for (const [name, member] of Object.entries(patch)) {
    if (member === null) delete result[name]
    else Object.defineProperty(result, name, { ...plain, value: applyPatch(result[name], member) })
  }
  return result
}

// Assigning `__proto__` would not make a member.
const plain = { writable: true, enumerable: true, configurable: true }

/** The merge patch that makes one object into another; a member that is null counts as one that is not there. */
export function patchBetween(before: Members, after: Members): Members {
  const patch: Members = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name] ?? null, after[name] ?? null]
    if (isDeepStrictEqual(old, now)) continue
    patch[name] = isObject(old) && isObject(now) ? patchBetween(old, now) : now
  }
  return patch
}

/** One member that differs between two values. */
export interface Difference {
  path: (string | number)[]
  before: unknown
  after: unknown
}

/** The members that differ, as deep as both have them; a member that is not there is null. */
export function differencesBetween(
  before: unknown,
  after: unknown,
  path: (string | number)[] = [],
): Difference[] {
  if (isDeepStrictEqual(before ?? null, after ?? null)) return []
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap(name => differencesBetween(before[name], after[name], [...path, name]))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differencesBetween(item, after[index], [...path, index]))
  }
  return [{ path, before: before ?? null, after: after ?? null }]
}

/** The members that two patches of the same object both change, not to the same. */
export function bothChange(
  one: Members,
  other: Members,
  path: readonly (string | number)[] = [],
): (string | number)[][] {
  return Object.keys(one).flatMap(name => {
    if (!Object.hasOwn(other, name)) return []
    const [a, b] = [one[name], other[name]]
    if (isDeepStrictEqual(a, b)) return []
    return isObject(a) && isObject(b) ? bothChange(a, b, [...path, name]) : [[...path, name]]
  })
}
