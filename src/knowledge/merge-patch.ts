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
