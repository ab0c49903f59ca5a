import { z } from 'zod'
import { AliasKind, IdentifierSystem, type ThingKind } from '../knowledge/things.ts'
import { SourceRef } from './citation.ts'
import { lenient } from './document.ts'
import { lifecycle } from './lifecycle.ts'
import { kindText, Language, Slug, text } from './text.ts'

const alias = {
  text: text(200).describe('The other name.'),
  kind: AliasKind,
  lang: Language.nullable().describe('Its language; null when it belongs to none, as scientific names do.'),
}

export const Alias = z.object(alias).meta({ id: 'Alias', description: 'Another name of a thing.' })

const identifier = {
  system: IdentifierSystem,
  code: text(100).describe('The code, without the system.'),
  of: text(200).nullable().describe('What exactly the code stands for, where it is not the thing itself.'),
}

export const Identifier = z
  .object(identifier)
  .meta({ id: 'Identifier', description: 'A code of the thing in a public system.' })

const own = {
  name: text(200).describe('The name to show.'),
  summary: text(1000).nullable().describe('What it is, in a sentence or two.'),
}

export const aliases = z.array(Alias).max(300).describe('Other names.')
export const identifiers = z.array(Identifier).max(100).describe('Codes in public systems.')
export const thingSources = z
  .array(SourceRef)
  .max(100)
  .describe('Where names, codes and descriptive facts come from.')

/** The schema of a thing that goes out: what all things share around their `members`. */
export const thing = <K extends ThingKind, S extends z.ZodRawShape>(kind: K, members: S) =>
  z.object({
    kind: z.literal(kind).describe(kindText),
    slug: Slug,
    ...own,
    aliases,
    ...members,
    sources: thingSources,
    ...lifecycle,
  })

const AliasDocument = z
  .strictObject({ ...lenient(alias), kind: AliasKind.default('SYNONYM') })
  .meta({ id: 'AliasDocument', description: 'Another name of a thing.' })

const IdentifierDocument = z
  .strictObject(lenient(identifier))
  .meta({ id: 'IdentifierDocument', description: 'A code of the thing in a public system.' })

/** The schema of a thing that comes in. */
export const thingDocument = <S extends z.ZodRawShape>(members: S) =>
  z.strictObject({
    slug: Slug,
    ...lenient(own),
    aliases: z.array(AliasDocument).max(300).default([]).describe('Other names.'),
    identifiers: z.array(IdentifierDocument).max(100).default([]).describe('Codes in public systems.'),
    ...members,
    sources: z
      .array(Slug)
      .max(100)
      .default([])
      .describe('Slugs of sources: where names, codes and descriptive facts come from.'),
  })
