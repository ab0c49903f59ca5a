import type pg from 'pg'

/** A connection of a pool, as `pg` types it, with the number that PostgreSQL calls it by. */
type Connection = pg.PoolClient & { readonly processID: number }

const opened = new WeakMap<object, ReadonlyMap<number, pg.PoolClient>>()

/**
 * Remembers the connections of a pool that Prisma draws from, so that what Prisma cannot send (COPY) can go
 * over the very connection that one of its transactions runs on.
 *
 * @param owner the Prisma client
 */
export function rememberConnections(owner: object, pool: pg.Pool): void {
  const connections = new Map<number, pg.PoolClient>()
  pool.on('connect', client => connections.set((client as Connection).processID, client))
  pool.on('remove', client => connections.delete((client as Connection).processID))
  opened.set(owner, connections)
}

/**
 * The connection of a Prisma client that has a backend's number (`pg_backend_pid()`).
 *
 * @throws Error when the pool has no such connection
 */
export function connectionWith(owner: object, backend: number): pg.PoolClient {
  const connection = opened.get(owner)?.get(backend)
  if (!connection) throw new Error(`no connection of this pool is that of backend ${backend}`)
  return connection
}
