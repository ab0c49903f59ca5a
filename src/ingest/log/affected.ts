import { type Sql, sql } from '../../db/sql.ts'
import type { Transaction } from '../transaction.ts'

const sources = sql`(SELECT id FROM log_row WHERE main = 'source' AND shown)`
const things = sql`(SELECT id FROM log_row WHERE main = 'thing' AND shown)`
const faqs = sql`(SELECT id FROM log_row WHERE main = 'faq' AND shown)`
const anyThings = sql`(SELECT id FROM log_row WHERE main = 'thing')`
const anyClaims = sql`(SELECT id FROM log_row WHERE main = 'claim')`
const anyArticles = sql`(SELECT id FROM log_row WHERE main = 'article')`

const add = (rows: Sql) => sql`INSERT INTO log_row (main, id, kind, shown) ${rows} ON CONFLICT DO NOTHING`

/** What has a version before this one may be shown by others. */
const written = add(sql`
  SELECT 'thing', t.id, t.kind, w.version > 1 FROM log_write w JOIN thing t ON t.kind = w.kind AND t.slug = w.key
    WHERE t.status = 'ACTIVE'
  UNION ALL SELECT 'claim', c.id, c.kind, w.version > 1 FROM log_write w JOIN claim c ON c.key = w.key AND c.kind = w.kind
    WHERE c.status = 'ACTIVE'
  UNION ALL SELECT 'source', s.id, w.kind, w.version > 1 FROM log_write w JOIN source s ON s.slug = w.key
    WHERE w.kind = 'source' AND s.status = 'ACTIVE'
  UNION ALL SELECT 'faq', f.id, w.kind, w.version > 1 FROM log_write w JOIN faq f ON f.slug = w.key
    WHERE w.kind = 'faq' AND f.status = 'ACTIVE'
  UNION ALL SELECT 'article', a.id, w.kind, w.version > 1 FROM log_write w JOIN article a ON a.slug = w.key
    WHERE w.kind = 'article' AND a.status = 'ACTIVE'`)

const newest = (kind: Sql, key: Sql) => sql`(
  SELECT h.record FROM change h WHERE h.kind = ${kind} AND h.key = ${key} ORDER BY h.revision DESC LIMIT 1)`

/** What was written over or taken away still says what it was part of. */
const beforeWrites = sql`
  INSERT INTO log_before (kind, record) SELECT kind, record FROM (
    SELECT w.kind, ${newest(sql`w.kind`, sql`w.key`)} AS record FROM log_write w WHERE w.version > 1
  ) b WHERE record IS NOT NULL`

const thingsShowingSources = add(sql`
  SELECT 'thing', t.id, t.kind, t.kind = 'mechanism' FROM thing t WHERE t.id IN (
    SELECT ts.thing_id FROM thing_source ts WHERE ts.source_id IN ${sources}
    UNION ALL SELECT rg.supplement_id FROM regulatory rg WHERE rg.source_id IN ${sources}
    UNION ALL SELECT cv.supplement_id FROM coverage_source cs JOIN coverage cv ON cv.id = cs.coverage_id
      WHERE cs.source_id IN ${sources}
    UNION ALL SELECT st.condition_id FROM citation ci JOIN condition_statement st ON st.id = ci.statement_id
      WHERE ci.source_id IN ${sources})`)

/** Members show their classes, classes their members, also those that have left. */
const classesAndMembers = add(sql`
  SELECT 'thing', t.id, t.kind, false FROM thing t WHERE t.id IN (
    SELECT ms.member_id FROM membership ms WHERE ms.class_id IN ${things}
    UNION ALL SELECT ms.class_id FROM membership ms WHERE ms.member_id IN ${anyThings})
  UNION ALL SELECT 'thing', t.id, t.kind, false FROM log_before b
    CROSS JOIN LATERAL jsonb_array_elements(b.record -> 'memberOf') m
    JOIN thing t ON t.kind = b.kind AND t.slug = m ->> 'slug' WHERE b.kind = 'interactant'`)

const productsNamingThings = add(sql`
  SELECT 'thing', t.id, t.kind, false FROM thing t WHERE t.id IN (
    SELECT ps.product_id FROM product_supplement ps WHERE ps.supplement_id IN ${things})`)

const claimsNamingThings = add(sql`
  SELECT 'claim', c.id, c.kind, true FROM claim c WHERE c.status = 'ACTIVE' AND c.id IN (
    SELECT id FROM claim WHERE supplement_id IN ${things}
    UNION ALL SELECT id FROM claim WHERE condition_id IN ${things}
    UNION ALL SELECT id FROM claim WHERE population_id IN ${things}
    UNION ALL SELECT claim_id FROM action WHERE mechanism_id IN ${things}
    UNION ALL SELECT claim_id FROM contraindication WHERE target_id IN ${things}
    UNION ALL SELECT claim_id FROM interaction WHERE interactant_id IN ${things}
    UNION ALL SELECT claim_id FROM adverse_effect WHERE effect_id IN ${things}
    UNION ALL SELECT claim_id FROM combination WHERE with_id IN ${things}
    UNION ALL SELECT claim_id FROM comparison WHERE with_id IN ${things}
    UNION ALL SELECT claim_id FROM protocol_step WHERE thing_id IN ${things})`)

const claimsCiting = add(sql`
  SELECT 'claim', c.id, c.kind, true FROM claim c WHERE c.status = 'ACTIVE' AND c.id IN (
    SELECT ci.claim_id FROM citation ci WHERE ci.source_id IN ${sources})`)

const beforeTouched = sql`
  INSERT INTO log_before (kind, record) SELECT kind, record FROM (
    SELECT c.kind, ${newest(sql`c.kind`, sql`c.key`)} AS record FROM log_row r JOIN claim c ON c.id = r.id
    WHERE r.main = 'claim' AND NOT EXISTS (SELECT FROM log_write w WHERE w.kind = c.kind AND w.key = c.key)
  ) b WHERE record IS NOT NULL`

/** Claims on the same question, as it is now or was before: whether they agree follows from all of them. */
const claimsOnTheSameQuestion = add(sql`
  SELECT 'claim', c.id, c.kind, true FROM (
    SELECT c.kind, c.question FROM claim c WHERE c.id IN ${anyClaims}
    UNION SELECT b.kind, b.record ->> 'question' FROM log_before b
  ) q JOIN claim c ON c.kind = q.kind AND c.question = q.question WHERE c.status = 'ACTIVE'`)

/** What is known about a topic follows from the claims on a supplement. */
const supplementsOfClaims = add(sql`
  SELECT 'thing', t.id, t.kind, false FROM thing t WHERE t.id IN (
    SELECT c.supplement_id FROM claim c WHERE c.id IN ${anyClaims})
  UNION SELECT 'thing', t.id, t.kind, false FROM log_before b
    JOIN thing t ON t.kind = 'supplement' AND t.slug = b.record -> 'supplement' ->> 'slug'`)

const faqsOf = add(sql`
  SELECT 'faq', f.id, 'faq', false FROM faq f WHERE f.id IN (
    SELECT ft.faq_id FROM faq_thing ft WHERE ft.thing_id IN ${things}
    UNION ALL SELECT ci.faq_id FROM citation ci WHERE ci.source_id IN ${sources}
    UNION ALL SELECT af.faq_id FROM article_faq af WHERE af.article_id IN ${anyArticles})
  UNION SELECT 'faq', f.id, 'faq', false FROM log_before b
    CROSS JOIN LATERAL jsonb_array_elements(b.record -> 'faqs') m JOIN faq f ON f.slug = m ->> 'slug' WHERE b.kind = 'article'`)

// Not those that show a card of a changed article: a card chosen by hand has words of its own, and those by shared
// records stand in /related and on the page, not in the record that this log keeps.
const articlesOf = add(sql`
  SELECT 'article', a.id, 'article', false FROM article a WHERE a.id IN (
    SELECT ath.article_id FROM article_thing ath WHERE ath.thing_id IN ${things}
    UNION ALL SELECT ars.article_id FROM article_source ars WHERE ars.source_id IN ${sources}
    UNION ALL SELECT af.article_id FROM article_faq af WHERE af.faq_id IN ${faqs}
    UNION ALL SELECT ac.article_id FROM article_claim ac WHERE ac.claim_id IN ${anyClaims})`)

/** Each step builds on what the ones before it found. */
const steps = [
  sql`ANALYZE log_write`,
  written,
  sql`ANALYZE log_row`,
  beforeWrites,
  thingsShowingSources,
  classesAndMembers,
  productsNamingThings,
  claimsNamingThings,
  claimsCiting,
  sql`ANALYZE log_row`,
  beforeTouched,
  claimsOnTheSameQuestion,
  supplementsOfClaims,
  sql`ANALYZE log_row`,
  faqsOf,
  articlesOf,
]

/** Finds every active record that readers may see differently after the writes: follows foreign keys backwards. */
export async function findAffected(tx: Transaction): Promise<void> {
  for (const step of steps) await tx.$executeRaw(step)
}
