import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { openSchemaEngine } from '../src/db/schema-engine.ts'

/**
 * The SQL that turns a database of one Prisma schema into one of another, as `prisma migrate diff` writes it.
 * Needs no database.
 *
 * @param from text of a schema.prisma file, or null for an empty database
 * @param to text of a schema.prisma file
 * @throws Error with Prisma's own message when a schema does not parse
 */
export async function schemaDiff(from: string | null, to: string): Promise<string> {
  const engine = await openSchemaEngine(offline)
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [schemaFile(from)] },
      to: { tag: 'schemaDatamodel', files: [schemaFile(to)] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

const schemaFile = (content: string) => ({ path: 'schema.prisma', content })

// Between two schema files the engine has nothing to ask a database, but it opens one and makes sure
// that its schema "public" exists: this connection answers nothing and is asked nothing else.
const nowhere: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: () => Promise.reject(new Error('a diff of two schema files runs no script')),
  startTransaction: () => Promise.reject(new Error('a diff of two schema files starts no transaction')),
  dispose: async () => undefined,
}

const offline: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => nowhere,
  connectToShadowDb: async () => nowhere,
}
