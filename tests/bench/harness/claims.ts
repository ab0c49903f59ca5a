import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { packageRoot } from '../../../src/config.ts'
import type { Published } from '../programs/publish.ts'
import type { Bench } from './bench.ts'

const nameFor = (claims: number) => `claims_${claims}`

/** Publishes so many synthetic claims on a new database, and says what that took. */
export async function publishClaims(bench: Bench, claims: number): Promise<Published> {
  await bench.drop(nameFor(claims))
  const url = await bench.database(nameFor(claims))
  const args = [
    '--import',
    'tsx',
    'tests/bench/programs/publish.ts',
    '--url',
    url,
    '--claims',
    String(claims),
  ]
  const child = spawn(process.execPath, args, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] })
  const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`publishing ${claims} claims ended with ${code}`)
  return JSON.parse(told)
}

/** A database with so many published claims, made when it is not there yet. */
export async function claimsDatabase(bench: Bench, claims: number): Promise<string> {
  const url = await bench.database(nameFor(claims))
  if (!(await isPublished(url))) await publishClaims(bench, claims)
  return url
}

async function isPublished(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client
    .query(
      "SELECT to_regclass('kb_state') IS NOT NULL AND EXISTS (SELECT FROM pg_class WHERE relname = 'claim' AND reltuples > 0) AS is",
    )
    .finally(() => client.end())
  return rows[0].is
}
