import { z } from 'zod'
import { codes } from './params.ts'

/** Values that one facet counts at most: the most frequent ones. */
export const maxFacetValues = 100

const FacetCount = z
  .object({
    value: z.string().describe('The value, as the filter takes it.'),
    name: z.string().nullable().describe('Name to show, where the value is a slug; null for codes.'),
    count: z.int().min(1).describe('Number of records that have it.'),
  })
  .meta({ id: 'FacetCount', description: 'How many records have a value.' })

/** The parameter `facets` of a list. */
export const facetsParam = (names: readonly string[]) =>
  codes(names, {
    description: `Members to count the values of, in \`meta.facets\`. All other filters narrow the counts, the facet's own does not, so that they say what else could be chosen.`,
  })

/** The member `facets` of a list's meta. */
export const facetsMeta = (title: string, names: readonly string[]) => {
  const counts = (name: string) =>
    z
      .array(FacetCount)
      .optional()
      .describe(`By \`${name}\`: the ${maxFacetValues} most frequent values, then by value.`)
  return z
    .object(Object.fromEntries(names.map(name => [name, counts(name)])))
    .meta({ id: `${title}Facets`, description: 'Counts of values over all pages of the list, by facet.' })
    .nullable()
    .describe('null unless `facets` asked for counts.')
}
