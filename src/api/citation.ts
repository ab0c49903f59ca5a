import { z } from 'zod'
import { CitationStance, SourceKind, SourceStanding } from '../knowledge/sources.ts'
import { lenient } from './document.ts'
import { Slug, text, WebAddress } from './text.ts'

/** Publishers' courtesy: a quotation is short. The cap is SUPP.AI's. */
export const maxSnippetWords = 49

export const SourceRef = z
  .object({
    slug: Slug,
    title: text(500).describe('Title of the source.'),
    kind: SourceKind,
    url: WebAddress.nullable().describe('Where it can be read.'),
    standing: SourceStanding,
  })
  .meta({ id: 'SourceRef', description: 'A source, with what one needs to cite it.' })

const citationMembers = {
  stance: CitationStance,
  locator: text(200).nullable().describe('Where in the source: a section, a table, a page.'),
  snippet: text(600)
    .refine(value => value.split(/\s+/).length <= maxSnippetWords, `has more than ${maxSnippetWords} words`)
    .nullable()
    .describe(`The words of the source, at most ${maxSnippetWords}.`),
}

export const Citation = z
  .object({ source: SourceRef, ...citationMembers })
  .meta({ id: 'Citation', description: 'Who says so: a source, how it stands to the statement, and where.' })

export const CitationDocument = z
  .strictObject({
    source: Slug,
    ...lenient(citationMembers),
    stance: CitationStance.default('SUPPORTS'),
  })
  .meta({
    id: 'CitationDocument',
    description: 'Who says so: the slug of a source, how it stands, and where.',
  })
export type CitationDocument = z.output<typeof CitationDocument>

export const citations = z.array(Citation).max(200).describe('Who says so; never empty on a claim.')
export const citationDocuments = z.array(CitationDocument).min(1).max(200).describe('Who says so.')
