import { PrismaPg } from '@prisma/adapter-pg'
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { openSchemaEngine } from '../schema-engine.ts'

/**
 * Runs work with Prisma's engine on a database and lets go of it right after:
 * the engine holds its own advisory lock until its connection ends.
 *
 * @throws pg.DatabaseError when a migration's SQL fails, else Prisma's error
 */
export async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  // One connection, so that the engine's lock and what it protects are on the same one.
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'supplement-kb migrate' })
  pool.on('error', () => undefined)
  const failed: { error?: pg.DatabaseError } = {}
  try {
    const engine = await openSchemaEngine(wholeFiles(pool, failed))
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } catch (error) {
    throw failed.error ?? error
  } finally {
    await pool.end()
  }
}

/**
 * Prisma's adapter splits a script at every semicolon, those inside of functions too. Ours sends a file as
 * one simple query, which PostgreSQL also runs as one transaction: it is applied whole or not at all.
 * (`CREATE INDEX CONCURRENTLY` is no part of a transaction and needs a file of its own.)
 */
function wholeFiles(
  pool: pg.Pool,
  failed: { error?: pg.DatabaseError },
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect()
    adapter.executeScript = async sql => {
      await pool.query(sql).catch((error: pg.DatabaseError) => {
        failed.error = error
        throw asPrisma(error)
      })
    }
    return adapter
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}

function asPrisma({ code = 'N/A', severity = 'N/A', message, detail, column, hint }: pg.DatabaseError) {
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}
