import { z } from 'zod'
import { KindedRef } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'

/** An article beside another one, by an editor's choice or because both show the same records. */
export const ArticleBeside = z
  .object({
    slug: Slug.nullable().describe('The article here; null when it is not in this knowledge base.'),
    title: text(300).describe('Headline.'),
    category: text(100).nullable().describe('The category that it stands under.'),
    teaser: text(1000).nullable().describe('What it is about, in a line.'),
    reason: z
      .enum(['CHOSEN', 'SHARED_RECORDS'])
      .describe('CHOSEN: an editor put it there. SHARED_RECORDS: both speak of the same records.'),
    shared: z.array(KindedRef).describe('The things that both speak of; shared claims count too.'),
  })
  .meta({ id: 'ArticleBeside', description: 'An article that belongs beside another one.' })
export type ArticleBeside = z.output<typeof ArticleBeside>
