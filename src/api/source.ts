import { z } from 'zod'
import { SourceIdentifierSystem, SourceKind, SourceStanding, StudyDesign } from '../knowledge/sources.ts'
import { lifecycle } from './lifecycle.ts'
import { CalendarDate, Slug, text, WebAddress } from './text.ts'

export const sourceIdentifier = {
  system: SourceIdentifierSystem,
  code: text(200).describe('The code, without the system.'),
}

export const sourceMembers = {
  kind: SourceKind,
  title: text(500).describe('Title; where the publisher gives none, what the page is about.'),
  publisher: text(200).nullable().describe('Who publishes it.'),
  authors: z.array(text(200)).max(100).describe('Authors, as far as they were read.'),
  year: z.int().min(1800).max(2100).nullable().describe('Year of publication.'),
  journal: text(200).nullable().describe('The journal.'),
  url: WebAddress.nullable().describe('Where it can be read.'),
  identifiers: z
    .array(
      z
        .object(sourceIdentifier)
        .meta({ id: 'SourceIdentifier', description: 'A code of the source in a public system.' }),
    )
    .max(20)
    .describe('PMID, DOI and the like.'),
  studyDesign: StudyDesign.nullable().describe('How the study was made; null when it is no study.'),
  standing: SourceStanding,
  standingCheckedAt: CalendarDate.nullable().describe('When the standing was last checked; null = never.'),
  retrievedAt: CalendarDate.nullable().describe('When its text was read; null when only a copy was read.'),
  license: text(200).nullable().describe('Terms under which its text may be used.'),
}

export const Source = z
  .object({ slug: Slug, ...sourceMembers, ...lifecycle })
  .meta({ id: 'Source', description: 'Who says so: a study, a regulator, a reference work, an article.' })
export type Source = z.output<typeof Source>
