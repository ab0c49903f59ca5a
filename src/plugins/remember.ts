// Callers send few different values, and short ones, unless one plays tricks.
const VALUES_MAX = 1000
const LENGTH_MAX = 300

/** The same function of what callers send, such as a header, which remembers what it found. */
export function remembering<K extends string | undefined, T>(find: (sent: K) => T): (sent: K) => T {
  const found = new Map<K, T>()
  return sent => {
    const known = found.get(sent)
    if (known !== undefined) return known
    if (sent !== undefined && sent.length > LENGTH_MAX) return find(sent)
    if (found.size >= VALUES_MAX) found.clear()
    const fresh = find(sent)
    found.set(sent, fresh)
    return fresh
  }
}
