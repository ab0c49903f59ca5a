import { reading } from './src/search/reading.query.ts'
import { matching } from './src/search/matching.query.ts'
import { sql } from './src/db/sql.ts'
import pg from 'pg'
const db = process.argv[2]!, q = process.argv[3]!, mode = process.argv[4]
const c = new pg.Client({ connectionString: process.env.U!.replace('/kb?', '/' + db + '?') })
await c.connect()
const cpu: number[] = []; c.on('notice', (n: any) => { const m = /([0-9.]+) s user, ([0-9.]+) s system, [0-9.]+ s elapsed/.exec(n.detail ?? n.message); if (m) cpu.push(1000 * (+m[1]! + +m[2]!)) })
const kinds = ['supplement','condition','mechanism','practice','population','interactant','product','article','faq']
const st = sql`WITH ${reading(q)}, ${matching(kinds, null)} SELECT f.* FROM found f ORDER BY f.score DESC, f.key, f.kind LIMIT 21`
if (mode === 'debug') {
  for (const t of ['asked','slot','correction','term','span','query']) console.log(t, (await c.query(sql`WITH ${reading(q)} SELECT * FROM `.text + t, reading(q).values as any)).rows)
}
if (mode === 'explain') console.log((await c.query('EXPLAIN (ANALYZE, BUFFERS) ' + st.text, st.values as any)).rows.map(r => r['QUERY PLAN']).join('\n'))
else {
  await c.query('set client_min_messages=log'); await c.query('set log_executor_stats=on')
  const ts: number[] = []; let r: any
  for (let i = 0; i < 30; i++) { const t = performance.now(); r = await c.query({ text: st.text, values: st.values as any, name: 'x' }); ts.push(performance.now() - t) }
  ts.sort((a, b) => a - b); console.log(q, 'min', ts[0]!.toFixed(1), 'p50', ts[15]!.toFixed(1), r.rows.length, 'cpu p50', cpu.sort((a, b) => a - b)[cpu.length >> 1]?.toFixed(1), 'max', cpu.at(-1)?.toFixed(1))
  if (mode === 'rows') console.table(r.rows)
}
await c.end()
