import { z } from 'zod'
import { CitationDocument, citations } from '../../api/citation.ts'
import { kindedSlug } from '../../api/refs.ts'
import { ClaimId, Slug, text, WebAddress } from '../../api/text.ts'
import { CalloutTone } from '../../knowledge/content.ts'
import { claimKinds, thingKinds } from '../../knowledge/things.ts'
import { AnyClaim } from '../claims.contract.ts'

const noTag = (value: string) => !/<[a-z!/?]/i.test(value)

/** Markdown without HTML: articles are cleaned when they enter, not when they leave. */
const markdown = (max: number) => text(max).refine(noTag, 'holds HTML')

const mention = z
  .object({
    start: z.int().min(0).describe('Where the words begin in `text`, in UTF-16 code units.'),
    end: z.int().min(1).describe('Where they end: the code unit after the last.'),
    kind: z.enum(thingKinds).describe('Kind of the record that is mentioned.'),
    key: Slug,
  })
  .meta({ id: 'Mention', description: 'Words of a text that name a record.' })

const list = {
  ordered: z.boolean().describe('Whether the order matters.'),
  items: z.array(markdown(1000)).min(1).max(200).describe('The items, in Markdown without HTML.'),
}
const table = {
  caption: text(300).nullable().describe('What the table shows.'),
  columns: z.array(text(200)).min(1).max(20).describe('Headings of the columns.'),
  rows: z
    .array(z.array(z.string().max(1000)).max(20))
    .max(500)
    .describe('The cells, row by row.'),
}
const callout = {
  tone: CalloutTone,
  title: text(200).nullable().describe('Line above the text.'),
  text: markdown(2000).describe('Markdown without HTML.'),
}
const size = z.int().min(1).max(20_000).nullable().describe('In pixels; null when not known.')
const picture = { url: WebAddress, alt: text(300).describe('What it shows.') }
const image = {
  ...picture,
  caption: text(500).nullable().describe('Line below the picture.'),
  width: size,
  height: size,
}
/** A figure is drawn by this service, so its address may be relative to it. */
const figure = {
  url: z
    .string()
    .max(300)
    .regex(/^(?:https?:\/\/|\/)\S+$/)
    .describe('Address of the picture.'),
  alt: picture.alt,
}
const facts = {
  kind: z.enum(claimKinds).describe('Kind of the records.'),
  ids: z.array(ClaimId).min(1).max(100).describe('The records that the block shows.'),
}

const id = Slug.describe('Stable within the article.')
const type = <T extends string>(value: T) => z.literal(value).describe('What sort of block it is.')
const prose = markdown(10_000).describe('Markdown without HTML.')

const block = <T extends string, S extends z.ZodRawShape>(value: T, description: string, shape: S) =>
  z
    .object({ id, type: type(value), ...shape, citations })
    .meta({ id: `${value.charAt(0)}${value.slice(1).toLowerCase()}Block`, description })

export const Block = z
  .discriminatedUnion('type', [
    block('PROSE', 'Running text.', {
      text: prose,
      mentions: z.array(mention).max(200),
    }),
    block('LIST', 'A list.', list),
    block('TABLE', 'A table.', table),
    block('CALLOUT', 'Text that is set apart.', callout),
    block('IMAGE', 'A picture.', image),
    block('FIGURE', 'A drawing by this service.', figure),
    block('FACTS', 'Records of this knowledge base.', {
      ...facts,
      records: z.array(AnyClaim).max(100).describe('The records, as they are now.'),
    }),
    block('FAQ', 'Questions with answers.', {
      slugs: z.array(Slug).min(1).max(100).describe('Keys of the questions.'),
    }),
  ])
  .meta({ id: 'Block', description: 'A part of a section; `type` tells which.' })

const blockDocument = <T extends string, S extends z.ZodRawShape>(value: T, shape: S) =>
  z.strictObject({
    id,
    type: type(value),
    ...shape,
    citations: z.array(CitationDocument).max(50).default([]),
  })

const mentionDocument = kindedSlug(thingKinds).extend({
  words: text(200).describe('The words, exactly as they stand in the text.'),
})

export const BlockDocument = z.discriminatedUnion('type', [
  blockDocument('PROSE', {
    text: prose,
    mentions: z.array(mentionDocument).max(200).default([]).describe('Records that it names.'),
  }),
  blockDocument('LIST', { ...list, ordered: list.ordered.default(false) }),
  blockDocument('TABLE', { ...table, caption: table.caption.default(null) }),
  blockDocument('CALLOUT', { ...callout, title: callout.title.default(null) }),
  blockDocument('IMAGE', {
    ...image,
    caption: image.caption.default(null),
    width: size.default(null),
    height: size.default(null),
  }),
  blockDocument('FIGURE', figure),
  blockDocument('FACTS', facts),
  blockDocument('FAQ', { slugs: z.array(Slug).min(1).max(100).describe('Keys of the questions.') }),
])
export type BlockDocument = z.output<typeof BlockDocument>
