import { expect } from 'vitest'
import type { Kb } from './kb.ts'

/** A record as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into records of every kind
export type Json = any

/** The records of all pages of a list, from the first to the last, by following `links.next`. */
export async function walk({ api }: Pick<Kb, 'api'>, url: string): Promise<Json[]> {
  const records: Json[] = []
  for (let next: string | null = url; next !== null; ) {
    const { status, body } = await api.get(next)
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
    records.push(...body.data)
    next = body.links.next
  }
  return records
}

/** The `data` of an answer that must be 200. */
export async function data({ api }: Pick<Kb, 'api'>, url: string): Promise<Json> {
  const { status, body } = await api.get(url)
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
  return body.data
}
