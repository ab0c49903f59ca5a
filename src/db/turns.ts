const last = new WeakMap<object, Promise<unknown>>()

/**
 * Does work on something that can do one thing at a time, such as a connection, after all work on it that was asked
 * for before. So the caller may go on meanwhile.
 */
export function inTurn<T>(on: object, work: () => Promise<T>): Promise<T> {
  const done = (last.get(on) ?? Promise.resolve()).then(work)
  // Whoever asked for it is told that it failed; what comes after is not.
  last.set(
    on,
    done.catch(() => undefined),
  )
  return done
}
