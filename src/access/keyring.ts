import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Database } from '../db/client.ts'
import { sql } from '../db/sql.ts'
import type { Scope } from '../knowledge/scopes.ts'
import { hashOf, isSame, prefixOf } from './secret.ts'

/** Whose key came with a request. */
export interface Caller {
  readonly id: number
  /** Stands for who did what, in the log too. */
  readonly name: string
  readonly scope: Scope
}

/** Whose key it is, or why it opens nothing. */
export type Verdict = { readonly caller: Caller } | { readonly refusal: string }

/** So long a key that only changes a limit is not looked up again, in ms. */
const FRESH_MS = 10_000
const REMEMBERED = { max: 5000, ttl: 3_600_000 }

interface Row {
  keySecret: string
  id: number | null
  name: string
  scope: Scope
  hash: Uint8Array
  revoked: boolean
  expired: boolean
}

const NOTHING = new Uint8Array(32)

/** Tells whose key a value of `Authorization` holds. */
export class Keyring {
  readonly #database: Pick<Database, 'read'>
  readonly #known = new LRUCache<string, { caller: Caller; at: number }>(REMEMBERED)

  constructor(database: Pick<Database, 'read'>) {
    this.#database = database
  }

  /** Whose key it was within the last hour: enough to know whose share of the limit a request takes. */
  seen(authorization: string | undefined): Caller | undefined {
    if (authorization === undefined || this.#known.size === 0) return undefined
    return this.#known.get(nameOf(authorization))?.caller
  }

  /** Whether it was a good key some seconds ago: enough for what everybody may read. */
  isFresh(authorization: string): boolean {
    const known = this.#known.get(nameOf(authorization))
    return known !== undefined && Date.now() - known.at < FRESH_MS
  }

  /** Asks the database: a key that was revoked a moment ago opens nothing. */
  async ask(authorization: string): Promise<Verdict> {
    const secret = bearerOf(authorization)
    const prefix = secret === undefined ? undefined : prefixOf(secret)
    if (secret === undefined || prefix === undefined) return { refusal: 'The key is not one of ours.' }
    const verdict = verdictOn(secret, await this.#find(prefix))
    const name = nameOf(authorization)
    if ('caller' in verdict) this.#known.set(name, { caller: verdict.caller, at: Date.now() })
    else this.#known.delete(name)
    return verdict
  }

  async #find(prefix: string): Promise<Row | undefined> {
    const rows =
      await this.#database.read<Row>(sql`SELECT s.key_secret AS "keySecret", k.id, k.name, k.scope, k.hash,
        k.revoked_at IS NOT NULL AS revoked, coalesce(k.expires_at <= now(), false) AS expired
      FROM kb_state s LEFT JOIN api_key k ON k.prefix = ${prefix}`)
    return rows[0]
  }
}

/** Who does not have the secret learns nothing of the key, not even whether there is one with its prefix. */
function verdictOn(secret: string, row: Row | undefined): Verdict {
  const isIts = isSame(row?.hash ?? NOTHING, hashOf(secret, row?.keySecret ?? ''))
  if (!(row && isIts) || row.id === null) return { refusal: 'The key is not one of ours.' }
  if (row.revoked) return { refusal: 'The key was revoked.' }
  if (row.expired) return { refusal: 'The key has expired.' }
  const { id, name, scope } = row
  return { caller: { id, name, scope } }
}

/** The credentials of the scheme `Bearer`; undefined for every other scheme. */
export const bearerOf = (authorization: string): string | undefined =>
  /^bearer(?: +(.*))?$/i.exec(authorization.trim()) ? authorization.trim().slice(6).trim() : undefined

// Memory that is looked into holds no secrets.
const nameOf = (authorization: string): string => createHash('sha256').update(authorization).digest('base64')
