import { z } from 'zod'
import { codes, paging, wholeNumber } from '../../api/params.ts'
import { Instant, kindText } from '../../api/text.ts'
import { ChangeType } from '../../knowledge/changes.ts'
import { recordKinds } from '../../knowledge/things.ts'

/** Seconds that a request may wait for something new. */
export const maxWaitSeconds = 30

export const kindsParam = codes(recordKinds, { description: 'Kinds of record.' })

// What a column of the database holds.
const maxRevision = 2_147_483_647

/** A record as its own operation answers it. */
const seen = (when: string) =>
  z
    .record(z.string(), z.unknown())
    .nullable()
    .optional()
    .describe(`The record as it was answered ${when}; null when there was none. Only with \`include\`.`)

export const beforeAndAfter = ['before', 'after'] as const

const embeddedStates = { before: seen('before'), after: seen('afterwards') }

/** What every entry about a record says. */
export const changeHead = {
  kind: z.enum(recordKinds).describe(kindText),
  key: z.string().max(200).describe('The slug or id of the record.'),
  type: ChangeType,
}

export const Change = z
  .object({
    revision: z.int().min(1).describe('The revision that it came with.'),
    ...changeHead,
    version: z.int().min(1).describe('The version of the record afterwards; re-rendering does not count.'),
    successor: z
      .string()
      .max(200)
      .nullable()
      .describe('The key that the record goes on under, or that replaces it; null when there is none.'),
    reason: z.string().describe('Why, in the words of who made the change.'),
    publishedAt: Instant.describe('When it was published.'),
    ...embeddedStates,
  })
  .meta({ id: 'Change', description: 'What happened to one record with one revision.' })

export const ReleaseChange = z
  .object({ ...changeHead, ...embeddedStates })
  .meta({ id: 'ReleaseChange', description: 'How one record differs between two releases.' })

export const ChangesMeta = {
  until: z
    .int()
    .min(0)
    .describe(
      'Everything up to this revision has been told. Send it as `since` next time, once `links.next` is null.',
    ),
}

export const ChangesQuery = z.strictObject({
  since: wholeNumber(0, maxRevision, {
    description: 'The revision that you have, such as KB-Revision of an export; 0 = nothing.',
    example: 0,
  }),
  kind: kindsParam,
  limit: paging.limit,
  cursor: paging.cursor,
  wait: wholeNumber(0, maxWaitSeconds, {
    description: `Seconds to wait for a new revision when there is none, at most ${maxWaitSeconds}. Without it: none.`,
  }).optional(),
  include: codes(beforeAndAfter, { description: 'The record before and after each change.' }),
})
export type ChangesQuery = z.output<typeof ChangesQuery>
