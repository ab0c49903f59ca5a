import { z } from 'zod'
import { Slug } from '../../../api/text.ts'
import { computedEnumeration } from '../../../knowledge/enumeration.ts'

const Verdict = computedEnumeration('StaleVerdict', 'Whether words of an article agree with its records.', {
  OUTDATED: 'A record that the article shows said this once and says something else now.',
  NOT_JUDGED: 'No record that the article shows ever said it, so nobody can tell.',
})

const BoundRecord = z
  .object({
    kind: z.enum(['dosage', 'timeline']).describe('Kind of the record.'),
    id: z.string().describe('Its id.'),
    said: z.string().describe('What it said when the words were true.'),
    says: z.string().describe('What it says now.'),
    changedIn: z.int().describe('The revision from which on it says so.'),
  })
  .meta({ id: 'StaleRecord', description: 'A record that says something else than the text.' })

const Finding = z
  .object({
    section: Slug.nullable().describe('The section; null for a question that no block shows.'),
    block: Slug.nullable().describe('The block; null for an answer to a question.'),
    faq: Slug.nullable().describe('The question, when it is its answer that says so.'),
    words: z.string().describe('The words that state a quantity.'),
    context: z.string().describe('The text around them.'),
    verdict: Verdict,
    reason: z.string().describe('Why.'),
    records: z.array(BoundRecord).describe('The records that say something else now.'),
    agreeing: z
      .array(z.string())
      .describe('Ids of records that the article shows and that say the same as the text.'),
  })
  .meta({
    id: 'StaleFinding',
    description: 'A quantity in an article that does not follow from its records.',
  })
export type Finding = z.output<typeof Finding>

const judged = z
  .object({
    quantities: z.int().describe('Amounts and times that the text states.'),
    agreeing: z.int().describe('Of these, what a record says too.'),
    outdated: z.int().describe('Of these, what a record said once and does not say any more.'),
    notJudged: z.int().describe('Of these, what no record ever said.'),
  })
  .meta({ id: 'StaleTally', description: 'How much of the text was compared.' })

export const StaleReport = z
  .object({
    article: Slug.describe('The article.'),
    judged,
    limits: z.string().describe('What this comparison cannot see.'),
    findings: z.array(Finding).describe('What does not follow from the records, in the order of the text.'),
  })
  .meta({
    id: 'StaleReport',
    description: 'What in the text of an article no longer agrees with its records.',
  })
