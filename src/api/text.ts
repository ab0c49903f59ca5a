import { z } from 'zod'

// Tab and line feed may stand in texts; every other control character is a mistake or an attack.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
const printable = /^[^\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\ufffe\uffff]*$/u

/** A text of 1 to `max` characters without control characters. */
export const text = (max: number) => z.string().min(1).max(max).regex(printable, 'holds a control character')

/** What the member `kind` of every record says. */
export const kindText = 'What sort of record it is.'

/** A word for a URL: lower-case letters, digits and single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const Slug = z
  .string()
  .min(1)
  .max(100)
  .regex(slugPattern, 'is not a slug (lower-case letters, digits, single hyphens)')
  .describe('Permanent key of a thing, made of lower-case letters, digits and hyphens.')

/** `<supplement>--<target>--<discriminators>--<source>`: parts are slugs, joined by double hyphens. */
export const ClaimId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-z0-9]+(?:-{1,2}[a-z0-9]+)*$/, 'is not a claim id (slugs joined by double hyphens)')
  .describe('Permanent id of a claim; given once, at creation, and never computed again.')

/** The key in a URL path: anything of sane size, so that an unknown one is 404 and not 400. */
export const PathKey = z.string().min(1).max(200)

export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag (BCP 47)')
  .max(20)
  .describe('BCP 47 language tag.')
  .meta({ example: 'en' })

export const Instant = z.iso
  .datetime()
  .describe('RFC 3339 time in UTC.')
  .meta({ example: '2026-11-22T08:00:00.000Z' })
export const CalendarDate = z.iso.date().describe('A date.').meta({ example: '2026-11-22' })
export const WebAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('An http or https address.')
  .meta({ example: 'https://ods.od.nih.gov/' })
