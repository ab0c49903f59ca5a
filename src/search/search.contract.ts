import { z } from 'zod'
import { page } from '../api/envelope.ts'
import { codes, paging } from '../api/params.ts'
import { ClaimId, Slug, text } from '../api/text.ts'
import { Certainty } from '../knowledge/evidence.ts'
import { namedKinds, SearchMatch, searchKinds } from '../knowledge/search.ts'
import { claimKinds, SupplementCategory } from '../knowledge/things.ts'

/** How far totals and facets are counted; beyond it they are a lower bound. */
export const exactUpTo = 10_000

/** What a search can be narrowed to and counted by: the values of each. */
export const searchLabels = {
  kind: searchKinds,
  category: SupplementCategory.options,
  certainty: Certainty.options,
} as const satisfies Record<string, readonly string[]>
export type SearchLabel = keyof typeof searchLabels
export const labelNames = Object.keys(searchLabels) as SearchLabel[]

/** The words of a search. */
export const searchText = (description: string, example: string) =>
  text(200)
    .refine(value => value.trim() !== '', 'is empty')
    .meta({ description, example })

export const SearchQuery = z.strictObject({
  q: searchText(
    'What to look for, accents and case aside: a name, words, a part of a name, with or without typos.',
    'ashwaganda',
  ),
  kind: codes(searchLabels.kind, { description: 'Kinds of record to find.' }),
  category: codes(searchLabels.category, { description: 'Only supplements of these categories.' }),
  certainty: codes(searchLabels.certainty, { description: 'Only claims of these certainties.' }),
  facets: codes(labelNames, {
    description: `What to count the hits by, in \`meta.facets\`. All other filters narrow the counts, the facet's own does not.`,
    example: 'kind',
  }),
  ...paging,
})
export type SearchQuery = z.output<typeof SearchQuery>

const Range = z
  .object({
    start: z.int().min(0).describe('Where the words begin in `text`, in UTF-16 code units.'),
    end: z.int().min(1).describe('Where they end: the code unit after the last.'),
  })
  .meta({ id: 'TextRange', description: 'A part of a text.' })

const Highlight = z
  .object({
    text: z.string().describe('Plain text, never HTML: the name, alias or part of the text that was found.'),
    ranges: z.array(Range).describe('The words in it that answer to the query, in order, without overlap.'),
  })
  .meta({ id: 'Highlight', description: 'Where a record answers to the query.' })

const hit = {
  name: z.string().max(1000).describe('Name to show; of a claim the names of the things it is about.'),
  score: z.number().min(0).max(1).describe('How well it answers to the query; comparable within one answer.'),
  match: SearchMatch,
  highlight: Highlight,
}

const SlugHit = z
  .object({ kind: z.enum(namedKinds).describe('What sort of record it is.'), slug: Slug, ...hit })
  .meta({ id: 'NamedHit', description: 'A record with a slug that a search found.' })
const ClaimHit = z
  .object({ kind: z.enum(claimKinds).describe('What sort of claim it is.'), id: ClaimId, ...hit })
  .meta({ id: 'ClaimHit', description: 'A claim that a search found.' })

const Count = z
  .object({
    value: z.int().min(0).max(exactUpTo).describe('The number.'),
    relation: z.enum(['EQ', 'GTE']).describe('`EQ`: exactly so many; `GTE`: so many or more.'),
  })
  .meta({
    id: 'SearchCount',
    description: `A number that is counted up to ${exactUpTo}; of more hits than that, those of each value are at least so many.`,
  })

const FacetCount = z
  .object({ value: z.string().describe('The value, as the filter takes it.'), count: Count })
  .meta({ id: 'SearchFacetCount', description: 'How many records found have a value.' })

const counts = (name: string) =>
  z.array(FacetCount).optional().describe(`By \`${name}\`, the most frequent first, then by value.`)

const Correction = z
  .object({
    word: z.string().describe('A word of the query that no name holds.'),
    to: z.array(z.string()).describe('Words of names that are like it, the most similar first.'),
  })
  .meta({ id: 'Correction', description: 'What a word was taken for, besides itself.' })

export const SearchAnswer = page(
  z.union([SlugHit, ClaimHit]).meta({ id: 'SearchHit', description: 'A record that a search found.' }),
  {
    total: Count.nullable().describe(
      `Number of records that the query finds; null unless \`count=true\` asked for it. Exact up to ${exactUpTo}.`,
    ),
    facets: z
      .object({ kind: counts('kind'), category: counts('category'), certainty: counts('certainty') })
      .meta({ id: 'SearchFacets', description: 'Counts of values over all that the query finds, by facet.' })
      .nullable()
      .describe('null unless `facets` asked for counts.'),
    candidates: z
      .int()
      .min(1)
      .describe('So many records of each sort of match are ranked at most, and so can be walked to.'),
    corrections: z.array(Correction).describe('Words that were taken for typos.'),
  },
)
export type SearchAnswer = z.output<typeof SearchAnswer>
