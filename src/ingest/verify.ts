import type { Database } from '../db/client.ts'
import { inTransaction, type Transaction } from './transaction.ts'
import { checkCitations } from './verify/citations.ts'
import { foldLog } from './verify/fold.ts'
import { checkHistory } from './verify/history.ts'
import { checkRecords } from './verify/records.ts'
import { checkReleases } from './verify/releases.ts'
import { checkSearch } from './verify/search.ts'
import { checkTables } from './verify/tables.ts'

/** Something that is not as it has to be. */
export interface Finding {
  check: 'citations' | 'log' | 'tables' | 'search' | 'history' | 'records' | 'releases'
  message: string
}

/** What was looked at, and what is wrong with it. */
export interface Verification {
  revision: number
  records: number
  findings: Finding[]
}

/**
 * Proves that the knowledge base is what its change log says: every table, all that is computed, the search
 * entries, what readers see of each record and the history itself. Reads one snapshot and changes nothing.
 */
export const verify = (database: Pick<Database, 'prisma'>): Promise<Verification> =>
  inTransaction(database, verifyIn, { isolationLevel: 'RepeatableRead' })

async function verifyIn(tx: Transaction): Promise<Verification> {
  const { revision } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
  const log = await foldLog(tx)
  const findings: Finding[] = [
    ...(await checkHistory(tx)).map(message => ({ check: 'history' as const, message })),
    ...log.faults.map(message => ({ check: 'log' as const, message })),
    ...(await checkCitations(tx)).map(message => ({ check: 'citations' as const, message })),
    ...(await checkTables(tx, log)).map(message => ({ check: 'tables' as const, message })),
    ...(await checkSearch(tx)).map(message => ({ check: 'search' as const, message })),
    ...(await checkRecords(tx)).map(message => ({ check: 'records' as const, message })),
    ...(await checkReleases(tx)).map(message => ({ check: 'releases' as const, message })),
  ]
  return { revision, records: log.records.size, findings }
}
