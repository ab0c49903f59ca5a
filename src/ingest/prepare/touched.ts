import { CopyBuffer, type CopyColumn } from '../../db/copy.ts'
import { sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'
import { deriveClaim } from '../derive.ts'
import { isClaim } from '../documents.ts'
import { referencesOf } from '../references.ts'
import { surroundingsIn } from '../surroundings.ts'
import { connectionOf, query, type Transaction } from '../transaction.ts'
import type { AroundWrites } from './around-writes.ts'
import { chunkSize, newestEntry } from './writes.ts'

const changed = (main: string, kinds: readonly RecordKind[]) => sql`
  SELECT w.id FROM staged_write w WHERE w.main = ${main}::text AND w.kind = ANY (${[...kinds]}::text[])
    AND NOT w.is_new AND w.type IN ('CREATE', 'UPDATE')`
const sources = changed('source', ['source'])
const things = changed('thing', ['population', 'condition', 'interactant'])

/**
 * Computes anew what the writes change about published claims that they do not write: those that name a source,
 * population, condition or interactant that is written. Fills the temporary table `staged_derived`.
 */
export async function stageTouched(tx: Transaction, around: AroundWrites): Promise<void> {
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_derived (id int PRIMARY KEY, kind text COLLATE "C", key text COLLATE "C",
    question text COLLATE "C", rank int, support "Support", topics "CoverageTopic"[]) ON COMMIT DROP`,
  )
  const any = await query(tx, sql`SELECT FROM (${sources} UNION ALL ${things}) x LIMIT 1`)
  if (any.length === 0) return
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_touched ON COMMIT DROP AS
    SELECT c.id, c.kind, c.key FROM claim c
    WHERE c.status = 'ACTIVE' AND NOT EXISTS (SELECT FROM staged_write w WHERE w.main = 'claim' AND w.id = c.id)
      AND (c.population_id IN (${things}) OR c.id IN (
        SELECT ci.claim_id FROM citation ci WHERE ci.source_id IN (${sources})
        UNION ALL SELECT claim_id FROM contraindication WHERE target_id IN (${things})
        UNION ALL SELECT claim_id FROM interaction WHERE interactant_id IN (${things})
        UNION ALL SELECT claim_id FROM adverse_effect WHERE effect_id IN (${things})))`,
  )
  await query(tx, sql`CREATE INDEX ON staged_touched (id)`)
  for await (const chunk of readTouched(tx)) await derive(tx, around, chunk)
  await query(tx, sql`ANALYZE staged_derived`)
}

interface Touched {
  id: number
  kind: RecordKind
  key: string
  document: unknown
}

async function* readTouched(tx: Transaction): AsyncGenerator<Touched[]> {
  for (let after = 0, more = true; more; ) {
    const chunk = await query<Touched>(
      tx,
      sql`
      SELECT n.id, n.kind, n.key, b.document FROM staged_touched n CROSS JOIN LATERAL (${newestEntry}) b
      WHERE n.id > ${after}::int ORDER BY n.id LIMIT ${chunkSize}::int`,
    )
    if (chunk.length > 0) yield chunk
    after = chunk.at(-1)?.id ?? after
    more = chunk.length === chunkSize
  }
}

const columns: CopyColumn[] = [
  ...['id', 'kind', 'key', 'question', 'rank', 'support'].map(name => ({ name, form: 'plain' as const })),
  { name: 'topics', form: 'array' },
]

async function derive(tx: Transaction, around: AroundWrites, chunk: readonly Touched[]): Promise<void> {
  const buffer = new CopyBuffer(connectionOf(tx), 'staged_derived', columns)
  const claims = chunk.map(row => ({ ...row, record: recordFrom(row) }))
  around.trim()
  await around.load(claims.flatMap(({ record }) => referencesOf(record)))
  const surroundings = surroundingsIn(around)
  for (const { id, kind, key, record } of claims) {
    if (!isClaim(record)) continue
    const { question, rank, support, topics } = deriveClaim(record, surroundings)
    buffer.add([id, kind, key, question, rank, support, topics])
  }
  await buffer.flush()
}
