import type { z } from 'zod'
import { maxEmbedded, maxTold } from '../../api/embedded.ts'
import { listQuery } from '../../api/list-query.ts'
import { slugs, words } from '../../api/params.ts'
import { ofCode, ofThings } from '../../db/facets.ts'
import type { Noun } from '../../db/noun.ts'
import { atMost, instant, jsonArray, oneOf, raw, sourceRef, sql, when } from '../../db/sql.ts'
import { claimNouns } from '../claims.ts'
import { Article } from './articles.contract.ts'
import { presentArticle } from './present.ts'

/** The articles about the thing that is joined as `t`, without their text. */
export const articlesAbout = jsonArray(sql`
  SELECT a.slug, a.title, a.subtitle, a.abstract, a.category, a.in_language AS "inLanguage", a.reading_minutes AS "readingMinutes"
  FROM article a JOIN article_thing ath ON ath.article_id = a.id AND ath.about AND ath.thing_id = t.id
  WHERE a.status = 'ACTIVE' ORDER BY a.slug ${atMost(maxEmbedded)}`)

const things = (about: boolean) =>
  jsonArray(sql`
  SELECT ab.kind, ab.slug, ab.name FROM article_thing ath JOIN thing ab ON ab.id = ath.thing_id
  WHERE ath.article_id = a.id AND ath.about = ${raw(String(about))} ORDER BY ath.position ${atMost(maxTold.mentions)}`)

const shownClaims = Object.values(claimNouns)
  .map(
    noun => sql`SELECT c.key, to_json(r) AS record FROM ${noun.from}
      JOIN article_claim ac ON ac.claim_id = c.id AND ac.article_id = a.id
      CROSS JOIN LATERAL (SELECT ${noun.columns}${noun.unasked ?? sql``}) r
      WHERE c.status = 'ACTIVE'${noun.scope ?? sql``}`,
  )
  .reduce((all, next) => sql`${all} UNION ALL ${next}`)

/** Besides the record's members: the sources its blocks cite and the claims they show, by key, for `presentArticle`. */
const columns = sql`'article' AS kind, a.slug, a.title, a.subtitle, a.abstract, a.category,
  a.in_language AS "inLanguage", a.audience, a.authors, a.reviewed_by AS "reviewedBy",
  a.date_published AS "datePublished", a.date_modified AS "dateModified", a.last_reviewed AS "lastReviewed",
  a.review_due AS "reviewDue", a.canonical_url AS "canonicalUrl",
  CASE WHEN a.image_url IS NOT NULL THEN json_build_object('url', a.image_url, 'alt', a.image_alt) END AS image,
  a.sections,
  ${jsonArray(sql`SELECT fq.slug, fq.question, fq.answer FROM article_faq af JOIN faq fq ON fq.id = af.faq_id
    WHERE af.article_id = a.id AND fq.status = 'ACTIVE' ORDER BY af.position`)} AS faqs,
  ${jsonArray(sql`SELECT ar.category, ar.title, ar.teaser, ar.related_slug AS slug FROM article_related ar
    WHERE ar.article_id = a.id ORDER BY ar.position`)} AS related,
  ${things(true)} AS about, ${things(false)} AS mentions, a.disclaimer, a.reading_minutes AS "readingMinutes",
  a.status, a.version, ${instant(sql`a.updated_at`)} AS "updatedAt",
  (SELECT coalesce(json_object_agg(so.slug, ${sourceRef}), '{}') FROM article_source ars
    JOIN source so ON so.id = ars.source_id WHERE ars.article_id = a.id) AS "citedSources",
  (SELECT coalesce(json_object_agg(x.key, x.record), '{}') FROM (${shownClaims}) x) AS "shownClaims"`

export const articles: Noun = {
  kind: 'article',
  alias: sql`a`,
  from: sql`article a`,
  columns,
  key: sql`a.slug`,
  sorts: {
    slug: { expression: sql`a.slug`, type: 'text' },
    datePublished: { expression: sql`coalesce(a.date_published, 'epoch'::date)`, type: 'date' },
    updatedAt: { expression: sql`a.updated_at`, type: 'timestamptz' },
  },
  order: [],
  includes: {},
  facets: {
    about: ofThings(sql`FROM article_thing ath JOIN thing fa ON fa.id = ath.thing_id
      WHERE ath.article_id = a.id AND ath.about`),
    category: ofCode(sql`a.category`),
    inLanguage: ofCode(sql`a.in_language`),
  },
  present: presentArticle,
}

export const ArticleQuery = listQuery(
  { record: Article, includes: [], sorts: ['slug', 'datePublished', 'updatedAt'], byDefault: 'slug' },
  {
    about: slugs({ description: 'Slugs of things that the article is about.' }),
    category: words({ description: 'Categories.' }),
    inLanguage: words({ description: 'Language tags.' }),
  },
)

export const askArticles = (query: z.output<typeof ArticleQuery>) => ({
  conditions: [
    ...when(
      query.about,
      about => sql`EXISTS (SELECT 1 FROM article_thing ath JOIN thing ab ON ab.id = ath.thing_id
        WHERE ath.article_id = a.id AND ath.about AND ab.slug = ANY (${about}::text[]))`,
    ),
    ...when(
      query.category,
      categories => sql`fold(a.category) = ANY (SELECT fold(w) FROM unnest(${categories}::text[]) w)`,
    ),
    ...oneOf(sql`a.in_language`, query.inLanguage),
    ...when(query.updatedSince, time => sql`a.updated_at >= ${time}::text::timestamptz`),
  ],
})
