import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openServer, type Server } from '../../src/db/server.ts'
import type { Log } from '../../src/db/start-error.ts'
import { newFolder, removeFolders } from '../support/data-folder.ts'
import { emptyDatabase, query, type TestDatabase, withDatabase } from '../support/postgres.ts'

const log: Log = { info: () => undefined, warn: () => undefined }

let database: TestDatabase
const opened: Server[] = []

const open = async (env: Record<string, string>) => {
  const server = await openServer(readConfig(env), log)
  opened.push(server)
  return server
}

beforeAll(async () => {
  database = await emptyDatabase()
})
afterEach(() => Promise.all(opened.splice(0).map(({ close }) => close())))
afterAll(() => Promise.all([database.drop(), removeFolders()]))

describe('openServer', () => {
  it('takes the server of DATABASE_URL and leaves it running', async () => {
    const server = await open({ DATABASE_URL: database.url })
    expect(server).toMatchObject({ url: database.url, embedded: false })
    await server.close()
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('starts an embedded one when there is no DATABASE_URL', async () => {
    const server = await open({ KB_DATA_DIR: await newFolder() })
    expect(server.embedded).toBe(true)
    expect(await query(server.url, 'SELECT current_database() AS name')).toEqual([{ name: 'kb' }])
  })
})

describe('a server that cannot be used', () => {
  const refusal = async (url: string) => {
    const error = await open({ DATABASE_URL: url }).catch(error => error as Error)
    expect(error).toMatchObject({ name: 'StartError' })
    const { message } = error as Error
    expect(message).not.toMatch(/\n|secret/)
    return message
  }

  it('does not answer', async () => {
    expect(await refusal('postgresql://kb:secret@127.0.0.1:1/kb')).toBe(
      'the database "kb" at 127.0.0.1:1 cannot be reached (ECONNREFUSED): ' +
        'check that PostgreSQL runs there and that DATABASE_URL names the right host and port',
    )
    expect(await refusal('postgresql://kb:secret@localhost/kb?host=/nowhere')).toMatch(
      /"kb" at \/nowhere cannot be reached \(ENOENT\)/,
    )
  })

  it('refuses the password', async () => {
    const wrong = new URL(database.url)
    wrong.password = 'secret'
    expect(await refusal(wrong.href)).toMatch(
      /refuses the user "\w+" .*: check user and password in DATABASE_URL$/,
    )
  })

  it('does not have the database', async () => {
    expect(await refusal(withDatabase(database.url, 'kb_not_there'))).toMatch(
      /^the database "kb_not_there" at .* is not there .*: create it, or correct DATABASE_URL$/,
    )
  })

  it('takes no connections', async () => {
    const closed = await emptyDatabase()
    await query(
      database.url,
      `ALTER DATABASE ${new URL(closed.url).pathname.slice(1)} ALLOW_CONNECTIONS false`,
    )
    expect(await refusal(closed.url)).toMatch(
      /cannot be used: .*not currently accepting connections \(55000\)$/,
    )
    await closed.drop()
  })

  it('stores text in another encoding', async () => {
    const name = `${new URL(database.url).pathname.slice(1)}_latin`
    await query(
      database.url,
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`,
    )
    expect(await refusal(withDatabase(database.url, name))).toMatch(
      /is encoded in LATIN1: make .* ENCODING 'UTF8'$/,
    )
    await query(database.url, `DROP DATABASE ${name}`)
  })
})
