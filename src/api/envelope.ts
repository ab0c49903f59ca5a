import { z } from 'zod'
import { disclaimer, knowledgeLicense } from '../knowledge/content.ts'

const standing = {
  license: z
    .string()
    .describe('Terms of the data, as an SPDX identifier.')
    .meta({ example: knowledgeLicense }),
  disclaimer: z.string().describe('Show it wherever you show the data.'),
}

export const standingMeta = { license: knowledgeLicense, disclaimer }

const self = z.string().describe('The address of this answer.')

const Links = z.object({ self }).meta({ id: 'Links', description: 'Addresses that belong to the answer.' })

const PageLinks = z
  .object({ self, next: z.string().nullable().describe('The next page; null on the last.') })
  .meta({ id: 'PageLinks', description: 'Addresses that belong to a page.' })

const total = z
  .int()
  .min(0)
  .nullable()
  .describe('Number of records on all pages together; null unless `count=true` asked for it.')

const Meta = z.object(standing).meta({ id: 'Meta', description: 'What holds for every answer.' })

/** The schema of an answer that holds one record; `more` adds members to its meta. */
export const one = <T extends z.ZodType>(record: T, more?: z.ZodRawShape) =>
  z.object({
    data: record,
    meta: more ? z.object({ ...standing, ...more }).describe('What holds for the answer as a whole.') : Meta,
    links: Links,
  })

/** The schema of an answer that holds a page of records; `more` adds members to its meta. */
export const page = <T extends z.ZodType, M extends z.ZodRawShape>(record: T, more?: M) =>
  z.object({
    data: z.array(record).describe('The records of this page, in order.'),
    meta: z.object({ ...standing, total, ...more }).describe('What holds for the page as a whole.'),
    links: PageLinks,
  })
