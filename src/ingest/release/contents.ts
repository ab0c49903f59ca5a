import { createHash } from 'node:crypto'
import { type Run, recordsAt } from '../../db/log.ts'
import { sql } from '../../db/sql.ts'
import { recordKinds } from '../../knowledge/things.ts'

/** What a release holds, counted. */
interface Contents {
  records: { kind: string; count: number }[]
  sources: { kind: string; count: number }[]
  licenses: { license: string | null; count: number }[]
}

/** Counts what was published at a revision: from the log, which says it for ever. */
export async function contentsAt(run: Run, revision: number): Promise<Contents> {
  const records = await run<Contents['records'][number]>(sql`
    SELECT kind, count(*)::int AS count FROM (
      SELECT DISTINCT ON (kind, key) kind, type FROM change
      WHERE revision <= ${revision}::int AND type <> 'RERENDERED' ORDER BY kind, key, revision DESC
    ) x WHERE type IN ('CREATE', 'UPDATE') GROUP BY kind`)
  const sources = sql`(
    SELECT document FROM (
      SELECT DISTINCT ON (key) type, document FROM change
      WHERE kind = 'source' AND revision <= ${revision}::int AND type <> 'RERENDERED' ORDER BY key, revision DESC
    ) x WHERE type IN ('CREATE', 'UPDATE'))`
  const order = new Map(recordKinds.map((kind, place) => [kind as string, place]))
  return {
    records: records.toSorted((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0)),
    sources: await run(sql`SELECT document ->> 'kind' AS kind, count(*)::int AS count FROM ${sources} s
      GROUP BY 1 ORDER BY 2 DESC, 1`),
    licenses: await run(sql`SELECT document ->> 'license' AS license, count(*)::int AS count FROM ${sources} s
      GROUP BY 1 ORDER BY 2 DESC, 1`),
  }
}

/** SHA-256 of the export of a revision: of all kinds as NDJSON, as `/v1/export` answers it. */
export async function hashOfExport(run: Run, revision: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const records of recordsAt(run, revision))
    for (const { record } of records) hash.update(record).update('\n')
  return hash.digest('hex')
}
