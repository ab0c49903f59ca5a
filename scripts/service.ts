import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { connect } from '../src/db/client.ts'
import { migrate } from '../src/db/migrate.ts'
import { openServer } from '../src/db/server.ts'
import { publishShipped } from '../src/ingest/shipped.ts'
import type { App } from '../src/plugins/zod.ts'

const log = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) }

/** Runs something on the service, over the shipped knowledge in the database that the environment names. */
export const withService = async (use: (app: App) => Promise<void>) => {
  const config = readConfig({ ...process.env, KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0', KB_LOG_LEVEL: 'warn' })
  const server = await openServer(config, log)
  await migrate(server.url, { log })
  const database = connect(server.url, config.database)
  await publishShipped(database, { log })
  const app = await buildApp({ config, database })
  await app.ready()
  await use(app).finally(async () => {
    await app.close()
    await database.close()
    await server.close()
  })
}
