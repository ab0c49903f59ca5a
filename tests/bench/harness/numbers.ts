/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** A number with three digits that count, as a person reads it. */
export function show(number: number): string {
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en-GB')
  return Number(number.toPrecision(3)).toString()
}
