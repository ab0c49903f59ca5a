import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'

interface Row extends Snapshot {
  found: { version: number; document: unknown } | null
}

/** A published record as it is written, with its version; null when it is not published. */
export async function documentOf(
  database: Pick<Database, 'read'>,
  { kind, key }: { kind: RecordKind; key: string },
) {
  const rows = await database.read<Row>(
    sql`SELECT s.revision, s.release, (
      SELECT CASE WHEN c.type IN ('CREATE', 'UPDATE')
        THEN json_build_object('version', c.version, 'document', c.document) END
      FROM change c WHERE c.kind = ${kind} AND c.key = ${key} AND c.type <> 'RERENDERED'
      ORDER BY c.revision DESC LIMIT 1) AS found
    FROM kb_state s`,
  )
  const { found, ...state } = only(rows)
  if (found === null) return { ...state, found }
  const { document } = recordFrom({ kind, document: found.document })
  return { ...state, found: { version: found.version, document } }
}
