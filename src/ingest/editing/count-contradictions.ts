import { LRUCache } from 'lru-cache'
import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import { contradictionsIn } from '../contradictions.ts'
import { inTransaction, query } from '../transaction.ts'
import type { ChangesetHead } from './store.ts'

type Prismatic = Pick<Database, 'prisma'>

// A count holds until the changeset or what is published changes, and takes some hundredths of a second.
const counted = new WeakMap<object, LRUCache<string, number>>()
const mostKept = 20_000

function keptOf({ prisma }: Prismatic): LRUCache<string, number> {
  const kept = counted.get(prisma) ?? new LRUCache({ max: mostKept })
  counted.set(prisma, kept)
  return kept
}

const isOpen = ({ state }: ChangesetHead) => state === 'DRAFT' || state === 'IN_REVIEW'

/**
 * How many claims of each open changeset say otherwise than published ones, by its number.
 *
 * @param longest those with more operations are not looked at
 */
export async function countContradictions(
  database: Prismatic,
  changesets: readonly ChangesetHead[],
  longest: number,
): Promise<ReadonlyMap<number, number>> {
  const open = changesets.filter(one => isOpen(one) && one._count.operations <= longest)
  const found = new Map<number, number>()
  if (open.length === 0) return found
  const kept = keptOf(database)
  const revision = await inTransaction(database, tx =>
    query<{ revision: number }>(tx, sql`SELECT revision FROM kb_state WHERE id = 1`),
  )
  for (const { id, version } of open) {
    const key = `${id} ${version} ${revision[0]?.revision}`
    const count = kept.get(key) ?? (await countIn(database, id))
    kept.set(key, count)
    found.set(id, count)
  }
  return found
}

const countIn = (database: Prismatic, id: number): Promise<number> =>
  inTransaction(database, async tx => {
    const found = await contradictionsIn(tx, id)
    return new Set(found.map(({ position }) => position)).size
  })
