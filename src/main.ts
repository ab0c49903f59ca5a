import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { connect } from './db/client.ts'
import { migrate } from './db/migrate.ts'
import { isFirstStart, openServer } from './db/server.ts'
import { StartError } from './db/start-error.ts'
import { KnowledgeFaults } from './ingest/faults.ts'
import { shippedKnowledge } from './ingest/knowledge-files.ts'
import { bringUpToDate } from './ingest/log/backfill.ts'
import { readKnowledge } from './ingest/read-knowledge.ts'
import { publishShipped } from './ingest/shipped.ts'
import type { App } from './plugins/zod.ts'
import { keepTickShape } from './tick-shape.ts'

// Ctrl-C under npm comes twice, from the terminal and from npm: only a later one means "at once".
const SAME_SIGNAL_MS = 1000
const HURRY_MS = 5000
// When the app is closed no statement is under way, unless it had to be closed by force.
const DATABASE_MS = 2000

/** What is open, newest first: the order in which it is closed. */
const open: { name: string; close: () => Promise<unknown> }[] = []
let stopping: Promise<never> | undefined
let stoppingSince = 0
let exitCode = 0

keepTickShape()
const config = readOrExit()
const log = pino({ level: config.log.level })

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void onSignal())
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, error => {
    log.fatal({ err: error }, event)
    void stop(1)
  })
}
const starting = start()
starting.catch(error => fail(error as Error))

async function start(): Promise<void> {
  // Making a database takes a second in which this program has nothing else to do.
  const { shipped } = config.knowledge
  const ahead = shipped !== 'off' && isFirstStart(config) ? readKnowledge(shippedKnowledge) : undefined
  ahead?.catch(() => undefined) // told when it is published
  const server = await openServer(config, log)
  open.unshift({ name: 'database server', close: server.close })
  if (!stopping) await migrate(server.url, { log })
  if (stopping) return
  const database = connect(server.url, config.database)
  open.unshift({ name: 'database', close: () => inTime(database.close(), DATABASE_MS) })
  await bringUpToDate(database, { log })
  if (shipped !== 'off')
    await publishShipped(database, { log, patient: true, ahead, review: shipped === 'review' })
  const app = await buildApp({ config, database })
  open.unshift({ name: 'app', close: () => closeApp(app) })
  if (stopping) return
  const { host, port, publicUrl } = config.http
  const address = await app.listen({ host, port }).catch(error => explainListen(config.http, error))
  process.stdout.write(`Supplement KB: documentation at ${publicUrl ?? address}/docs\n`)
}

function onSignal(): void {
  if (!stopping) void stop(0)
  else if (Date.now() - stoppingSince > SAME_SIGNAL_MS) void hurry()
}

/** Lets requests in flight finish, then the database, then the embedded server, and ends the process. */
function stop(code: number): Promise<never> {
  exitCode ||= code
  stoppingSince ||= Date.now()
  stopping ??= inTime(
    starting.catch(() => undefined),
    config.http.shutdownMs,
  ).then(async () => {
    for (const { name, close } of open) {
      await close().catch(error => log.error({ err: error }, `closing the ${name} failed`))
    }
    process.exit(exitCode)
  })
  return stopping
}

async function hurry(): Promise<never> {
  exitCode = 1
  await Promise.race([open.at(-1)?.close(), sleep(HURRY_MS)]).catch(() => undefined)
  process.exit(exitCode)
}

/** Lets requests in flight finish; those that do not in time are cut off. */
async function closeApp(app: App): Promise<void> {
  const closed = app.close()
  // Node closes the connections that are idle now, and leaves open those that become idle later.
  const idle = setInterval(() => app.server.closeIdleConnections(), 100)
  await inTime(closed, config.http.shutdownMs)
  clearInterval(idle)
  app.server.closeAllConnections()
  await inTime(closed, HURRY_MS)
}

/** Waits for work, but no longer than that. */
async function inTime(work: Promise<unknown>, ms: number): Promise<void> {
  await Promise.race([work, sleep(ms)])
}

async function fail(error: Error): Promise<void> {
  if (stopping) return
  complain(error)
  await stop(1)
}

function complain(error: Error): void {
  // The one message of several lines: a fault of the shipped knowledge a line.
  if (error instanceof KnowledgeFaults) return void process.stderr.write(`supplement-kb: ${error.message}\n`)
  const foreseen = error instanceof StartError || error instanceof ConfigError
  if (!foreseen) log.debug({ err: error }, 'the start failed')
  const text = foreseen ? error.message : `the start failed: ${error.message}`
  process.stderr.write(`supplement-kb: ${text.replaceAll(/\s*\n\s*/g, ' ')}\n`)
}

function readOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    complain(error as Error)
    process.exit(1)
  }
}

function explainListen({ host, port }: Config['http'], { code, message }: NodeJS.ErrnoException): never {
  const at = `${host}:${port}`
  if (code === 'EADDRINUSE') {
    throw new StartError(
      `${at} is in use: stop the program that listens there, or set PORT (0 takes a free one)`,
    )
  }
  if (code === 'EACCES') throw new StartError(`${at} is not allowed to this user: set PORT to one above 1023`)
  throw new StartError(`cannot listen on ${at} (${code ?? message}): check HOST and PORT`)
}
