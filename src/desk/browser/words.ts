/** `EXPECTED_RESPONSE` and `adverseEffects` as words of a page. */
export const humanize = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase()
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

export const lower = (name: string): string => humanize(name).toLowerCase()

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
export const when = (instant: string): string => moment.format(new Date(instant))

const units: Record<string, string> = { d: 'day', wk: 'week', mo: 'month', a: 'year', h: 'hour', ug: 'mcg' }

/** A UCUM unit as people read it. */
export const unitWord = (unit: unknown): string => units[String(unit)] ?? String(unit).replace(/[[\]]/g, '')

const times = new Set(['hour', 'day', 'week', 'month', 'year'])

/** `300–600 mg`, `up to 350 mg`, `from 2 weeks` */
export function range(low: unknown, high: unknown, unit: unknown): string {
  const word = unitWord(unit)
  const many = (count: unknown) => (times.has(word) && count !== 1 ? `${word}s` : word)
  if (low === null && high === null) return ''
  if (low === null) return `up to ${high} ${many(high)}`
  if (high === null) return `from ${low} ${many(low)}`
  return low === high ? `${low} ${many(low)}` : `${low}–${high} ${many(high)}`
}
