import type { Database } from '../db/client.ts'
import { sql } from '../db/sql.ts'
import { differencesOf } from '../knowledge/agreement.ts'
import type { DisagreementAspect } from '../knowledge/evidence.ts'
import type { ClaimKind } from '../knowledge/things.ts'
import { recordFrom } from './current.ts'
import { deriveClaim } from './derive.ts'
import { type ClaimRecord, isClaim } from './documents.ts'
import { parseDocument } from './parse.ts'
import { AroundWrites } from './prepare/around-writes.ts'
import { stageRenames } from './prepare/renames.ts'
import { newestEntry, readWrites, stageWrites } from './prepare/writes.ts'
import { referencesOf } from './references.ts'
import { surroundingsIn } from './surroundings.ts'
import { inTransaction, query, type Transaction, trying } from './transaction.ts'

/** A claim of a changeset that says otherwise than a published one: nothing is wrong, but somebody should look. */
export interface Contradiction {
  /** Of the operation, from 1. */
  position: number
  kind: ClaimKind
  key: string
  /** What both answer. */
  question: string
  /** In what they differ. */
  about: DisagreementAspect[]
  /** The id of the published claim. */
  with: string
}

/**
 * What claims of a changeset contradict of that which is published and not changed by it, by position. Claims with
 * faults of their own are passed over.
 */
export const contradictionsOf = (
  database: Pick<Database, 'prisma'>,
  changesetId: number,
): Promise<Contradiction[]> => inTransaction(database, tx => contradictionsIn(tx, changesetId))

/** The same within a transaction that `inTransaction` began. */
export const contradictionsIn = (tx: Transaction, changesetId: number): Promise<Contradiction[]> =>
  trying(tx, async () => {
    const asked = await questionsIn(tx, changesetId)
    const published = await publishedOn(tx, [...new Set(asked.map(({ question }) => question))])
    return asked.flatMap(({ position, claim, question }) =>
      (published.get(question) ?? []).flatMap(other => {
        const about = differencesOf([claim, other])
        const { kind, key } = claim
        return about.length === 0 ? [] : [{ position, kind, key, question, about, with: other.key }]
      }),
    )
  })

interface Asked {
  position: number
  claim: ClaimRecord
  question: string
}

/** The claims that a changeset writes, with the questions that they will answer. */
async function questionsIn(tx: Transaction, changesetId: number): Promise<Asked[]> {
  await stageWrites(tx, changesetId)
  const { renames } = await stageRenames(tx, changesetId)
  const around = new AroundWrites(tx, changesetId, renames)
  const asked: Asked[] = []
  for await (const chunk of readWrites(tx, changesetId)) {
    const claims = chunk.flatMap(({ ordinal, kind, type, data, followsRename }) => {
      if (followsRename || (type !== 'CREATE' && type !== 'UPDATE')) return []
      const { record } = parseDocument(kind, data)
      return record && isClaim(record)
        ? [{ position: ordinal, claim: renames.apply(record) as ClaimRecord }]
        : []
    })
    around.trim()
    await around.load(claims.flatMap(({ claim }) => referencesOf(claim)))
    const surroundings = surroundingsIn(around)
    for (const one of claims) asked.push({ ...one, question: deriveClaim(one.claim, surroundings).question })
  }
  return asked
}

async function publishedOn(
  tx: Transaction,
  questions: readonly string[],
): Promise<Map<string, ClaimRecord[]>> {
  const rows = await query<{ kind: ClaimKind; key: string; question: string; document: unknown }>(
    tx,
    sql`SELECT n.kind, n.key, n.question, b.document FROM claim n CROSS JOIN LATERAL (${newestEntry}) b
      WHERE n.status = 'ACTIVE' AND n.question = ANY (${[...questions]}::text[])
        AND NOT EXISTS (SELECT FROM staged_write w WHERE w.main = 'claim' AND w.id = n.id)
      ORDER BY n.question, n.key`,
  )
  const found = new Map<string, ClaimRecord[]>()
  for (const row of rows) {
    const claim = recordFrom(row)
    if (isClaim(claim)) found.set(row.question, [...(found.get(row.question) ?? []), claim])
  }
  return found
}
