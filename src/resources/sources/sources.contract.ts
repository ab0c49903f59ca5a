import { z } from 'zod'
import { lenient } from '../../api/document.ts'
import { sourceIdentifier, sourceMembers } from '../../api/source.ts'
import { Slug } from '../../api/text.ts'
import { SourceStanding, sourceIdentifierPatterns } from '../../knowledge/sources.ts'

export { Source } from '../../api/source.ts'

export const SourceDocument = z.strictObject({
  slug: Slug,
  ...lenient(sourceMembers),
  standing: SourceStanding.default('UNKNOWN'),
  identifiers: z
    .array(
      z
        .strictObject(sourceIdentifier)
        .refine(
          ({ system, code }) => sourceIdentifierPatterns[system]?.test(code) ?? true,
          'is not well-formed',
        ),
    )
    .max(20)
    .default([]),
})
