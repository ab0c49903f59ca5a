import { z } from 'zod'
import { text } from '../../api/text.ts'

/** Groups the changesets of several articles. */
export const ImportQuery = z.strictObject({
  batch: text(100)
    .optional()
    .describe('Name of the group that the changeset belongs to, such as all articles of one day.')
    .meta({ example: 'spring-articles' }),
})

export const ImportBody = z
  .string()
  .min(1)
  .max(1_048_576)
  .describe('The article as plain text, Markdown or HTML, at most 1 MB.')
  .meta({
    example:
      '# Magnesium for quiet nights\n\n## How much?\n\nAdults take 200 mg a day with dinner.\n\n## Who should ask first\n\nPeople with kidney disease should consult a doctor.\n',
  })

export const ImportedArticle = z
  .object({
    changeset: z
      .int()
      .nullable()
      .describe('The changeset that waits in review; null when the article says nothing new.'),
    title: text(300).describe('Headline of the article.'),
    slug: text(100).describe('Key that the article has, or will have.'),
    operations: z.int().describe('How many changes are proposed.'),
    kinds: z.record(z.string(), z.int()).describe('How many of each kind of record.'),
    folded: z
      .int()
      .describe('How many published claims say the same, and gain the article as one more citation.'),
    contradictions: z
      .array(
        z.object({
          claim: z.string().describe('Id of the proposed claim.'),
          with: z.string().describe('Id of the published claim that says otherwise.'),
          about: z.array(z.string()).describe('In what they differ.'),
        }),
      )
      .describe('What of it contradicts what is published.'),
    warnings: z.array(z.string()).describe('What could not be placed, with its words.'),
  })
  .meta({ id: 'ImportedArticle', description: 'What became of an article that was brought in.' })
