import { z } from 'zod'
import { slugPattern, text } from './text.ts'

const maxListed = 50

interface ParamDocs {
  description: string
  example?: string
}

const described = ({ description, example }: ParamDocs) =>
  example === undefined ? { description } : { description, example }

/** A comma list in a URL; `item` says what may stand between the commas, `schema` tells it. A comma means OR. */
const commaList = <T extends z.ZodType<string, string>>(item: T, schema: object, docs: ParamDocs) =>
  z
    .string()
    .max(maxListed * 101)
    .transform(value => value.split(','))
    .pipe(z.array(item).max(maxListed, `lists more than ${maxListed} values`))
    .optional()
    .meta({ ...described(docs), 'x-list': { items: schema, maxItems: maxListed } })

/** One or several codes of a closed set. */
export const codes = <const C extends string>(options: readonly C[], docs: ParamDocs) =>
  commaList(z.enum(options as readonly [C, ...C[]]), { type: 'string', enum: options }, docs)

/** One or several slugs. */
export const slugs = (docs: ParamDocs) =>
  commaList(
    z.string().max(100).regex(slugPattern, 'is not a slug: lower-case letters, digits, single hyphens'),
    { type: 'string', maxLength: 100, pattern: slugPattern.source },
    docs,
  )

/** One or several free words, compared without regard to case. */
export const words = (docs: ParamDocs) => commaList(text(200), { type: 'string', maxLength: 200 }, docs)

/** One or several `SYSTEM:code` pairs of the given systems. */
export const foreignCodes = (systems: readonly string[], docs: ParamDocs) => {
  const pair = z
    .string()
    .max(220)
    .regex(/^[A-Z][A-Z0-9_]{1,30}:\S{1,180}$/, 'is not SYSTEM:code, such as MESH:D032341')
    .superRefine((value, context) => {
      const system = value.slice(0, value.indexOf(':'))
      if (systems.includes(system)) return
      context.addIssue({
        code: 'custom',
        message: `unknown code system ${system}`,
        params: { value: system, allowed: systems },
      })
    })
  return commaList(pair, { type: 'string', maxLength: 220 }, docs)
}

export const flag = (docs: ParamDocs) =>
  z
    .enum(['true', 'false'])
    .transform(value => value === 'true')
    .optional()
    .meta(described(docs))

/** A single code. */
export const code = <const C extends string>(options: readonly C[], docs: ParamDocs) =>
  z
    .enum(options as readonly [C, ...C[]])
    .optional()
    .meta(described(docs))

const notATime = { error: 'is not an RFC 3339 date or time' }

// Nothing here is older than 1970, and PostgreSQL knows neither the year 0 nor offsets of more than 16 hours.
const asInstant = (time: string) => new Date(Math.max(0, Date.parse(time))).toISOString()

/** A time or a date, which is its midnight in UTC; comes as a time in UTC. */
export const since = (docs: ParamDocs) =>
  z
    .union([z.iso.datetime({ offset: true, ...notATime }), z.iso.date(notATime)])
    .transform(asInstant)
    .optional()
    .meta(described(docs))

export const freeText = (docs: ParamDocs) =>
  text(100)
    .refine(value => value.trim() !== '', 'is empty')
    .optional()
    .meta(described(docs))

/** Dot paths of the members to answer; `paths` are those of the record. */
export const fieldsParam = (paths: readonly string[]) =>
  commaList(
    fieldPath(paths),
    { type: 'string', maxLength: 100 },
    {
      description: 'Members to answer, as dot paths separated by commas; all others are left out.',
    },
  )

/** One of the dot paths that a record has. */
export const fieldPath = (paths: readonly string[]) => {
  const known = new Set(paths)
  return z
    .string()
    .max(100)
    .superRefine((value, context) => {
      if (known.has(value)) return
      context.addIssue({
        code: 'custom',
        message: `unknown field ${value}`,
        params: { value, allowed: paths },
      })
    })
}

export const includeParam = <const C extends string>(options: readonly C[]) =>
  codes(options, { description: 'Related records to embed.' })

/** The number of a release. */
export const releaseNumber = (docs: ParamDocs) => text(40).optional().meta(described(docs))

/** A whole number, written with digits alone. */
export const wholeNumber = (min: number, max: number, docs: { description: string; example?: number }) =>
  z
    .string()
    .max(20)
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine(value => value >= min && value <= max, `is not from ${min} to ${max}`)
    // As a client sees it: what zod tells of the text would contradict that.
    .meta({
      ...docs,
      type: 'integer',
      minimum: min,
      maximum: max,
      pattern: undefined,
      maxLength: undefined,
    })

export const defaultLimit = 20
export const maxLimit = 100

/** `limit`, `cursor` and `count`, as every list takes them. */
export const paging = {
  limit: z.coerce
    .number({ error: 'is not a whole number' })
    // Not int(), which refuses what is too large to be exact.
    .refine(Number.isInteger, 'is not a whole number')
    .min(1, 'is below 1')
    .default(defaultLimit)
    .transform(value => Math.min(value, maxLimit))
    .meta({
      type: 'integer',
      description: `How many records a page holds; more than ${maxLimit} is taken as ${maxLimit}.`,
      example: 20,
    }),
  cursor: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: 'Where the next page begins: `links.next` of the page before holds it.' }),
  count: flag({ description: '`true` adds `meta.total`, the number of records on all pages together.' }),
}

/** `sort=-certainty,name`: keys with an optional minus for descending. The key of the record always ends the order. */
export const sortParam = <const K extends string>(keys: readonly K[], byDefault: string) =>
  codes(
    keys.flatMap(key => [key, `-${key}` as const]),
    { description: `Order; a minus means descending. Without it: ${byDefault}.` },
  )
