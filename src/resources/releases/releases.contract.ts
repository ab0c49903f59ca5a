import { z } from 'zod'
import { codes, paging } from '../../api/params.ts'
import { Instant, PathKey } from '../../api/text.ts'
import { SourceKind } from '../../knowledge/sources.ts'
import { recordKinds } from '../../knowledge/things.ts'
import { beforeAndAfter, kindsParam } from '../changes/changes.contract.ts'

const count = z.int().min(0)

const id = z.string().max(40).describe('Its number, such as 2026.11.0.')

export const Release = z
  .object({
    id,
    title: z.string().describe('What it is called.'),
    changelog: z.string().describe('What is new in it, in words.'),
    revision: z.int().min(0).describe('The revision that it names for ever.'),
    createdAt: Instant.describe('When it was cut here.'),
    records: z
      .array(
        z
          .object({
            kind: z.enum(recordKinds).describe('The kind of record.'),
            count: count.describe('How many.'),
          })
          .meta({ id: 'KindCount', description: 'How many records of one kind a release holds.' }),
      )
      .describe('How many records it holds, by kind.'),
    sources: z
      .array(
        z
          .object({ kind: SourceKind, count: count.describe('How many.') })
          .meta({ id: 'SourceCount', description: 'How many sources of one kind a release holds.' }),
      )
      .describe('How many sources it rests on, by kind; `links` leads to them all.'),
    licenses: z
      .array(
        z
          .object({
            license: z
              .string()
              .nullable()
              .describe('The terms as the source states them; null when it states none.'),
            count: count.describe('How many sources.'),
          })
          .meta({ id: 'LicenseCount', description: 'How many sources of a release have the same terms.' }),
      )
      .describe('The terms under which the texts of its sources may be used, the most frequent first.'),
    sha256: z
      .string()
      .length(64)
      .nullable()
      .describe(
        'SHA-256, as hexadecimal digits, of the bytes that `/v1/export?release=<id>` answers without a content coding. Null for a release from before the change log held its records: it cannot be exported.',
      ),
    export: z.string().nullable().describe('Address of its export; null when it cannot be exported.'),
  })
  .meta({
    id: 'Release',
    description: 'A state of the whole knowledge base that can be cited: it never changes.',
  })
export type Release = z.output<typeof Release>

export const ReleasesQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor })
export type ReleasesQuery = z.output<typeof ReleasesQuery>

const param = (description: string, example: string) => PathKey.describe(description).meta({ example })

export const ReleaseParams = z.strictObject({ id: param('The number of a release.', '2026.11.0') })

export const DiffParams = z.strictObject({
  from: param('The number of the older release.', '2026.11.0'),
  to: param('The number of the newer release.', '2026.11.1'),
})

export const DiffQuery = z.strictObject({
  kind: kindsParam,
  limit: paging.limit,
  cursor: paging.cursor,
  include: codes(beforeAndAfter, { description: 'The record in the older release, and in the newer one.' }),
})
export type DiffQuery = z.output<typeof DiffQuery>
