import { expect, it } from 'vitest'
import { connect } from '../../src/db/client.ts'
import { countForPlanner } from '../../src/db/statistics.ts'
import { useKb } from '../support/kb.ts'
import { query } from '../support/postgres.ts'

const kb = useKb()

it("a first start leaves PostgreSQL's planner with true numbers", async () => {
  const rows = await query<{ name: string; known: number; there: string }>(
    kb.database.url,
    `SELECT relname AS name, reltuples::int AS known, (SELECT count(*) FROM claim) AS there
     FROM pg_class WHERE oid = 'claim'::regclass`,
  )
  expect(rows).toEqual([{ name: 'claim', known: Number(rows[0]?.there), there: rows[0]?.there }])
  const [stats] = await query<{ columns: string }>(
    kb.database.url,
    `SELECT count(*) AS columns FROM pg_stats WHERE schemaname = 'public' AND tablename = 'citation'`,
  )
  expect(Number(stats?.columns)).toBeGreaterThan(3)
})

it('is no reason for a publish that is done to fail', async () => {
  const gone = connect('postgresql://nobody@127.0.0.1:1/none', { pool: 1 })
  await expect(countForPlanner(gone)).resolves.toBeUndefined()
  await gone.close()
})
