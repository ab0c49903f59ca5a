import { z } from 'zod'
import { one } from '../api/envelope.ts'
import { codes } from '../api/params.ts'
import { Slug, text } from '../api/text.ts'
import { namedKinds } from '../knowledge/search.ts'
import { searchText } from './search.contract.ts'

/** How many suggestions there are at most. */
export const mostSuggestions = 10

export const SuggestQuery = z.strictObject({
  q: searchText(
    'What was typed so far, accents and case aside; the last word may be the beginning of one.',
    'ashw',
  ),
  kind: codes(namedKinds, { description: 'Kinds of record to suggest.' }),
})
export type SuggestQuery = z.output<typeof SuggestQuery>

const Suggestion = z
  .object({
    kind: z.enum(namedKinds).describe('What sort of record it is.'),
    slug: Slug,
    name: text(300).describe('Name to show.'),
    alias: z
      .string()
      .nullable()
      .describe('Another name of it, where that is what answers to the query; null where the name does.'),
  })
  .meta({ id: 'Suggestion', description: 'A record that could be meant.' })

export const SuggestAnswer = one(
  z.array(Suggestion).max(mostSuggestions).describe('What could be meant, the most likely first.'),
)
