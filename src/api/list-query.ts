import { z } from 'zod'
import { Certainty, EffectDirection } from '../knowledge/evidence.ts'
import { SourceKind } from '../knowledge/sources.ts'
import { pathsOf } from './fields.ts'
import {
  code,
  codes,
  fieldsParam,
  flag,
  freeText,
  includeParam,
  paging,
  releaseNumber,
  since,
  slugs,
  sortParam,
  words,
} from './params.ts'

export const updatedSince = since({ description: 'Only records that changed at or after this time.' })

interface Shape<I extends string, K extends string> {
  record: z.ZodType
  includes: readonly I[]
  sorts: readonly K[]
  byDefault: string
}

/** `include`, where a noun can embed anything. */
const including = <I extends string>(includes: readonly I[]) =>
  (includes.length > 0 ? { include: includeParam(includes) } : {}) as {
    include: ReturnType<typeof includeParam<I>>
  }

export const releaseParam = releaseNumber({
  description:
    'The number of a release, such as 2026.11.0: answers what it was then. Goes with no other parameter.',
})

/** The query of one record: what to embed and what to keep, or the release to read it from. */
export const oneQuery = <I extends string>(record: z.ZodType, includes: readonly I[]) =>
  z.strictObject({ ...including(includes), fields: fieldsParam(pathsOf(record)), release: releaseParam })

/** The query of a list: its filters and what every list takes. */
export const listQuery = <F extends z.ZodRawShape, I extends string, K extends string>(
  { record, includes, sorts, byDefault }: Shape<I, K>,
  filters: F,
) =>
  z.strictObject({
    ...filters,
    updatedSince,
    sort: sortParam(sorts, byDefault),
    ...paging,
    ...including(includes),
    fields: fieldsParam(pathsOf(record)),
  })

export const thingSorts = ['slug', 'name', 'updatedAt'] as const

/** The query of a list of things. */
export const thingListQuery = <F extends z.ZodRawShape, I extends string>(
  record: z.ZodType,
  includes: readonly I[],
  filters: F,
) =>
  listQuery(
    { record, includes, sorts: thingSorts, byDefault: 'slug' },
    {
      q: freeText({
        description: 'Words that the name, an alias or the summary must contain, accents and case aside.',
      }),
      ...filters,
    },
  )

export const claimSorts = ['id', 'certainty', 'name', 'updatedAt'] as const
export const claimIncludes = ['sources'] as const

/** Filters that every claim has. */
const claimFilters = {
  supplement: slugs({ description: 'Slugs of supplements.' }),
  form: words({ description: 'Preparations that the source speaks of; compared without regard to case.' }),
  sourceKind: codes(SourceKind.options, { description: 'Only claims that a source of this kind backs.' }),
  minCertainty: code(Certainty.exclude(['NOT_GRADED', 'UNKNOWN']).options, {
    description: 'Only claims graded at least so; claims that nobody graded are left out.',
  }),
  direction: codes(EffectDirection.options, { description: 'Which way the effect goes.' }),
}

export const conditionFilter = slugs({ description: 'Slugs of conditions.' })
export const memberOfFilter = slugs({ description: 'Slugs of classes that it belongs to directly.' })
export const populationFilter = slugs({ description: 'Slugs of populations.' })

/** The query of a list of claims. */
export const claimListQuery = <F extends z.ZodRawShape>(record: z.ZodType, byDefault: string, filters: F) =>
  listQuery(
    { record, includes: claimIncludes, sorts: claimSorts, byDefault },
    {
      ...claimFilters,
      ...filters,
      group: code(['question'], {
        description:
          '`question` answers one row per question with its `claims`; ordered by question, `sort` is then refused.',
      }),
    },
  )

/** What the queries of all claim lists have in common, parsed. */
export type AnyClaimQuery = z.output<ReturnType<typeof claimListQuery<Record<never, never>>>>
export const exact = flag({ description: '`true` leaves out claims that were found only through a class.' })
