import { z } from 'zod'
import { thingKinds } from '../knowledge/things.ts'
import { Slug, text } from './text.ts'

const Name = text(200).describe('Name to show.')

export const ThingRef = z
  .object({ slug: Slug, name: Name })
  .meta({ id: 'ThingRef', description: 'A thing, by its key and its name.' })

export const KindedRef = z
  .object({
    kind: z.enum(thingKinds).describe('The kind of record that the slug belongs to.'),
    slug: Slug,
    name: Name,
  })
  .meta({ id: 'KindedRef', description: 'A thing of any kind, by kind, key and name.' })

/** The kind and slug of a thing, as documents write it. */
export const kindedSlug = <K extends readonly [string, ...string[]]>(kinds: K) =>
  z.strictObject({ kind: z.enum(kinds).describe('The kind of record that the slug belongs to.'), slug: Slug })

export const condition = {
  read: ThingRef.describe('The condition that it is about.'),
  readOptional: ThingRef.nullable().describe(
    'The condition that it is about; null when it is for none in particular.',
  ),
  write: Slug,
  writeOptional: Slug.nullable().default(null),
}

export const population = {
  read: ThingRef.describe('The group of people that it is about.'),
  readOptional: ThingRef.nullable().describe(
    'The group of people that it is about; null when it is for none in particular.',
  ),
  write: Slug,
  writeOptional: Slug.nullable().default(null),
}
