import { sql } from '../../db/sql.ts'
import { agreementOf } from '../../knowledge/agreement.ts'
import type { ClaimKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'
import { type ClaimRecord, isClaim } from '../documents.ts'
import { recordId } from '../lookup.ts'
import type { Transaction } from '../transaction.ts'
import { rowsOf } from './cursor.ts'

interface Row {
  kind: ClaimKind
  key: string
  question: string
  agreement: string
  document: unknown
}

/** Whether the claims on a question agree is what follows from all of them; those of one question are in memory. */
export async function checkAgreement(tx: Transaction): Promise<string[]> {
  const found: string[] = []
  for await (const group of groups(tx)) {
    const claims = group.map(recordFrom).filter((record): record is ClaimRecord => isClaim(record))
    const wanted = agreementOf(claims)
    for (const { kind, key, agreement } of group)
      if (agreement !== wanted)
        found.push(`${recordId(kind, key)}: claim agreement is "${agreement}", by the log "${wanted}"`)
  }
  return found
}

async function* groups(tx: Transaction): AsyncGenerator<Row[]> {
  let group: Row[] = []
  const rows = rowsOf<Row>(
    tx,
    'questions',
    sql`SELECT c.kind, c.key, c.question, c.agreement::text, h.document FROM claim c CROSS JOIN LATERAL (
        SELECT document FROM change h WHERE h.kind = c.kind AND h.key = c.key AND h.type IN ('CREATE', 'UPDATE')
        ORDER BY h.revision DESC LIMIT 1) h
      WHERE c.status = 'ACTIVE' ORDER BY c.question, c.key`,
  )
  for await (const row of rows) {
    if (group[0] && group[0].question !== row.question) {
      yield group
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield group
}
