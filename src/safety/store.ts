import { LRUCache } from 'lru-cache'
import { ProblemError } from '../api/problem.ts'
import type { Database } from '../db/client.ts'
import type { ThingKind } from '../knowledge/things.ts'
import { loadAsked, loadRecords } from './load.query.ts'
import type { AskedThing, SafetyRecord } from './loaded.ts'

const BYTES = 48 * 1024 * 1024

// Each publish that happens between our two statements costs another try.
const TRIES = 5

interface Shelf {
  revision: number
  records: LRUCache<string, SafetyRecord>
}

const shelves = new WeakMap<Database, Shelf>()

const newShelf = (revision: number): Shelf => ({
  revision,
  records: new LRUCache({
    maxSize: BYTES,
    // About what it takes in memory; a record larger than all of the room is not kept.
    sizeCalculation: record => 1 + record.claims.length * 2500,
  }),
})

/** What is kept of one revision: a new one empties it, an older one is read past it. */
const shelfFor = (database: Database, revision: number): Shelf => {
  const known = shelves.get(database)
  if (known && known.revision === revision) return known
  const fresh = newShelf(revision)
  if (!known || known.revision < revision) shelves.set(database, fresh)
  return fresh
}

/** All that a check needs, of one state of the knowledge base. */
export interface Stock {
  revision: number
  release: string | null
  records: ReadonlyMap<string, SafetyRecord>
  asked: AskedThing[]
}

interface Wanted {
  supplements: readonly string[]
  asked: readonly { kind: ThingKind; slug: string }[]
}

/**
 * Reads what a check needs in at most two statements, both of the same revision: records of supplements are
 * kept in memory for as long as their revision is the newest.
 *
 * @throws ProblemError 503 when the knowledge base changes faster than it can be read
 */
export const stockFor = async (database: Database, wanted: Wanted, tries = TRIES): Promise<Stock> => {
  const { revision, release, asked } = await loadAsked(database, wanted.asked)
  const shelf = shelfFor(database, revision)
  const records = new Map<string, SafetyRecord>()
  const missing: string[] = []
  for (const slug of new Set(wanted.supplements)) {
    const record = shelf.records.get(slug)
    if (record) records.set(slug, record)
    else missing.push(slug)
  }
  if (missing.length > 0) {
    const loaded = await loadRecords(database, missing)
    if (loaded.revision !== revision) {
      if (tries <= 1) throw new ProblemError('overloaded', undefined, { headers: { 'retry-after': '5' } })
      return stockFor(database, wanted, tries - 1)
    }
    for (const record of loaded.records) {
      records.set(record.slug, record)
      shelf.records.set(record.slug, record)
    }
  }
  return { revision, release, records, asked }
}
