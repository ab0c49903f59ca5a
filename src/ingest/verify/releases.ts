import { hashOfExport } from '../release/contents.ts'
import { runIn, type Transaction } from '../transaction.ts'

/** What a release held when it was cut is what it holds now. */
export async function checkReleases(tx: Transaction): Promise<string[]> {
  const found: string[] = []
  for (const { id, revision, sha256 } of await tx.release.findMany({ orderBy: { revision: 'asc' } })) {
    if (sha256 === null) continue
    const now = await hashOfExport(runIn(tx), revision)
    if (now !== sha256)
      found.push(`release ${id}: its export has the SHA-256 ${now}, when it was cut ${sha256}`)
  }
  return found
}
