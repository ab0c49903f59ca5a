import { z } from 'zod'
import { maxTold } from '../../api/embedded.ts'
import { lifecycle } from '../../api/lifecycle.ts'
import { KindedRef, kindedSlug } from '../../api/refs.ts'
import { CalendarDate, kindText, Language, Slug, text, WebAddress } from '../../api/text.ts'
import { Audience, SectionAspect } from '../../knowledge/content.ts'
import { thingKinds } from '../../knowledge/things.ts'
import { Block, BlockDocument } from './blocks.contract.ts'
import { articleHead, readingMinutes } from './summary.contract.ts'

const image = z
  .object({ url: WebAddress, alt: text(300).describe('What it shows.') })
  .meta({ id: 'Image', description: 'A picture.' })

const own = {
  ...articleHead,
  audience: Audience,
  authors: z.array(text(200)).max(50).describe('Who wrote it.'),
  reviewedBy: z.array(text(200)).max(50).describe('Who reviewed it.'),
  datePublished: CalendarDate.nullable().describe('When it was first published.'),
  dateModified: CalendarDate.nullable().describe('When its text last changed.'),
  lastReviewed: CalendarDate.nullable().describe('When somebody last reviewed it.'),
  reviewDue: CalendarDate.nullable().describe('When it should be reviewed again.'),
  canonicalUrl: WebAddress.nullable().describe('The address of the original.'),
}

const section = {
  id: Slug.describe('Stable within the article.'),
  level: z.int().min(2).max(6).describe('Level of the heading.'),
  aspect: SectionAspect,
  heading: text(300).describe('The heading.'),
}

const Section = z
  .object({ ...section, blocks: z.array(Block).max(200) })
  .meta({ id: 'Section', description: 'A section of an article.' })

const related = {
  category: text(100).nullable().describe('The category that it stands under.'),
  title: text(300).describe('Headline.'),
  teaser: text(500).nullable().describe('The line below the title.'),
  slug: Slug.nullable().describe('The article here; null when it is not in this knowledge base.'),
}

const disclaimer = text(1000).nullable().describe("The article's own disclaimer.")

export const Article = z
  .object({
    kind: z.literal('article').describe(kindText),
    ...own,
    image: image.nullable(),
    sections: z.array(Section).max(200).describe('The text, in order.'),
    faqs: z
      .array(
        z
          .object({
            slug: Slug,
            question: text(300).describe('The question.'),
            answer: text(2000).describe('The answer, in Markdown without HTML.'),
          })
          .meta({ id: 'ArticleFaq', description: 'A question that the article answers.' }),
      )
      .max(100)
      .describe('The questions that it answers.'),
    related: z
      .array(
        z
          .object(related)
          .meta({ id: 'RelatedArticle', description: 'An article that belongs beside this one.' }),
      )
      .max(50)
      .describe('What to read next.'),
    about: z.array(KindedRef).max(50).describe('What the article is about.'),
    mentions: z.array(KindedRef).max(maxTold.mentions).describe('What its text mentions.'),
    disclaimer,
    readingMinutes,
    ...lifecycle,
  })
  .meta({ id: 'Article', description: 'An article as typed blocks that are bound to records.' })
export type Article = z.output<typeof Article>

export const ArticleDocument = z.strictObject({
  ...own,
  subtitle: own.subtitle.default(null),
  abstract: own.abstract.default(null),
  category: own.category.default(null),
  inLanguage: Language.default('en'),
  audience: Audience.default('PATIENT'),
  authors: own.authors.default([]),
  reviewedBy: own.reviewedBy.default([]),
  datePublished: own.datePublished.default(null),
  dateModified: own.dateModified.default(null),
  lastReviewed: own.lastReviewed.default(null),
  reviewDue: own.reviewDue.default(null),
  canonicalUrl: own.canonicalUrl.default(null),
  image: z.strictObject(image.shape).nullable().default(null),
  sections: z
    .array(
      z.strictObject({
        ...section,
        level: section.level.default(2),
        blocks: z.array(BlockDocument).min(1).max(200).describe('Its parts, in order.'),
      }),
    )
    .min(1)
    .max(200),
  faqs: z.array(Slug).max(100).default([]),
  related: z
    .array(
      z.strictObject({
        category: related.category.default(null),
        title: related.title,
        teaser: related.teaser.default(null),
        slug: related.slug.default(null),
      }),
    )
    .max(50)
    .default([]),
  about: z.array(kindedSlug(thingKinds)).max(50).default([]),
  disclaimer: disclaimer.default(null),
})
export type ArticleDocument = z.output<typeof ArticleDocument>
