import { show } from './numbers.ts'

/** A line of the table. */
export interface Row {
  /** What is measured; the same in each run. */
  measure: string
  ours: string
  baseline: string
  ratio: string
  target: string
  /** null when there is no target, or nothing was measured. */
  met: boolean | null
}

interface Ratio {
  measure: string
  /** What the numbers count, such as "/s" or " ms". */
  unit: string
  ours: number
  baseline: number
  ratio: number
  /** The ratio that is to be reached: at least, or at most. */
  least?: number
  most?: number
}

/** A row about the ratio of two numbers. */
export function ratioRow({ measure, unit, ours, baseline, ratio, least, most }: Ratio): Row {
  const target = least === undefined ? (most === undefined ? '' : `≤ ${most} ×`) : `≥ ${least} ×`
  const met = target === '' ? null : least === undefined ? ratio <= (most as number) : ratio >= least
  return {
    measure,
    ours: `${show(ours)}${unit}`,
    baseline: `${show(baseline)}${unit}`,
    ratio: `${ratio.toFixed(2)} ×`,
    target,
    met,
  }
}

interface Bound {
  measure: string
  unit: string
  ours: number
  /** What is beside it, such as the time of processors. */
  note?: string
  least?: number
  most?: number
}

/** A row about one number, which is to reach or to keep a bound. */
export function boundRow({ measure, unit, ours, note = '', least, most }: Bound): Row {
  const bound = least ?? most
  const met = bound === undefined ? null : least === undefined ? ours <= bound : ours >= bound
  const target = bound === undefined ? '' : `${least === undefined ? '≤' : '≥'} ${show(bound)}${unit}`
  return {
    measure,
    ours: `${show(ours)}${unit}${note && ` (${note})`}`,
    baseline: '',
    ratio: '',
    target,
    met,
  }
}
