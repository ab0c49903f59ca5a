/**
 * The service as a process of its own that publishes when it is told to: a line of JSON on standard input, `Order`,
 * is answered by one on standard output, `Answer`. Made to be killed.
 */
import { createInterface } from 'node:readline'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/client.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { type OperationInput, stageChangeset } from '../../src/ingest/stage.ts'

/** What to publish: as one changeset, called by its token. */
export interface Order {
  token: string
  operations: OperationInput[]
  /** Whether it is prepared as large ones are, before others have to wait. */
  large: boolean
}

/** What became of it. */
export type Answer = { token: string } & ({ revision: number } | { failed: string })

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

const database = connect(process.env.DATABASE_URL ?? '', { pool: 4 })
const config = readConfig({ KB_LOG_LEVEL: 'silent', KB_OVERLOAD_MS: '0' })
const app = await buildApp({ config, database })
await app.listen({ port: 0, host: '127.0.0.1' })
say({ ready: true })

for await (const line of createInterface({ input: process.stdin })) say(await obey(JSON.parse(line) as Order))
await app.close()
await database.close()

async function obey({ token, operations, large }: Order): Promise<Answer> {
  const head = { title: token, reason: 'Until it is killed', origin: 'EDITOR', actor: 'worker' } as const
  try {
    const id = await stageChangeset(database, { ...head, operations })
    const { revision } = await publishChangeset(database, id, 'worker', { largeFrom: large ? 1 : 1_000_000 })
    return { token, revision }
  } catch (error) {
    return { token, failed: (error as Error).message }
  }
}
