import { z } from 'zod'
import { one } from '../../api/envelope.ts'
import { Slug, text } from '../../api/text.ts'
import { AmountUnit } from '../../knowledge/amounts.ts'
import { MatchReason } from '../../knowledge/match-reason.ts'
import { lexiconKinds } from '../lexicon/types.ts'

/** Texts in one request, and characters in one text, at most. */
export const maxInputs = 200
export const maxInputText = 500

const inputText = text(maxInputText).refine(value => value.trim() !== '', 'is empty')
const inputId = text(200).describe('Comes back with the answer.')

export const ResolveBody = z
  .strictObject({
    inputs: z
      .array(
        z.union([
          inputText.describe('A text.'),
          z
            .strictObject({ id: inputId, text: inputText.describe('A text.') })
            .describe('A text with a mark of your own.'),
        ]),
      )
      .min(1, 'is empty: send at least one text')
      .max(maxInputs, `has more than ${maxInputs} texts`)
      .describe('Names, codes or product names, each on its own.'),
    kinds: z
      .array(z.enum(lexiconKinds))
      .min(1)
      .max(lexiconKinds.length)
      .optional()
      .describe('The kinds of record to look for; all of them when left out.'),
  })
  .meta({
    description: 'What to look up.',
    example: {
      inputs: [
        'Vitamin D3 5000 IU + K2, 120 softgels',
        'KSM-66 ashwagandha 600mg caps',
        { id: 'line 3', text: 'UNII:0I8Y3P32UF' },
      ],
    },
  })
export type ResolveBody = z.output<typeof ResolveBody>

const status = z.enum(['MATCHED', 'AMBIGUOUS', 'NONE'])

const Candidate = z
  .object({
    kind: z.enum(lexiconKinds).describe('The kind of record.'),
    slug: Slug,
    score: z
      .number()
      .min(0)
      .max(1)
      .describe('How sure it is; comparable between all answers of one revision.'),
    reason: MatchReason,
    matchedAlias: z.string().describe('The name, code or form of the record that was matched.'),
  })
  .meta({ id: 'ResolveCandidate', description: 'A record that a text may mean.' })

const Part = z
  .object({
    text: z.string().describe('The words that it is read from.'),
    status: status.describe(
      'MATCHED: the first candidate is meant. AMBIGUOUS: it may be; ask whoever knows. NONE: nothing here is called so.',
    ),
    candidates: z.array(Candidate).describe('The best first, equals by kind and slug.'),
    form: z
      .string()
      .nullable()
      .describe(
        'The name of one of the forms of the matched record, else what the text says, such as "capsule" or "root extract".',
      ),
    amount: z.number().min(0).nullable().describe('The number that is surely its own; null for a range.'),
    unit: AmountUnit.nullable().describe('The unit of `amount`; null without one.'),
  })
  .meta({ id: 'ResolvePart', description: 'One thing that a text names.' })

const Resolved = z
  .object({
    index: z
      .int()
      .min(0)
      .max(maxInputs - 1)
      .describe('The place of the text in the request.'),
    id: inputId.nullable().describe('The mark that came with the text; null without one.'),
    input: z.string().max(maxInputText).describe('The text as it was sent.'),
    status: status.describe(
      'AMBIGUOUS when a part is, NONE when no part has a candidate, else MATCHED. A part without candidates beside a matched one is told by its own status.',
    ),
    parts: z.array(Part).describe('The things that it names, in order.'),
    ignored: z
      .array(z.string())
      .describe(
        'What was not understood, or says nothing about a part: brands, praise, counts, unclear amounts.',
      ),
  })
  .meta({ id: 'ResolvedText', description: 'How a text was understood.' })

const Thresholds = z
  .object({
    match: z.number().describe('Least score of the best candidate of a MATCHED part.'),
    margin: z.number().describe('So far behind it the next candidate must be.'),
    candidate: z.number().describe('Least score of a candidate.'),
    candidates: z.number().describe('Candidates of a part, at most.'),
    typoLetters: z.number().describe('Letters of the shortest word that is found with one wrong letter.'),
    twoTyposLetters: z.number().describe('Letters of the shortest word that is found with two.'),
  })
  .meta({ id: 'ResolveThresholds', description: 'From where on a match counts.' })

export const ResolveAnswer = one(z.array(Resolved).describe('One entry for each text, in order.'), {
  thresholds: Thresholds,
})
