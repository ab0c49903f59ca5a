import { expect } from 'vitest'
import type { Database } from '../../src/db/client.ts'
import { sql } from '../../src/db/sql.ts'
import { verify } from '../../src/ingest/verify.ts'

/** A changeset as a crash left it. */
export interface Left {
  token: string
  revision: number | null
  operations: number
  /** How many records it changed by the change log. */
  written: number
}

/** Proves that each changeset is wholly published, or not at all. */
export async function checkWhole({ read }: Database): Promise<Left[]> {
  const all = await read<Left & { state: string }>(sql`
    SELECT c.title AS token, c.state::text, c.revision,
      (SELECT count(*)::int FROM operation o WHERE o.changeset_id = c.id) AS operations,
      (SELECT count(*)::int FROM change h WHERE h.changeset_id = c.id AND h.type <> 'RERENDERED') AS written
    FROM changeset c ORDER BY c.id`)
  for (const { state, revision, operations, written, token } of all) {
    const isPublished = state === 'PUBLISHED'
    expect([token, written, revision !== null]).toEqual([token, isPublished ? operations : 0, isPublished])
  }
  return all
}

/** Proves that revision, tables, change log, history and search entries agree. */
export async function checkSound(database: Database): Promise<void> {
  expect((await verify(database)).findings).toEqual([])
}

interface Held {
  revision: number
  summaries: Record<string, string | null>
}

/** Proves that a service which was there all the time answers what the database holds, also from memory. */
export async function checkService(address: string, { read }: Database): Promise<void> {
  const [held] = await read<Held>(sql`SELECT s.revision, (
    SELECT json_object_agg(t.slug, t.summary) FROM thing t WHERE t.kind = 'condition' AND t.status = 'ACTIVE'
  ) AS summaries FROM kb_state s`)
  const { revision = 0, summaries = {} } = held ?? {}
  for (const _ of ['computed', 'from memory']) {
    const { data, seen } = await get(`${address}/v1/conditions?limit=100`)
    expect(seen).toBe(revision)
    expect(Object.fromEntries(data.map(({ slug, summary }) => [slug, summary]))).toEqual(summaries)
    const [token = ''] = Object.values(summaries)
      .flatMap(summary => /^Written by (\w+)$/.exec(summary ?? '')?.[1] ?? [])
      .toSorted()
    if (token === '') continue
    const found = await get(`${address}/v1/search?kind=condition&limit=100&q=${token}`)
    const wanted = Object.keys(summaries).filter(slug => summaries[slug] === `Written by ${token}`)
    expect(found.seen).toBe(revision)
    expect(found.data.map(({ slug }) => slug).toSorted()).toEqual(wanted.toSorted())
  }
}

async function get(url: string) {
  const answer = await fetch(url)
  const body = (await answer.json()) as { data: { slug: string; summary: string | null }[] }
  expect(answer.status, JSON.stringify(body).slice(0, 300)).toBe(200)
  return { data: body.data, seen: Number(answer.headers.get('kb-revision')) }
}
