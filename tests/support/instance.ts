// The service as a process of its own, which publishes whenever its parent says so. Ends with its parent.
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/client.ts'
import { publish, thing } from './publish.ts'

/** What the parent tells: that the condition `changing` is to be this. */
export interface Order {
  summary: string
  isNew: boolean
}

/** What it is told: where the service listens, then the revision of each publish once that has returned. */
export type Report = { url: string } | { revision: number }

const report = (told: Report) => process.send?.(told)

const database = connect(process.env.DATABASE_URL ?? '', { pool: 4 })
const config = readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0' })
const app = await buildApp({ config, database })

process.on('message', async ({ summary, isNew }: Order) => {
  const condition = thing.condition('changing', { summary })
  const { revision } = await publish(
    database,
    isNew ? condition : ({ ...condition, type: 'UPDATE' } as never),
  )
  report({ revision })
})
process.once('disconnect', async () => {
  await app.close()
  await database.close()
  process.exit()
})
report({ url: await app.listen({ port: 0, host: '127.0.0.1' }) })
