import { sql } from '../../db/sql.ts'
import { recordKinds } from '../../knowledge/things.ts'
import { nouns } from '../../resources/nouns.ts'
import { presented } from '../log/presented.ts'
import { makeLogTables } from '../log/tables.ts'
import type { Transaction } from '../transaction.ts'

/** What the log last says of each record is what readers see now, and of what is gone it says nothing. */
export async function checkRecords(tx: Transaction): Promise<string[]> {
  await makeLogTables(tx)
  const found: string[] = []
  for (const kind of recordKinds) {
    const records = await presented(tx, nouns[kind], sql`true`)
    const rows = await tx.$queryRaw<{ message: string }[]>(sql`
      SELECT format('%s %s: readers see %s, by the log %s', ${kind}::text, key,
        CASE WHEN x.record IS NULL THEN 'nothing' ELSE left(x.record::text, 200) END,
        CASE WHEN l.record IS NULL THEN 'nothing' ELSE left(l.record::text, 200) END) AS message
      FROM (${records}) x FULL JOIN (
        SELECT DISTINCT ON (h.key) h.key, h.record FROM change h WHERE h.kind = ${kind}::text
        ORDER BY h.key, h.revision DESC
      ) l USING (key) WHERE x.record IS DISTINCT FROM l.record ORDER BY key LIMIT 1000`)
    found.push(...rows.map(({ message }) => message))
  }
  return found
}
