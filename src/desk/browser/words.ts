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
