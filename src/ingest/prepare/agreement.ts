import { CopyBuffer, type CopyColumn } from '../../db/copy.ts'
import { empty, raw, type Sql, sql } from '../../db/sql.ts'
import { agreementOf } from '../../knowledge/agreement.ts'
import type { ClaimKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'
import { type ClaimRecord, isClaim, recordOf } from '../documents.ts'
import { connectionOf, query, type Transaction } from '../transaction.ts'
import { type Fate, type StagedRows, stagedTable } from './staged-rows.ts'
import { chunkSize, newestEntry } from './writes.ts'

/**
 * Finds for every question that the writes concern whether its claims agree, and fills the temporary table
 * `staged_agreement`; of a question that is not in it one claim is left, or none.
 */
export async function stageAgreement(
  tx: Transaction,
  changesetId: number,
  staged: StagedRows,
): Promise<void> {
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_agreement (question text COLLATE "C" PRIMARY KEY, agreement "Agreement")
    ON COMMIT DROP`,
  )
  await stageQuestions(tx, staged)
  await stageMembers(tx)
  const buffer = new CopyBuffer(connectionOf(tx), 'staged_agreement', columns)
  for await (const { question, claims } of readGroups(tx, changesetId)) {
    buffer.add([question, agreementOf(claims)])
    if (buffer.isFull) await buffer.flush()
  }
  await buffer.flush()
  await query(tx, sql`ANALYZE staged_agreement`)
}

const columns: CopyColumn[] = ['question', 'agreement'].map(name => ({ name, form: 'plain' }))

const claimsIn = (staged: StagedRows, fate: Fate): Sql =>
  staged.columns('claim', fate) === undefined
    ? empty
    : sql`UNION ALL SELECT question, kind, key, true FROM ${raw(stagedTable('claim', fate))}`

/**
 * `staged_claim`: the claims that are written or touched, with the questions that they will answer;
 * `staged_question`: those, and the questions that they answer now; `staged_sharing`: all other published claims
 * on these questions.
 */
async function stageQuestions(tx: Transaction, staged: StagedRows): Promise<void> {
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_claim (question, kind, key, is_written) ON COMMIT DROP AS
    SELECT question, kind, key, false FROM staged_derived
    ${claimsIn(staged, 'created')} ${claimsIn(staged, 'changed')}`,
  )
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_question ON COMMIT DROP AS
    SELECT DISTINCT kind, question FROM (
      SELECT kind, question FROM staged_claim
      UNION ALL SELECT c.kind, c.question FROM staged_write w JOIN claim c ON c.id = w.id
        WHERE w.main = 'claim' AND NOT w.is_new AND c.status = 'ACTIVE'
      UNION ALL SELECT c.kind, c.question FROM staged_derived d JOIN claim c ON c.id = d.id
    ) q`,
  )
  await query(tx, sql`ANALYZE staged_question`)
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_sharing ON COMMIT DROP AS
    SELECT c.id, c.question, c.kind, c.key FROM claim c
    WHERE c.status = 'ACTIVE' AND (c.kind, c.question) IN (SELECT kind, question FROM staged_question)
      AND NOT EXISTS (SELECT FROM staged_write w WHERE w.main = 'claim' AND w.id = c.id)
      AND NOT EXISTS (SELECT FROM staged_derived d WHERE d.id = c.id)`,
  )
}

/** `staged_member`: the claims of every such question that has several, question by question. */
const stageMembers = (tx: Transaction) =>
  query(
    tx,
    sql`CREATE TEMP TABLE staged_member ON COMMIT DROP AS
    SELECT row_number() OVER (ORDER BY question, key)::int AS ordinal, question, kind, key, is_written FROM (
      SELECT *, count(*) OVER (PARTITION BY question) AS members FROM (
        SELECT question, kind, key, is_written FROM staged_claim
        UNION ALL SELECT question, kind, key, false FROM staged_sharing
      ) m
    ) g WHERE members > 1 ORDER BY 1`,
  )

interface Member {
  ordinal: number
  question: string
  kind: ClaimKind
  document: unknown
  isWritten: boolean
}

/** The claims of each question; a question's claims are in memory together, and those of a chunk. */
async function* readGroups(
  tx: Transaction,
  changesetId: number,
): AsyncGenerator<{ question: string; claims: ClaimRecord[] }> {
  let group: { question: string; claims: ClaimRecord[] } | undefined
  for await (const { question, ...member } of readMembers(tx, changesetId)) {
    if (group && group.question !== question) yield group
    if (group?.question !== question) group = { question, claims: [] }
    // What is written has just passed its contract; what was published may have passed an older one.
    const record = member.isWritten ? recordOf(member.kind, member.document as never) : recordFrom(member)
    if (isClaim(record)) group.claims.push(record)
  }
  if (group) yield group
}

async function* readMembers(tx: Transaction, changesetId: number): AsyncGenerator<Member> {
  await query(tx, sql`CREATE INDEX ON staged_member (ordinal)`)
  await query(tx, sql`ANALYZE staged_member`)
  for (let after = 0, more = true; more; ) {
    const chunk = await query<Member>(
      tx,
      sql`
      SELECT n.ordinal, n.question, n.kind, n.is_written AS "isWritten", coalesce(w.document, o.data, b.document) AS document
      FROM (SELECT * FROM staged_member WHERE ordinal > ${after}::int ORDER BY ordinal LIMIT ${chunkSize}::int) n
      LEFT JOIN staged_write w ON n.is_written AND w.kind = n.kind AND w.key = n.key
      LEFT JOIN operation o ON o.changeset_id = ${changesetId}::int AND o.position = w.ordinal
      LEFT JOIN LATERAL (${newestEntry}) b ON NOT n.is_written
      ORDER BY n.ordinal`,
    )
    yield* chunk
    after = chunk.at(-1)?.ordinal ?? after
    more = chunk.length === chunkSize
  }
}
