import { labelNames, type SearchLabel } from './search.contract.ts'

/** What a search is narrowed to. */
export type Narrowing = Partial<Record<SearchLabel, readonly string[] | undefined>>

const lexeme = (name: SearchLabel, value: string) => `'${name}:${value}'`

/**
 * The labels that records must have, as text of a `tsquery`; null = any. Values come from closed sets.
 *
 * @param without a name whose values do not matter
 */
export const labelQuery = (narrowing: Narrowing, without?: SearchLabel): string | null => {
  const asked = labelNames.filter(name => name !== without && narrowing[name]?.length)
  if (asked.length === 0) return null
  return asked
    .map(name => `(${(narrowing[name] ?? []).map(value => lexeme(name, value)).join(' | ')})`)
    .join(' & ')
}
