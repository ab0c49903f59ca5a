import { createKey } from '../../src/access/keys.ts'
import type { Database } from '../../src/db/client.ts'
import type { Scope } from '../../src/knowledge/scopes.ts'

/** Headers with a new key. */
export async function keyFor(database: Database, scope: Scope, name: string = scope) {
  const { secret } = await createKey(database, { name, scope })
  return { authorization: `Bearer ${secret}` }
}
