import type { DosageClaim } from './loaded.ts'

/** The members of the European Union, by ISO 3166-1 alpha-2 code. */
const union: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
)

const placeOf = ({ authority }: DosageClaim) => authority?.jurisdiction?.toUpperCase() ?? null

/** The limits of a place: its own, else those of the EU for its members; all when no place was asked for. */
export function limitsOfPlace(
  limits: readonly DosageClaim[],
  place: string | null,
): { answered: string | null; limits: readonly DosageClaim[] } {
  if (place === null) return { answered: null, limits }
  const own = limits.filter(limit => placeOf(limit) === place)
  if (own.length > 0) return { answered: place, limits: own }
  const shared = union.has(place) ? limits.filter(limit => placeOf(limit) === 'EU') : []
  return { answered: shared.length > 0 ? 'EU' : null, limits: shared }
}
