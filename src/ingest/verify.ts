import type { Database } from '../db/client.ts'
import { inTransaction, type Transaction } from './transaction.ts'
import { checkAgreement } from './verify/agreement.ts'
import { checkCitations } from './verify/citations.ts'
import { checkHistory } from './verify/history.ts'
import { checkRecords } from './verify/records.ts'
import { checkReleases } from './verify/releases.ts'
import { checkSearch } from './verify/search.ts'
import { replayLog } from './verify/tables.ts'

/** Something that is not as it has to be. */
export interface Finding {
  check: 'citations' | 'log' | 'tables' | 'search' | 'history' | 'records' | 'releases'
  message: string
}

/** What was looked at, and what is wrong with it. */
export interface Verification {
  revision: number
  records: number
  /** What readers saw before this revision was pruned from the log, but for releases: nobody can check it. */
  keptSince: number | null
  findings: Finding[]
}

/**
 * Proves that the knowledge base is what its change log says, replayed from the beginning: every table, all that is
 * computed, the search entries, what readers see of each record and the history itself. Reads one snapshot in
 * constant memory and changes nothing.
 */
export const verify = (database: Pick<Database, 'prisma'>): Promise<Verification> =>
  inTransaction(database, verifyIn, { isolationLevel: 'RepeatableRead' })

async function verifyIn(tx: Transaction): Promise<Verification> {
  const { revision, keptSince } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
  const history = await checkHistory(tx)
  const { records, log, tables } = await replayLog(tx)
  const findings = [
    ...told('history', history),
    ...told('log', log),
    ...told('citations', await checkCitations(tx)),
    ...told('tables', [...tables, ...(await checkAgreement(tx))]),
    ...told('search', await checkSearch(tx)),
    ...told('records', await checkRecords(tx)),
    ...told('releases', await checkReleases(tx)),
  ]
  return { revision, records, keptSince, findings }
}

/** As many findings of one check as anybody reads. */
const most = 1000

function told(check: Finding['check'], messages: readonly string[]): Finding[] {
  const shown = messages.slice(0, most).map(message => ({ check, message }))
  const more = messages.length - shown.length
  return more > 0 ? [...shown, { check, message: `and ${more} more` }] : shown
}
