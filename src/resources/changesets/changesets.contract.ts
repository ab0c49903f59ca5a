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
const version = z.int().min(1).max(2_147_483_647).describe('A version of the record.')
const note = text(2000).describe('What a reviewer should know.')
const n = z.int().describe('Number of the operation, from 1.')
const kind = z.string().describe(kindText)
const key = z.string().describe('The slug or id of the record.')
const id = z.int().describe('Its number.')
const versions = z.object({
  written: version.nullable().describe('The version that its author has seen; null for a new record.'),
  published: version.nullable().describe('The version that is published now; null when none ever was.'),
})

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
    note: note.optional(),
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
    id,
    title: z.string().describe('What it is about.'),
    reason: z.string().describe('Why; readers see it with every change.'),
    origin: z.enum(['SHIPPED', 'IMPORT', 'EDITOR']).describe('Where it comes from.'),
    batch: z.string().nullable().describe('What groups it with others.'),
    state: z.enum(changesetStates).describe('How far it has come.'),
    version: z.int().describe('Grows with every edit of its operations; begins the ETag.'),
    createdBy: who,
    createdAt: Instant.describe('When it was drafted.'),
    submittedAt: Instant.nullable().describe('When it was handed over to reviewers.'),
    decidedBy: who.nullable().describe('Who published, rejected or abandoned it; null while it is open.'),
    decidedAt: Instant.nullable().describe('When that was.'),
    revision: z.int().nullable().describe('The revision that it became; null unless PUBLISHED.'),
    reverts: z.int().nullable().describe('The changeset that it undoes.'),
    revertedBy: z.array(z.int()).describe('Changesets that were made to undo it.'),
    operationCount: z.int().describe('How many operations it has.'),
    commentCount: z.int().describe('How many comments it has.'),
    contradictions: z
      .int()
      .nullable()
      .describe(
        'How many of its claims say otherwise than published ones; null once it is decided, and where nobody asked (`include=contradictions`).',
      ),
    url: z.string().describe('Where it is.'),
  })
  .meta({ id: 'Changeset', description: 'Changes that are published together or not at all.' })

const pointer = z
  .string()
  .describe('JSON pointer into the changeset as it was sent (`#/operations/0/data/…`), as a URI fragment.')

export const ChangesetFinding = z
  .object({
    n: z.int().nullable().describe('Number of the operation, from 1; null when it is of none of them.'),
    kind,
    key,
    pointer: pointer.nullable(),
    detail: z.string().describe('What is to be said.'),
    versions: versions
      .nullable()
      .describe('Set when the operation was written for another version than the published one: rebase it.'),
    contradicts: z
      .object({
        with: z.string().describe('The id of a published claim.'),
        question: z.string().describe('What both answer.'),
        about: z.array(DisagreementAspect).describe('In what they differ.'),
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
    n,
    op: Op,
    kind,
    key,
    data: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('create and update: the whole document afterwards; retire and rename: as it was sent.'),
    patch: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('update: the members that are changed, when sent so.'),
    ifVersion: version.nullable().describe('The version that its author has seen.'),
    state: z.enum(operationStates).describe('What a reviewer says; a REJECTED one is not published.'),
    note: note.nullable(),
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
    operations: z.array(ChangesetOperation).describe('A page of its operations.'),
  })
  .meta({ id: 'WholeChangeset', description: 'A changeset with a page of its operations.' })

export const OperationDifference = z
  .object({
    n,
    op: Op,
    kind,
    key,
    state: z.enum(operationStates).describe('What a reviewer says.'),
    versions: versions.describe('They differ when others published meanwhile.'),
    changes: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer into the record; the empty text is the whole of it.'),
          before: z.unknown().describe('As it is published now; null when it is not there.'),
          after: z.unknown().describe('As it would be; null when it is gone then.'),
        }),
      )
      .describe('Every member that differs.'),
  })
  .meta({
    id: 'OperationDifference',
    description: 'What one operation changes of that which is published now.',
  })

export const RebasedOperation = z
  .object({
    n,
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
  .object({
    ...Changeset.shape,
    rebased: z.array(RebasedOperation).describe('What was put onto another version.'),
  })
  .meta({ id: 'RebasedChangeset', description: 'A changeset, and what was rebased in it.' })

export const ChangesetComment = z
  .object({
    id,
    n: z.int().nullable().describe('The operation that it is about; null when it is about all of them.'),
    author: who,
    text: z.string().describe('What was said.'),
    createdAt: Instant.describe('When.'),
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

export const DecideBody = z
  .strictObject({
    state: z.enum(operationStates).describe('What becomes of the operations.'),
    where: z
      .strictObject({
        op: Op.optional(),
        kind: z.enum(recordKinds).optional().describe(kindText),
        state: z.enum(operationStates).optional().describe('Only those that are in this state now.'),
      })
      .default({})
      .describe('Which operations are meant: those that fit all of it, else every one.'),
  })
  .meta({
    description: 'What is to become of operations.',
    example: { state: 'ACCEPTED', where: { kind: 'faq', state: 'PENDING' } },
  })
export type DecideBody = z.output<typeof DecideBody>

export const RevertBody = z
  .strictObject({ reason: reason.optional() })
  .meta({ description: 'Why it is undone.', example: { reason: 'The dose was for adults only.' } })

const number = z
  .string()
  .max(9)
  .regex(/^[1-9]\d{0,8}$/, 'is not a whole number')
  .transform(Number)
export const ChangesetParams = z.strictObject({
  id: number.meta({ description: 'Number of a changeset.', example: '1' }),
})
export const OperationParams = ChangesetParams.extend({
  n: number.meta({ description: 'Number of an operation in it, from 1.', example: '1' }),
})

export const ChangesetsQuery = z.strictObject({
  state: codes(changesetStates, { description: 'States.' }),
  batch: text(100).optional().meta({ description: 'Only those of this batch.' }),
  createdBy: text(100).optional().meta({ description: 'Only those that this key drafted.' }),
  include: codes(['contradictions'], {
    description: 'Counts for each open one how many of its claims say otherwise than published ones.',
  }),
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
