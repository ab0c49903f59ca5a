import { z } from 'zod'
import { paging, wholeNumber } from '../../api/params.ts'
import { Instant } from '../../api/text.ts'
import { changeHead } from '../changes/changes.contract.ts'

// What a column of the database holds.
const maxVersion = 2_147_483_647

const FieldChange = z
  .object({
    pointer: z
      .string()
      .describe('The member, as a JSON Pointer (RFC 6901). Lists of different lengths differ as a whole.'),
    before: z.unknown().describe('What it said before; null when nothing.'),
    after: z.unknown().describe('What it says since; null when nothing.'),
  })
  .meta({ id: 'FieldChange', description: 'How one member of a record differs from before.' })

export const HistoryEntry = z
  .object({
    version: z.int().min(1).describe('The version of the record that this made.'),
    key: changeHead.key,
    type: changeHead.type,
    revision: z.int().min(1).describe('The revision that it came with.'),
    publishedAt: Instant.describe('When it was published.'),
    actor: z.string().describe('Who published it.'),
    reason: z.string().describe('Why, in the words of who made the change.'),
    changeset: z.int().describe('The number of the changeset that it came with.'),
    changes: z
      .array(FieldChange)
      .nullable()
      .describe(
        'How the record reads differently because of this version, member by member, but for `version` and `updatedAt`. Empty when it appeared or went. Null when it is no longer kept what it read like before.',
      ),
    record: z
      .string()
      .nullable()
      .describe('Address of the record as it was published then; null when it went, or is no longer kept.'),
  })
  .meta({ id: 'HistoryEntry', description: 'One version of a record: who made it, when, why, and of what.' })

export const HistoryMeta = {
  keptSince: z
    .int()
    .min(0)
    .describe(
      'Records are kept as readers saw them from this revision on; of what is older only who, when and why.',
    ),
}

export const HistoryQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor })
export type HistoryQuery = z.output<typeof HistoryQuery>

export const versionParam = wholeNumber(1, maxVersion, { description: 'The number of the version.' }).meta({
  example: 1,
})
