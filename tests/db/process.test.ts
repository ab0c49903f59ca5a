import { execFileSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { packageRoot } from '../../src/config.ts'
import { connect } from '../../src/db/client.ts'
import { openEmbedded } from '../../src/db/embedded/server.ts'
import { keyFor } from '../support/article-key.ts'
import { copyFolder, newFolder, postmasterOf, removeFolders } from '../support/data-folder.ts'
import { cloneDatabase, query, type TestDatabase } from '../support/postgres.ts'
import { killServices, runService, type Service, startService, stopService } from '../support/service.ts'

const silent = { info: () => undefined, warn: () => undefined }
const TAKES_LONG = 120_000

/** A data folder in which the service has been once. */
let template: string

let first: { health: number; exit: number | null; stderr: string }

beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: packageRoot })
  template = await newFolder()
  const service = await startService({ KB_DATA_DIR: template })
  await isReady(service)
  const health = await status(`${service.url}/health`)
  first = { health, exit: await stopService(service), stderr: service.stderr() }
}, TAKES_LONG)
afterEach(killServices)
afterAll(removeFolders)

const status = async (url: string) => (await fetch(url)).status
// A machine that is busy with other tests may turn the first requests away.
const isReady = ({ url }: Service) =>
  vi.waitFor(async () => expect(await status(`${url}/ready`)).toBe(200), { timeout: 15_000, interval: 200 })

/** Sends a request that waits for a lock in the database; `finish` lets it go on and answers its status. */
async function requestInFlight({ url }: Service, databaseUrl: string) {
  const blocker = new pg.Client({ connectionString: databaseUrl })
  blocker.on('error', () => undefined)
  await blocker.connect()
  await blocker.query('BEGIN; LOCK TABLE kb_state')
  const answer = status(`${url}/v1/supplements`)
  answer.catch(() => undefined)
  const waits =
    "SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'kb_state'::regclass"
  await vi.waitFor(async () => expect((await blocker.query(waits)).rows[0].n).toBeGreaterThan(0), 5000)
  const finish = async () => {
    await blocker.query('COMMIT')
    await blocker.end()
    return answer
  }
  return { finish }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe('the process with the embedded server', { timeout: TAKES_LONG }, () => {
  it('starts in an empty folder, answers, and stops with everything it started', async () => {
    expect(first).toEqual({ health: 200, exit: 0, stderr: '' })
    expect(await postmasterOf(template)).toBeNull()
  })

  it('takes over the server that a killed one left behind', async () => {
    const folder = await copyFolder(template)
    const killed = await startService({ KB_DATA_DIR: folder })
    const pid = await postmasterOf(folder)
    killed.process.kill('SIGKILL')
    await killed.exit
    expect(await postmasterOf(folder)).toBe(pid)
    const next = await startService({ KB_DATA_DIR: folder })
    expect(await postmasterOf(folder)).toBe(pid)
    await isReady(next)
    expect(await stopService(next)).toBe(0)
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('shares one server when two start at once, and the last one stops it', async () => {
    const folder = await newFolder()
    const start = () => startService({ KB_DATA_DIR: folder })
    const [first, second] = await Promise.all([start(), start()])
    await Promise.all([isReady(first), isReady(second)])
    expect(await stopService(first)).toBe(0)
    await isReady(second)
    expect(await stopService(second)).toBe(0)
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('finishes a request in flight at SIGTERM, then stops the database', async () => {
    const folder = await copyFolder(template)
    const service = await startService({ KB_DATA_DIR: folder })
    const tool = await openEmbedded(folder, silent)
    const { finish } = await requestInFlight(service, tool.url)
    const exit = stopService(service)
    await pause(500)
    expect(await finish()).toBe(200)
    const finished = Date.now()
    expect(await exit).toBe(0)
    expect(Date.now() - finished).toBeLessThan(30_000) // an idle connection is not waited for
    await tool.close()
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('finishes a request in flight at Ctrl-C under npm, which reaches the whole process group', async () => {
    const folder = await copyFolder(template)
    const service = await startService({ KB_DATA_DIR: folder }, ['npm', 'start'])
    const tool = await openEmbedded(folder, silent)
    const { finish } = await requestInFlight(service, tool.url)
    process.kill(-(service.process.pid ?? 0), 'SIGINT')
    await pause(500)
    expect(await finish()).toBe(200)
    await service.exit
    await tool.close()
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('exits at once at a second signal, and still stops the database', async () => {
    const folder = await copyFolder(template)
    const service = await startService({ KB_DATA_DIR: folder, KB_SHUTDOWN_MS: '50000' })
    const tool = await openEmbedded(folder, silent)
    await requestInFlight(service, tool.url)
    await tool.close()
    service.process.kill('SIGTERM')
    await pause(1500)
    const begun = Date.now()
    expect(await stopService(service)).toBe(1)
    expect(Date.now() - begun).toBeLessThan(30_000)
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('gives up waiting for requests after KB_SHUTDOWN_MS', async () => {
    const folder = await copyFolder(template)
    const service = await startService({ KB_DATA_DIR: folder, KB_SHUTDOWN_MS: '300' })
    const tool = await openEmbedded(folder, silent)
    const { finish } = await requestInFlight(service, tool.url)
    const begun = Date.now()
    expect(await stopService(service)).toBe(0)
    expect(Date.now() - begun).toBeLessThan(9500) // by default it waits for 10 s
    await expect(finish()).rejects.toThrow('fetch failed')
    await tool.close()
  })

  it('says which port is in use, and leaves nothing running', async () => {
    const folder = await copyFolder(template)
    const blocker = createServer()
    await new Promise<void>(resolve => blocker.listen(0, '127.0.0.1', resolve))
    const { port } = blocker.address() as { port: number }
    const { stderr, code } = await runService({ KB_DATA_DIR: folder, PORT: String(port) })
    expect(stderr).toBe(
      `supplement-kb: 127.0.0.1:${port} is in use: stop the program that listens there, or set PORT (0 takes a free one)\n`,
    )
    expect(code).toBe(1)
    expect(await postmasterOf(folder)).toBeNull()
    blocker.close()
  })
})

describe('the process with DATABASE_URL', { timeout: TAKES_LONG }, () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase()
  })
  afterAll(() => database.drop())

  const refusal = async (url: string) => {
    const { stderr, code } = await runService({ DATABASE_URL: url })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^supplement-kb: [^\n]+\n$/)
    return stderr
  }

  it('uses that server and leaves it running', async () => {
    const service = await startService({ DATABASE_URL: database.url })
    await isReady(service)
    expect(await stopService(service)).toBe(0)
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('reads an article in a thread, which ends with it', async () => {
    const service = await startService({ DATABASE_URL: database.url })
    const db = connect(database.url, { pool: 1 })
    const headers = { ...(await keyFor(db, 'draft', 'writer')), 'content-type': 'text/markdown' }
    await db.close()
    const body = '# Zinc\n\n## Dosage\n\nAdults take 10 mg a day.\n'
    const sent = await fetch(`${service.url}/v1/articles/import`, { method: 'POST', headers, body })
    expect([sent.status, await sent.json()]).toMatchObject([200, { data: { kinds: { dosage: 1 } } }])
    expect(await stopService(service)).toBe(0)
  })

  it('recovers from a lost database without a restart', async () => {
    const service = await startService({ DATABASE_URL: database.url })
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
    await query(database.url, kill)
    await vi.waitFor(() => isReady(service), 5000)
    expect(await stopService(service)).toBe(0)
  })

  it('names a bad variable, and not its secret', async () => {
    expect(await refusal('mysql://kb:secret@localhost/kb')).toMatch(
      /DATABASE_URL must be a postgresql:\/\/ URL/,
    )
    const { stderr, code } = await runService({ PORT: 'http' })
    expect(stderr).toBe('supplement-kb: PORT must be a whole number from 0 to 65535, not "http"\n')
    expect(code).toBe(1)
  })

  it('says that nobody answers', async () => {
    const message = await refusal('postgresql://kb:secret@127.0.0.1:1/kb')
    expect(message).toMatch(/"kb" at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\): check/)
    expect(message).not.toContain('secret')
  })

  it('refuses a schema that is newer, and one whose migrations were edited', async () => {
    const changed = await cloneDatabase()
    await query(changed.url, "UPDATE _prisma_migrations SET checksum = 'edited'")
    expect(await refusal(changed.url)).toMatch(/the migration \d{14}_\w+ was edited after it was applied/)
    await query(changed.url, "UPDATE _prisma_migrations SET migration_name = '20990101000000_later'")
    expect(await refusal(changed.url)).toMatch(
      /newer than this program: it has the migration 20990101000000_later/,
    )
    await changed.drop()
  })

  it('says which migration failed', async () => {
    const half = await cloneDatabase()
    await query(
      half.url,
      'DELETE FROM _prisma_migrations WHERE started_at = (SELECT max(started_at) FROM _prisma_migrations)',
    )
    expect(await refusal(half.url)).toMatch(
      /the migration \d{14}_\w+ failed: .*already exists .*Nothing of it was kept/,
    )
    await half.drop()
  })
})

describe.runIf(process.getuid?.() === 0)('the users that PostgreSQL runs as', { timeout: TAKES_LONG }, () => {
  const NOBODY = 65534
  const asNobody = [
    'setpriv',
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    '--clear-groups',
    process.execPath,
    'dist/main.js',
  ]

  it('is the one who starts it, if that is not root', async () => {
    const folder = await copyFolder(template)
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
    const service = await startService({ KB_DATA_DIR: folder }, asNobody)
    await isReady(service)
    expect((await stat(`${folder}/postgres/data/postmaster.pid`)).uid).toBe(NOBODY)
    expect(await stopService(service)).toBe(0)
  })

  it('cannot be another than the owner of the data', async () => {
    const { stderr, code } = await runService({ KB_DATA_DIR: template }, asNobody)
    expect(stderr).toMatch(
      /^supplement-kb: \S+ belongs to user \d+ and not to nobody: start as that user, or [^\n]+\n$/,
    )
    expect(code).toBe(1)
  })

  it('must be able to enter the folder', async () => {
    const folder = await newFolder()
    const { stderr, code } = await runService({ KB_DATA_DIR: `${folder}/data` })
    expect(stderr).toMatch(/^supplement-kb: PostgreSQL runs as user \w+, who may not enter [^\n]+\n$/)
    expect(stderr).toContain(folder)
    expect(code).toBe(1)
  })
})
