import { z } from 'zod'
import { codes, paging, wholeNumber } from '../../api/params.ts'
import { Instant, kindText, text } from '../../api/text.ts'
import { DisagreementAspect } from '../../knowledge/evidence.ts'
import { recordKinds } from '../../knowledge/things.ts'

/** As many operations as one call may bring; the CLI and imports bring any number. */
export const maxOperations = 10_000

export const changesetStates = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'REJECTED', 'ABANDONED'] as const
const operationStates = ['PENDING', 'ACCEPTED', 'REJECTED'] as const

const Op = z
  .enum(['create', 'update', 'retire', 'delete', 'rename'])
  .describe('What is to be done to the record.')

const data = z
  .record(z.string(), z.unknown())
  .describe(
    'create: the document of the record; update: a JSON Merge Patch (RFC 7396) of it; retire: `{"successor": key or null}`, or nothing; rename: `{"to": key}`.',
  )
const version = z.int().min(1).max(2_147_483_647)
const note = text(2000)

export const ProposedOperation = z
  .strictObject({
    op: Op,
    kind: z.enum(recordKinds).describe(kindText),
    key: text(200)
      .optional()
      .describe('The slug or id of the record. A create may leave it out: a claim then gets an id.'),
    data: data.optional(),
    ifVersion: version
      .optional()
      .describe(
        'The version that its author has seen; the present one when left out. Publishing refuses another.',
      ),
    note: note.optional().describe('What a reviewer should know.'),
  })
  .superRefine(({ op, data: given }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if ((op === 'create' || op === 'update') && given === undefined) refuse(['data'], 'is missing')
    if (op === 'rename' && typeof given?.to !== 'string') refuse(['data', 'to'], 'is missing')
    const { successor = null } = given ?? {}
    if (op === 'retire' && successor !== null && typeof successor !== 'string')
      refuse(['data', 'successor'], 'is a key or null')
  })
  .meta({ id: 'ProposedOperation', description: 'What is to be done to one record.' })

const title = text(200).describe('What it is about, in a few words.')
const reason = text(2000).describe('Why; readers see it with every change.')

const example = {
  title: 'Summary of magnesium',
  reason: 'The summary was hard to read.',
  operations: [
    {
      op: 'update',
      kind: 'supplement',
      key: 'magnesium',
      data: { summary: 'A mineral that many foods hold.' },
    },
  ],
}

export const ChangesetBody = z
  .strictObject({
    title,
    reason,
    batch: text(100).optional().describe('Groups changesets, such as those of one import.'),
    operations: z
      .array(ProposedOperation)
      .min(1, 'is empty: name at least one operation')
      .max(maxOperations, `has more than ${maxOperations} operations`),
  })
  .meta({ id: 'ChangesetBody', description: 'Changes that are published together or not at all.', example })
export type ChangesetBody = z.output<typeof ChangesetBody>

const who = z.string().describe('The name of a key, or what wrote it.')

export const Changeset = z
  .object({
    id: z.int(),
    title: z.string(),
    reason: z.string(),
    origin: z.enum(['SHIPPED', 'IMPORT', 'EDITOR']).describe('Where it comes from.'),
    batch: z.string().nullable(),
    state: z.enum(changesetStates),
    version: z.int().describe('Grows with every edit of its operations; begins the ETag.'),
    createdBy: who,
    createdAt: Instant,
    submittedAt: Instant.nullable(),
    decidedBy: who.nullable().describe('Who published, rejected or abandoned it; null while it is open.'),
    decidedAt: Instant.nullable(),
    revision: z.int().nullable().describe('The revision that it became; null unless PUBLISHED.'),
    reverts: z.int().nullable().describe('The changeset that it undoes.'),
    revertedBy: z.array(z.int()).describe('Changesets that were made to undo it.'),
    operationCount: z.int(),
    commentCount: z.int(),
    url: z.string().describe('Where it is.'),
  })
  .meta({ id: 'Changeset', description: 'Changes that are published together or not at all.' })

const pointer = z
  .string()
  .describe('JSON pointer into the changeset as it was sent (`#/operations/0/data/…`), as a URI fragment.')

export const ChangesetFinding = z
  .object({
    n: z.int().nullable().describe('Number of the operation, from 1; null when it is of none of them.'),
    kind: z.string(),
    key: z.string(),
    pointer: pointer.nullable(),
    detail: z.string().describe('What is to be said.'),
    versions: z
      .object({ written: version.nullable(), published: version.nullable() })
      .nullable()
      .describe('Set when the operation was written for another version than the published one: rebase it.'),
    contradicts: z
      .object({
        with: z.string().describe('The id of a published claim.'),
        question: z.string().describe('What both answer.'),
        about: z.array(DisagreementAspect),
      })
      .nullable()
      .describe('Set when a claim says otherwise than a published one.'),
  })
  .meta({ id: 'ChangesetFinding', description: 'What is to be said of one operation.' })

export const ChangesetValidation = z
  .object({
    valid: z.boolean().describe('Whether it can be published as it is.'),
    errors: z.array(ChangesetFinding).describe('Each of them keeps it from being published.'),
    warnings: z.array(ChangesetFinding).describe('Somebody should look; it can be published.'),
  })
  .meta({
    id: 'ChangesetValidation',
    description: 'What is to be said of a changeset before it is published.',
  })

export const ChangesetOperation = z
  .object({
    n: z.int().describe('Its number, from 1.'),
    op: Op,
    kind: z.string(),
    key: z.string(),
    data: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('create and update: the whole document afterwards; retire and rename: as it was sent.'),
    patch: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('update: the members that are changed, when sent so.'),
    ifVersion: version.nullable(),
    state: z.enum(operationStates).describe('What a reviewer says; a REJECTED one is not published.'),
    note: z.string().nullable(),
    editedBy: who.nullable().describe('Who changed it last, after it was drafted.'),
  })
  .meta({ id: 'ChangesetOperation', description: 'What is to be done to one record.' })

export const WholeChangeset = z
  .object({
    ...Changeset.shape,
    states: z.record(z.string(), z.int()).describe('How many operations are in each state.'),
    validation: ChangesetValidation.nullable().describe(
      `Against what is published now; null once it is decided, and where it has more than ${maxOperations} operations.`,
    ),
    operations: z.array(ChangesetOperation),
  })
  .meta({ id: 'WholeChangeset', description: 'A changeset with a page of its operations.' })

export const OperationDifference = z
  .object({
    n: z.int(),
    op: Op,
    kind: z.string(),
    key: z.string(),
    state: z.enum(operationStates),
    versions: z.object({ written: version.nullable(), published: version.nullable() }),
    changes: z.array(
      z.object({
        pointer: z.string().describe('JSON pointer into the record; the empty text is the whole of it.'),
        before: z.unknown().describe('As it is published now; null when it is not there.'),
        after: z.unknown(),
      }),
    ),
  })
  .meta({
    id: 'OperationDifference',
    description: 'What one operation changes of that which is published now.',
  })

export const RebasedOperation = z
  .object({
    n: z.int(),
    from: version.nullable().describe('The version that it was written for.'),
    to: version.describe('The version that it is for now.'),
    conflicts: z
      .array(z.string())
      .describe(
        'Members that both changed: the changeset’s word stands, and the operation waits for review.',
      ),
  })
  .meta({ id: 'RebasedOperation', description: 'An operation that was put onto the published record.' })

export const RebasedChangeset = z
  .object({ ...Changeset.shape, rebased: z.array(RebasedOperation) })
  .meta({ id: 'RebasedChangeset', description: 'A changeset, and what was rebased in it.' })

export const ChangesetComment = z
  .object({
    id: z.int(),
    n: z.int().nullable().describe('The operation that it is about; null when it is about all of them.'),
    author: who,
    text: z.string(),
    createdAt: Instant,
  })
  .meta({ id: 'ChangesetComment', description: 'What somebody says of a changeset.' })

export const CommentBody = z
  .strictObject({
    text: text(5000).describe('What is to be said.'),
    n: z.int().min(1).max(2_147_483_647).optional().describe('The operation that it is about.'),
  })
  .meta({ description: 'A comment.', example: { text: 'Which edition of the monograph is that?' } })

export const EditBody = z
  .strictObject({
    data: data.optional().describe('As in a new operation. An edited operation waits for review again.'),
    ifVersion: version.optional(),
    state: z.enum(operationStates).optional().describe('Accepts or rejects it; needs the scope `review`.'),
    note: note.nullable().optional(),
  })
  .refine(body => Object.keys(body).length > 0, 'is empty: name what to change')
  .meta({ description: 'What is to become of the operation.', example: { state: 'ACCEPTED' } })
export type EditBody = z.output<typeof EditBody>

export const RevertBody = z
  .strictObject({ reason: reason.optional() })
  .meta({ description: 'Why it is undone.', example: { reason: 'The dose was for adults only.' } })

const number = z.coerce.number().int().min(1).max(2_147_483_647)
export const ChangesetParams = z.strictObject({
  id: number.describe('Number of a changeset.').meta({ example: 1 }),
})
export const OperationParams = ChangesetParams.extend({
  n: number.describe('Number of an operation in it, from 1.').meta({ example: 1 }),
})

export const ChangesetsQuery = z.strictObject({
  state: codes(changesetStates, { description: 'States.' }),
  batch: text(100).optional().meta({ description: 'Only those of this batch.' }),
  createdBy: text(100).optional().meta({ description: 'Only those that this key drafted.' }),
  limit: paging.limit,
  cursor: paging.cursor,
})

export const OperationsQuery = z.strictObject({
  after: wholeNumber(0, 2_147_483_647, {
    description: 'Answers the operations after this one: `links.next` holds it.',
  }).optional(),
  limit: paging.limit,
})
export type ChangesetParams = z.output<typeof ChangesetParams>
export type OperationParams = z.output<typeof OperationParams>
export type ChangesetsQuery = z.output<typeof ChangesetsQuery>
export type OperationsQuery = z.output<typeof OperationsQuery>
