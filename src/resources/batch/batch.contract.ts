import { z } from 'zod'
import { one } from '../../api/envelope.ts'
import { pathsOf } from '../../api/fields.ts'
import { fieldPath } from '../../api/params.ts'
import { kindText, text } from '../../api/text.ts'
import type { RecordKind } from '../../knowledge/things.ts'

/** Records in one batch, at most. */
export const maxBatch = 1000

/** What the contract of a batch needs to know of a noun. */
export interface Batchable {
  kind: RecordKind
  record: z.ZodType
  includes: readonly string[]
}

const status = z
  .enum(['FOUND', 'MOVED', 'GONE', 'NOT_FOUND'])
  .describe('Whether there is such a record; MOVED = renamed, GONE = retired or deleted.')

const key = text(200).describe('Its slug, or its id when it is a claim.')

const example = {
  records: [
    { kind: 'population', key: 'pregnancy' },
    { kind: 'dosage', key: 'magnesium--general--dosage--maximum--efsa-upper-levels' },
    { kind: 'supplement', key: 'no-such-supplement' },
  ],
  include: { dosage: ['sources'] },
}

const members = z.array(z.string().max(100)).min(1).max(100)

/** An option as a list for all kinds, or as a map with a list for each kind. */
const perKind = (lists: [RecordKind, z.ZodType][], what: string) =>
  z
    .union([
      members.describe('For all records: what every kind asked for has.'),
      z
        .strictObject(
          Object.fromEntries(
            lists.map(([kind, list]) => [kind, list.optional().describe(`Of each ${kind}.`)]),
          ),
        )
        .describe('For each kind its own; kinds that are left out get the usual.'),
    ])
    .optional()
    .describe(what)

type Lists = string[] | Partial<Record<RecordKind, string[]>> | undefined

/** What one kind of record was asked with. */
export const listFor = (lists: Lists, kind: RecordKind): string[] | undefined =>
  Array.isArray(lists) ? lists : lists?.[kind]

export interface BatchBody {
  records: { kind: RecordKind; key: string }[]
  include?: Lists
  fields?: Lists
}

interface Common {
  option: 'include' | 'fields'
  allowed: (noun: Batchable) => readonly string[]
}

/** A list for all records names only what all kinds asked for have. */
const checkCommon = (
  body: BatchBody,
  nouns: readonly Batchable[],
  { option, allowed }: Common,
  context: z.core.$RefinementCtx,
) => {
  const list = body[option]
  if (!Array.isArray(list)) return
  const kinds = new Set(body.records.map(({ kind }) => kind))
  const [first = [], ...others] = nouns.filter(({ kind }) => kinds.has(kind)).map(allowed)
  const common = first.filter(name => others.every(other => other.includes(name)))
  for (const [index, name] of list.entries()) {
    if (common.includes(name)) continue
    context.addIssue({
      code: 'custom',
      path: [option, index],
      message: 'is not something that every kind asked for has; name it for each kind instead',
      params: { value: name, allowed: common },
    })
  }
}

/** A list of fields of one kind. */
const fieldsOf = (paths: readonly string[]) => z.array(fieldPath(paths)).min(1).max(100)

/** The body of a batch over these nouns. */
export const batchBody = (nouns: readonly Batchable[]) => {
  const kinds = nouns.map(({ kind }) => kind) as [RecordKind, ...RecordKind[]]
  const paths = new Map(nouns.map(({ kind, record }) => [kind, pathsOf(record)]))
  const embedding = nouns.filter(({ includes }) => includes.length > 0)
  return z
    .strictObject({
      records: z
        .array(z.strictObject({ kind: z.enum(kinds).describe(kindText), key }))
        .min(1, 'is empty: ask for at least one record')
        .max(maxBatch, `asks for more than ${maxBatch} records`)
        .describe('What to answer, in this order; what is asked twice is answered twice.'),
      include: perKind(
        embedding.map(({ kind, includes }) => [
          kind,
          z
            .array(z.enum(includes as [string]))
            .min(1)
            .max(50),
        ]),
        'Related records to embed.',
      ),
      fields: perKind(
        nouns.map(({ kind }) => [kind, fieldsOf(paths.get(kind) ?? [])]),
        'Members to answer, as dot paths; all others are left out.',
      ),
    })
    .superRefine((body, context) => {
      const asked = body as BatchBody
      checkCommon(asked, nouns, { option: 'include', allowed: ({ includes }) => includes }, context)
      checkCommon(asked, nouns, { option: 'fields', allowed: ({ kind }) => paths.get(kind) ?? [] }, context)
    })
    .meta({ description: 'What to answer, and how much of it.', example })
}

const entryOf = ({ kind, record }: Batchable) =>
  z.object({
    kind: z.literal(kind).describe(kindText),
    key: key.describe('The key that was asked for.'),
    status,
    movedTo: z.string().nullable().describe('The key that it has now; null unless MOVED.'),
    successor: z
      .string()
      .nullable()
      .describe('The key of what replaces it; null unless GONE, and when nothing does.'),
    record: record
      .nullable()
      .describe('The record, of MOVED the one at its new key; null when there is none.'),
  })

/** The answer to a batch over these nouns. */
export const batchAnswer = (nouns: readonly Batchable[]) => {
  const entries = nouns.map(entryOf) as [ReturnType<typeof entryOf>, ...ReturnType<typeof entryOf>[]]
  return one(z.array(z.discriminatedUnion('kind', entries)).describe('One entry for each record asked for.'))
}
