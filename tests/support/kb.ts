import { afterAll, beforeAll } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { OpenApiDocument } from '../../src/plugins/openapi/document.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import type { App } from '../../src/plugins/zod.ts'
import { client } from './openapi.ts'
import { cloneDatabase, emptyDatabase, type TestDatabase } from './postgres.ts'

/** A service on a database of its own. */
export interface Kb {
  app: App
  api: ReturnType<typeof client>
  database: Database
  /** What the service says of itself. */
  document: OpenApiDocument
  close(): Promise<void>
}

// Making it takes a second, and it is the same for all test files that a worker runs.
let usual: OpenApiDocument | undefined

function documentOf(app: App, env: Record<string, string>): OpenApiDocument {
  if (Object.keys(env).length > 0) return openapiDocument(app)
  usual ??= openapiDocument(app)
  return usual
}

/** A migrated database without any knowledge. */
export async function withoutKnowledge(): Promise<TestDatabase> {
  const database = await emptyDatabase()
  await migrate(database.url, { log: { info: () => undefined, warn: () => undefined } })
  return database
}

/** Starts the service on a copy of the shipped knowledge, or another database; `env` adds to its configuration. */
export async function openKb(env: Record<string, string> = {}, makeDatabase = cloneDatabase): Promise<Kb> {
  const copy = await makeDatabase()
  const database = connect(copy.url, { pool: 4 })
  const config = readConfig({
    KB_LOG_LEVEL: 'silent',
    KB_RATE_LIMIT: '0',
    KB_KEY_RATE_LIMIT: '0',
    KB_OVERLOAD_MS: '0',
    ...env,
  })
  const app = await buildApp({ config, database })
  await app.ready()
  const document = documentOf(app, env)
  const close = async () => {
    await app.close()
    await database.close()
    await copy.drop()
  }
  return { app, api: client(app, document), database, document, close }
}

/** A service for all tests of a file, on the shipped knowledge and what `prepare` publishes besides. */
export function useKb(prepare: (database: Database) => Promise<unknown> = async () => undefined): Kb {
  const kb = {} as Kb
  beforeAll(async () => {
    Object.assign(kb, await openKb())
    await prepare(kb.database)
  })
  afterAll(() => kb.close())
  return kb
}
