import { join, raw, type Sql, sql } from '../db/sql.ts'
import type { Current, RecordName } from './current.ts'
import { recordId } from './lookup.ts'
import { findRows, mainTableOf } from './row-ids.ts'
import { query, type Transaction } from './transaction.ts'

/** Rows that others may point at: for each main table a query of their ids, and of the keys of articles. */
export interface PointedAt {
  thing: Sql
  source: Sql
  claim: Sql
  faq: Sql
  articleKeys: Sql
}

/** A column that points at rows, and the owner of the row that it stands in. */
interface Pointer {
  at: Exclude<keyof PointedAt, 'articleKeys'>
  table: string
  column: string
  owner: 'thing' | 'claim' | 'faq' | 'article'
  /** Where the owner's id is not a column of the table: how it is reached. */
  id: Sql
}

const pointer = (at: Pointer['at'], table: string, column: string, owner: Pointer['owner'], id: Sql) => ({
  ...{ at, table, column, owner, id },
})

const ofClaim = sql`p.claim_id`
const ofArticle = sql`p.article_id`

/** Every foreign key from a part of a record to another record; a test holds it against the database. */
export const pointers: readonly Pointer[] = [
  ...['supplement_id', 'condition_id', 'population_id'].map(column =>
    pointer('thing', 'claim', column, 'claim', sql`p.id`),
  ),
  pointer('thing', 'action', 'mechanism_id', 'claim', ofClaim),
  pointer('thing', 'contraindication', 'target_id', 'claim', ofClaim),
  pointer('thing', 'interaction', 'interactant_id', 'claim', ofClaim),
  pointer('thing', 'adverse_effect', 'effect_id', 'claim', ofClaim),
  pointer('thing', 'combination', 'with_id', 'claim', ofClaim),
  pointer('thing', 'comparison', 'with_id', 'claim', ofClaim),
  pointer('thing', 'protocol_step', 'thing_id', 'claim', ofClaim),
  pointer('thing', 'membership', 'class_id', 'thing', sql`p.member_id`),
  pointer('thing', 'product_supplement', 'supplement_id', 'thing', sql`p.product_id`),
  pointer('thing', 'faq_thing', 'thing_id', 'faq', sql`p.faq_id`),
  pointer('thing', 'article_thing', 'thing_id', 'article', ofArticle),
  pointer('source', 'citation', 'source_id', 'claim', ofClaim),
  pointer('source', 'citation', 'source_id', 'faq', sql`p.faq_id`),
  pointer(
    'source',
    'citation',
    'source_id',
    'thing',
    sql`(
    SELECT st.condition_id FROM condition_statement st WHERE st.id = p.statement_id)`,
  ),
  pointer('source', 'thing_source', 'source_id', 'thing', sql`p.thing_id`),
  pointer('source', 'supplement_form', 'source_id', 'thing', sql`p.supplement_id`),
  pointer('source', 'conversion', 'source_id', 'thing', sql`p.supplement_id`),
  pointer('source', 'regulatory', 'source_id', 'thing', sql`p.supplement_id`),
  pointer(
    'source',
    'coverage_source',
    'source_id',
    'thing',
    sql`(
    SELECT cv.supplement_id FROM coverage cv WHERE cv.id = p.coverage_id)`,
  ),
  pointer('source', 'article_source', 'source_id', 'article', ofArticle),
  pointer('claim', 'article_claim', 'claim_id', 'article', ofArticle),
  pointer('faq', 'article_faq', 'faq_id', 'article', ofArticle),
]

const ownersBy = (owner: Pointer['owner'], pointedAt: PointedAt) =>
  join(
    [
      ...pointers
        .filter(one => one.owner === owner)
        .map(
          ({ at, table, column, id }) =>
            sql`SELECT ${id} FROM ${raw(table)} p WHERE p.${raw(column)} IN (${pointedAt[at]})`,
        ),
      ...(owner === 'article'
        ? [sql`SELECT p.article_id FROM article_related p WHERE p.related_slug IN (${pointedAt.articleKeys})`]
        : []),
    ],
    ' UNION ALL ',
  )

/** Published records, as the log last tells of them, with a row that points at one of some rows; in the order of their keys. */
export const findHolders = (
  tx: Transaction,
  pointedAt: PointedAt,
  { but = sql`false`, limit = sql`ALL` } = {},
): Promise<Current[]> =>
  query<Current>(
    tx,
    sql`
    SELECT n.kind, n.key, h.type, h.version, h.document, g.origin, h.actor FROM (
      SELECT t.kind, t.slug AS key FROM thing t WHERE t.status = 'ACTIVE' AND t.id IN (${ownersBy('thing', pointedAt)})
      UNION ALL SELECT c.kind, c.key FROM claim c WHERE c.status = 'ACTIVE' AND c.id IN (${ownersBy('claim', pointedAt)})
      UNION ALL SELECT 'faq', f.slug FROM faq f WHERE f.status = 'ACTIVE' AND f.id IN (${ownersBy('faq', pointedAt)})
      UNION ALL SELECT 'article', a.slug FROM article a WHERE a.status = 'ACTIVE' AND a.id IN (${ownersBy('article', pointedAt)})
    ) n
    CROSS JOIN LATERAL (
      SELECT * FROM change h WHERE h.kind = n.kind AND h.key = n.key AND h.type <> 'RERENDERED'
      ORDER BY h.revision DESC LIMIT 1
    ) h JOIN changeset g ON g.id = h.changeset_id
    WHERE NOT (${but}) ORDER BY n.kind, n.key LIMIT ${limit}`,
  )

/** The published records that name one of these. */
export async function loadHolders(tx: Transaction, names: readonly RecordName[]): Promise<Current[]> {
  if (names.length === 0) return []
  const rows = await findRows(tx, names)
  const ids = (main: Pointer['at']) => {
    const found = names.filter(({ kind }) => mainTableOf(kind) === main)
    return sql`SELECT unnest(${found.flatMap(({ kind, key }) => rows.get(recordId(kind, key))?.id ?? [])}::int[])`
  }
  const articles = names.filter(({ kind }) => kind === 'article').map(({ key }) => key)
  return findHolders(tx, {
    ...{ thing: ids('thing'), source: ids('source'), claim: ids('claim'), faq: ids('faq') },
    articleKeys: sql`SELECT unnest(${articles}::text[])`,
  })
}
