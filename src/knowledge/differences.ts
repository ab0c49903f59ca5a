/** A member that differs between two JSON values. */
export interface Difference {
  /** JSON Pointer (RFC 6901). */
  pointer: string
  /** Null where there was none. */
  before: unknown
  after: unknown
}

/**
 * Compares two JSON values member by member, in the order of the later one. Lists of different lengths are one member,
 * because nobody knows which of their items is which.
 */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
    return names.flatMap(name =>
      differences(own(before, name), own(after, name), `${pointer}/${escaped(name)}`),
    )
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return after.flatMap((item, index) => differences(before[index], item, `${pointer}/${index}`))
  // JSON knows no undefined: a member that is missing is null.
  const [then, now] = [before ?? null, after ?? null]
  return JSON.stringify(then) === JSON.stringify(now) ? [] : [{ pointer, before: then, after: now }]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// A member may be called `valueOf`.
const own = (value: Record<string, unknown>, name: string) =>
  Object.hasOwn(value, name) ? value[name] : undefined

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
