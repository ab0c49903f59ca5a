import { z } from 'zod'
import { text } from '../../api/text.ts'

const reason = text(2000)
  .optional()
  .describe('Why; readers see it with the change.')
  .meta({ example: 'As the newer edition of the source says.' })

export const WriteQuery = z.strictObject({ reason })

export const RetireQuery = z.strictObject({
  reason,
  successor: text(200).optional().describe('The slug or id of the record that replaces it.'),
})
export type RetireQuery = z.output<typeof RetireQuery>

/** Every body that is an object is read; what is wrong in it is told as changesets tell it. */
export const AnyObject = z.record(z.string(), z.unknown())

export const MergePatch = AnyObject.meta({
  id: 'MergePatch',
  description:
    'A JSON Merge Patch (RFC 7396) of the document: members that are left out stay, null takes one away, a list is replaced whole.',
  example: {},
})
