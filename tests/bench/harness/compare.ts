import { median } from './numbers.ts'

/** Two measurements of the same thing, by turns. */
export interface Compared {
  ours: number
  baseline: number
  /** Ours as a multiple of the baseline: the median of the rounds' own ratios. */
  ratio: number
}

type Measurement = () => Promise<number>

/**
 * Measures both in each round, one after the other, so that what else the machine does meets both alike. Each goes
 * first in every other round.
 */
export async function compare(rounds: number, ours: Measurement, baseline: Measurement): Promise<Compared> {
  const seen: { ours: number; baseline: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) seen.push({ ours: await ours(), baseline: await baseline() })
    else {
      const first = await baseline()
      seen.push({ ours: await ours(), baseline: first })
    }
  }
  return {
    ours: median(seen.map(one => one.ours)),
    baseline: median(seen.map(one => one.baseline)),
    ratio: median(seen.map(one => one.ours / one.baseline)),
  }
}
