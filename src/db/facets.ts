import { maxFacetValues } from '../api/facets.ts'
import type { Facet, Noun } from './noun.ts'
import type { ListRequest } from './read.ts'
import { allOf, atMost, empty, join, raw, type Sql, sql } from './sql.ts'

/** A facet of a member that is one code or word. */
export const ofCode = (column: Sql): Facet => ({ values: sql`SELECT ${column}::text, NULL::text` })

/** A facet of a thing that is joined under this alias. */
export const ofThing = (alias: string): Facet => ({
  values: sql`SELECT ${raw(alias)}.slug, ${raw(alias)}.name`,
})

/** A facet of things of which a record has several: `from` joins them as `fa` and ends with a condition. */
export const ofThings = (from: Sql): Facet => ({ values: sql`SELECT DISTINCT fa.slug, fa.name ${from}` })

const countsOf = (noun: Noun, { values }: Facet, { conditions, asked }: Narrowed) => sql`(
  SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT fv.value, min(fv.name) AS name, count(*)::int AS count
    FROM ${noun.from} ${asked?.join ?? empty} CROSS JOIN LATERAL (${values}) fv(value, name)
    WHERE ${allOf([sql`${noun.alias}.status = 'ACTIVE'${noun.scope ?? empty}`, ...conditions])} AND fv.value IS NOT NULL
    GROUP BY fv.value ORDER BY count(*) DESC, fv.value COLLATE "C" ${atMost(maxFacetValues)}
  ) x)`

type Narrowed = Pick<ListRequest, 'conditions' | 'asked'>

/**
 * Counts of the values of these facets, as one JSON object.
 *
 * @param askWithout what the list asks for without one of its parameters
 */
export const facetCounts = (
  noun: Noun,
  names: readonly string[],
  askWithout: (parameter: string) => Narrowed,
): Sql => {
  const members = [...new Set(names)].map(name => {
    const facet = noun.facets?.[name] as Facet
    return sql`${name}::text, ${countsOf(noun, facet, askWithout(facet.filter ?? name))}`
  })
  return sql`json_build_object(${join(members)})`
}
