import type { z } from 'zod'
import { maxTold } from '../../api/embedded.ts'
import { listQuery } from '../../api/list-query.ts'
import { codes, slugs, words } from '../../api/params.ts'
import { ofCode, ofThings } from '../../db/facets.ts'
import { embed, type Noun } from '../../db/noun.ts'
import { atMost, citationsOf, instant, jsonArray, oneOf, sql, when } from '../../db/sql.ts'
import { SectionAspect } from '../../knowledge/content.ts'
import { Faq } from './faqs.contract.ts'

export const faqs: Noun = {
  kind: 'faq',
  alias: sql`f`,
  from: sql`faq f`,
  columns: sql`'faq' AS kind, f.slug, f.question, f.answer, f.aspect,
    ${jsonArray(sql`SELECT ab.kind, ab.slug, ab.name FROM faq_thing ft JOIN thing ab ON ab.id = ft.thing_id
      WHERE ft.faq_id = f.id ORDER BY ft.position`)} AS about,
    f.in_language AS "inLanguage", f.position,
    ${jsonArray(sql`SELECT ar.slug, ar.title FROM article_faq af JOIN article ar ON ar.id = af.article_id
      WHERE af.faq_id = f.id AND ar.status = 'ACTIVE' ORDER BY ar.slug ${atMost(maxTold.articles)}`)} AS articles,
    f.last_reviewed AS "lastReviewed", ${citationsOf(sql`ci.faq_id = f.id`)} AS citations,
    f.status, f.version, ${instant(sql`f.updated_at`)} AS "updatedAt"`,
  key: sql`f.slug`,
  sorts: {
    slug: { expression: sql`f.slug`, type: 'text' },
    position: { expression: sql`f.position`, type: 'int' },
    updatedAt: { expression: sql`f.updated_at`, type: 'timestamptz' },
  },
  order: [{ expression: sql`f.position`, type: 'int' }],
  includes: {},
  facets: {
    about: ofThings(sql`FROM faq_thing ft JOIN thing fa ON fa.id = ft.thing_id WHERE ft.faq_id = f.id`),
    aspect: ofCode(sql`f.aspect`),
    inLanguage: ofCode(sql`f.in_language`),
  },
}

/** The questions about the thing that is joined as `t`. */
export const faqsAbout = embed(
  faqs,
  sql`EXISTS (SELECT 1 FROM faq_thing ft WHERE ft.faq_id = f.id AND ft.thing_id = t.id)`,
)

export const FaqQuery = listQuery(
  { record: Faq, includes: [], sorts: ['slug', 'position', 'updatedAt'], byDefault: 'by position' },
  {
    about: slugs({ description: 'Slugs of things that the question is about.' }),
    category: words({ description: 'Categories of the articles that show it.' }),
    aspect: codes(SectionAspect.options, { description: 'What the question is about in general.' }),
    inLanguage: words({ description: 'Language tags.' }),
  },
)

export const askFaqs = (query: z.output<typeof FaqQuery>) => ({
  conditions: [
    ...when(
      query.about,
      about => sql`EXISTS (SELECT 1 FROM faq_thing ft JOIN thing ab ON ab.id = ft.thing_id
        WHERE ft.faq_id = f.id AND ab.slug = ANY (${about}::text[]))`,
    ),
    ...when(
      query.category,
      categories => sql`EXISTS (SELECT 1 FROM article_faq af JOIN article ar ON ar.id = af.article_id
        WHERE af.faq_id = f.id AND fold(ar.category) = ANY (SELECT fold(w) FROM unnest(${categories}::text[]) w))`,
    ),
    ...oneOf(sql`f.aspect`, query.aspect, '"SectionAspect"'),
    ...oneOf(sql`f.in_language`, query.inLanguage),
    ...when(query.updatedSince, time => sql`f.updated_at >= ${time}::text::timestamptz`),
  ],
})
