/** Begins work on the next few items while one is dealt with; what becomes of them comes in their order. */
export function* ahead<T, U>(items: readonly T[], work: (item: T) => U, most: number): Generator<U> {
  const begun: U[] = []
  for (const item of items) {
    begun.push(work(item))
    if (begun.length >= most) yield begun.shift() as U
  }
  yield* begun
}
