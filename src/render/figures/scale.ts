/** Where values lie on a line. */
export interface Scale {
  at: (value: number) => number
  ticks: readonly number[]
}

const nice = [1, 2, 2.5, 5, 10]

/** The step of an axis with about `count` steps up to `max`. */
function stepFor(max: number, count: number): number {
  const rough = max / count
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * (nice.find(step => step * power >= rough) ?? 10)
}

/** A linear axis from 0 that ends at a round number. */
export function linear(max: number, from: number, to: number): Scale {
  const step = stepFor(max || 1, to - from > 350 ? 5 : 4)
  const count = Math.max(1, Math.ceil(max / step - 1e-9))
  const end = step * count
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
  return { at: value => from + ((to - from) * Math.min(value, end)) / end, ticks }
}

/** Days that people count in: a day, weeks, months, a year and more. */
const steps = [1, 7, 14, 28, 56, 84, 180, 365, 730, 1825, 3650]

/** An axis of days that gives the first weeks more room than later months: by the square root. */
export function days(max: number, from: number, to: number): Scale {
  const end = steps.find(step => step >= max) ?? max
  const at = (day: number) => from + (to - from) * Math.sqrt(Math.min(day, end) / end)
  const ticks = [0]
  for (const step of steps)
    if (step <= end && at(step) - at(ticks.at(-1) ?? 0) > 58 && (step === end || at(end) - at(step) > 58))
      ticks.push(step)
  return { at, ticks }
}

/** A day on that axis in words. */
export function dayWords(day: number): string {
  if (day === 0) return 'Start'
  if (day < 7) return `Day ${day}`
  if (day < 100) return `Week ${Math.round(day / 7)}`
  return day < 365 ? `${Math.round(day / 30)} months` : `${Math.round(day / 365)} year${day < 700 ? '' : 's'}`
}
