import { z } from 'zod'
import { CitationDocument, citations } from '../../api/citation.ts'
import { maxTold } from '../../api/embedded.ts'
import { lifecycle } from '../../api/lifecycle.ts'
import { KindedRef, kindedSlug } from '../../api/refs.ts'
import { CalendarDate, kindText, Language, Slug, text } from '../../api/text.ts'
import { SectionAspect } from '../../knowledge/content.ts'
import { thingKinds } from '../../knowledge/things.ts'

const own = {
  slug: Slug,
  question: text(300).describe('The question.'),
  answer: text(2000).describe('The answer, in Markdown without HTML.'),
  aspect: SectionAspect,
  inLanguage: Language,
  position: z.int().min(1).max(10_000).describe('Its place among the questions.'),
  lastReviewed: CalendarDate.nullable().describe('When somebody last reviewed it.'),
}

const ArticleRef = z
  .object({ slug: Slug, title: text(300).describe('Headline of the article.') })
  .meta({ id: 'ArticleRef', description: 'An article, by key and headline.' })

export const Faq = z
  .object({
    kind: z.literal('faq').describe(kindText),
    slug: own.slug,
    question: own.question,
    answer: own.answer,
    aspect: own.aspect,
    about: z.array(KindedRef).max(50).describe('What the question is about.'),
    inLanguage: own.inLanguage,
    position: own.position,
    articles: z.array(ArticleRef).max(maxTold.articles).describe('The articles that show it.'),
    lastReviewed: own.lastReviewed,
    citations,
    ...lifecycle,
  })
  .meta({ id: 'Faq', description: 'A question with one answer.' })
export type Faq = z.output<typeof Faq>

export const FaqDocument = z.strictObject({
  ...own,
  answer: own.answer.refine(value => !/<[a-z!/?]/i.test(value), 'holds HTML'),
  inLanguage: Language.default('en'),
  lastReviewed: own.lastReviewed.default(null),
  about: z.array(kindedSlug(thingKinds)).max(50).default([]),
  citations: z.array(CitationDocument).min(1).max(50),
})
