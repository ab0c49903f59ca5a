import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../src/db/embedded/pg-ctl.ts'
import { type EmbeddedServer, openEmbedded } from '../../src/db/embedded/server.ts'
import type { Log } from '../../src/db/start-error.ts'
import { copyFolder, newFolder, postmasterOf, removeFolders } from '../support/data-folder.ts'
import { query } from '../support/postgres.ts'

const isRoot = process.getuid?.() === 0
const UNSAFE = { fsync: 'off' }

let template: string
let servers: EmbeddedServer[] = []
let said: string[] = []
const log: Log = { info: message => said.push(message), warn: message => said.push(message) }

async function open(folder: string): Promise<EmbeddedServer> {
  const server = await openEmbedded(folder, log, UNSAFE)
  servers.push(server)
  return server
}

const one = async ({ url }: EmbeddedServer) => (await query<{ one: number }>(url, 'SELECT 1 AS one'))[0]?.one

beforeAll(async () => {
  template = await newFolder()
  await (await openEmbedded(template, log, UNSAFE)).close()
})
afterEach(async () => {
  await Promise.all(servers.map(({ close }) => close()))
  servers = []
  said = []
})
afterAll(removeFolders)

describe('the embedded server', { timeout: 60_000 }, () => {
  it('is made in an empty folder and reached by its owner through a socket only', async () => {
    const folder = await newFolder()
    const server = await open(folder)
    expect(await one(server)).toBe(1)
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['postgres'])
  })

  it('keeps what is written: fsync is on unless a test turns it off', async () => {
    const server = await openEmbedded(await copyFolder(template), log)
    servers.push(server)
    const text =
      'SELECT name, setting FROM pg_settings WHERE name IN ($$fsync$$, $$synchronous_commit$$) ORDER BY 1'
    const settings = (await query<{ setting: string }>(server.url, text)).map(({ setting }) => setting)
    expect(settings).toEqual(['on', 'on'])
  })

  it('sorts text by code point and knows letters beyond ASCII', async () => {
    const server = await open(await copyFolder(template))
    const text =
      "SELECT string_agg(x, '' ORDER BY x) AS sorted, lower('ÄÉ') AS lower FROM unnest('{ä,b,Z,a,B}'::text[]) x"
    expect(await query(server.url, text)).toEqual([{ sorted: 'BZabä', lower: 'äé' }])
    expect(await query(server.url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  })

  it('is joined by a second user and stopped by the last one to leave', async () => {
    const folder = await copyFolder(template)
    const first = await open(folder)
    const pid = await postmasterOf(folder)
    const second = await open(folder)
    expect(second.url).toBe(first.url)
    expect(await postmasterOf(folder)).toBe(pid)
    await first.close()
    expect(await one(second)).toBe(1)
    await second.close()
    expect(await postmasterOf(folder)).toBeNull()
  })

  it('is made once when two start at the same time', async () => {
    const folder = await newFolder()
    const [first, second] = await Promise.all([open(folder), open(folder)])
    expect(first?.url).toBe(second?.url)
    expect(said.filter(line => line.startsWith('creating'))).toHaveLength(1)
  })

  it('is started again when it dies', async () => {
    const folder = await copyFolder(template)
    const server = await open(folder)
    await query(server.url, 'CREATE TABLE kept (id int)', 'CHECKPOINT')
    process.kill((await postmasterOf(folder)) ?? 0, 'SIGKILL')
    await vi.waitFor(async () => expect(await one(server)).toBe(1), { timeout: 15_000, interval: 200 })
    expect(await query(server.url, 'SELECT * FROM kept')).toEqual([])
    expect(said).toContain('the embedded PostgreSQL is gone: starting it again')
  })

  it('starts after a crash that left a lock, half a cluster and a foreign process id behind', async () => {
    const folder = await copyFolder(template)
    const data = join(folder, 'postgres', 'data')
    await mkdir(join(folder, 'postgres.new-0badcafe'))
    await writeFile(join(folder, 'postgres.lock'), '4194304\n')
    await writeFile(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n0\n5432\n${folder}\n\n\nready   \n`,
    )
    expect(await one(await open(folder))).toBe(1)
    const fresh = await newFolder(0o755)
    await mkdir(join(fresh, 'postgres.new-0badcafe', 'data'), { recursive: true })
    await open(fresh)
    expect(await readdir(fresh)).toEqual(['postgres'])
  })

  it('uses a short folder for its socket when its own is too long for one', async () => {
    const folder = join(await copyFolder(template), 'long'.repeat(30))
    const server = await open(folder)
    expect(await one(server)).toBe(1)
    expect(decodeURIComponent(server.url)).not.toContain('longlong')
    await server.close()
    expect(await one(await open(folder))).toBe(1)
  })

  it('is reached through 127.0.0.1 where there are no sockets', async () => {
    const folder = await copyFolder(template)
    const tcp = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: await freePort() }
    const server = await openEmbedded(folder, log, { ...UNSAFE, ...tcp })
    servers.push(server)
    expect(new URL(server.url).host).toBe(`127.0.0.1:${tcp.port}`)
    expect(await one(server)).toBe(1)
    expect((await open(folder)).url).toBe(server.url)
  })

  it('takes folders with spaces, quotes and dollars in their names', async () => {
    const folder = join(await newFolder(0o755), `a "b" 'c' $HOME, ü`)
    expect(await one(await open(folder))).toBe(1)
  })
})

describe('a data folder that cannot be used', { timeout: 60_000 }, () => {
  const refusal = async (folder: string) => {
    const error = await openEmbedded(folder, log, UNSAFE).catch(error => error as Error)
    expect(error).toMatchObject({ name: 'StartError' })
    const { message } = error as Error
    expect(message).not.toContain('\n')
    return message
  }

  it('is of another major version', async () => {
    const folder = await copyFolder(template)
    await writeFile(join(folder, 'postgres', 'data', 'PG_VERSION'), '17\n')
    expect(await refusal(folder)).toMatch(
      /made by PostgreSQL 17 and this program carries PostgreSQL 18: .*pg_dump/,
    )
  })

  it("is another server's data directory", async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'PG_VERSION'), '18\n')
    expect(await refusal(folder)).toContain('is the data directory of another PostgreSQL server')
    await writeFile(join(folder, 'PG_VERSION'), '15\n')
    expect(await refusal(folder)).toContain('made by PostgreSQL 15')
  })

  it('holds something else under our name', async () => {
    const folder = await newFolder(0o755)
    await mkdir(join(folder, 'postgres'))
    expect(await refusal(folder)).toContain('is not a database of this program')
  })

  it('is a file', async () => {
    const file = join(await newFolder(), 'file')
    await writeFile(file, '')
    expect(await refusal(file)).toMatch(/cannot be used \(EEXIST.*set KB_DATA_DIR/)
  })

  it('has lost its password', async () => {
    const folder = await copyFolder(template)
    await open(folder)
    await writeFile(join(folder, 'postgres', 'password'), 'wrong')
    expect(await refusal(folder)).toMatch(/cannot be joined \(password authentication failed/)
  })

  it('has settings that PostgreSQL refuses', async () => {
    const folder = await copyFolder(template)
    await writeFile(join(folder, 'postgres', 'data', 'postgresql.auto.conf'), "shared_buffers = 'nonsense'\n")
    expect(await refusal(folder)).toMatch(/does not start: .*FATAL.*server\.log/)
  })

  it.runIf(isRoot)('lies in a folder that PostgreSQL may not enter', async () => {
    const parent = await newFolder()
    const message = await refusal(join(parent, 'data'))
    expect(message).toContain(`who may not enter ${parent} `)
    expect(message).toMatch(/set KB_DATA_DIR .*chmod o\+x .*DATABASE_URL/)
  })

  it.runIf(isRoot)("is root's own but empty: it is given to the user that PostgreSQL runs as", async () => {
    const folder = await newFolder()
    expect((await stat(folder)).uid).toBe(0)
    await open(folder)
    const { uid, mode } = await stat(folder)
    expect(uid).not.toBe(0)
    expect(mode & 0o777).toBe(0o700)
    expect(await readFile(join(folder, 'postgres', 'data', 'PG_VERSION'), 'utf8')).toBe('18\n')
  })
})
