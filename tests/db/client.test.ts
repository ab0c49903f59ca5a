import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/client.ts'
import { emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

const HANG = 'SELECT pg_sleep(5)'
const KILL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()`

let fresh: TestDatabase
let database: Database

beforeAll(async () => {
  fresh = await emptyDatabase()
  database = connect(fresh.url, { pool: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

describe('a database connection', () => {
  it('reads in its two ways', async () => {
    expect(await database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    expect(await database.read({ text: 'SELECT $1::int AS three', values: [3] })).toEqual([{ three: 3 }])
  })

  it('names itself and bounds its statements', async () => {
    const settings = { name: 'supplement-kb', statement: '10s', idle: '30s' }
    const text = `SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`
    expect(await database.prisma.$queryRawUnsafe(text)).toEqual([settings])
    expect(await database.read({ text, values: [] })).toEqual([settings])
  })

  it('gives whole rows after a statement that failed amid its rows', async () => {
    const one = connect(fresh.url, { pool: 1 })
    const failing = { text: 'SELECT 1 / (3 - i) FROM generate_series(1, 5) i', values: [] }
    await expect(one.read(failing)).rejects.toThrow('division by zero')
    expect(await one.read({ text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }])
    await one.close()
  })

  it('fails at once when its connections are cut, and works again after', async () => {
    const outcomes = Promise.allSettled([
      database.prisma.$queryRawUnsafe(HANG),
      database.read({ text: HANG, values: [] }),
    ])
    await query(fresh.url, 'SELECT pg_sleep(0.3)', KILL)
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    expect(await database.read({ text: 'SELECT 2 AS two', values: [] })).toEqual([{ two: 2 }])
  })

  it('closes when a statement was cut', async () => {
    const other = connect(fresh.url, { pool: 1 })
    const cut = expect(other.read({ text: HANG, values: [] })).rejects.toThrow()
    await query(fresh.url, 'SELECT pg_sleep(0.3)', KILL)
    await cut
    await other.close()
  })

  it('gives an error in seconds when nobody answers', async () => {
    const nobody = connect('postgresql://kb:secret@127.0.0.1:1/kb', { pool: 1 })
    const begun = Date.now()
    await expect(nobody.read({ text: 'SELECT 1', values: [] })).rejects.toThrow('ECONNREFUSED')
    await expect(nobody.prisma.$queryRaw`SELECT 1`).rejects.toThrow()
    expect(Date.now() - begun).toBeLessThan(30_000)
    await nobody.close()
  })

  it('leaves out what only Prisma understands in a URL', async () => {
    const url = new URL(fresh.url)
    url.searchParams.set('schema', 'public')
    url.searchParams.set('connection_limit', '3')
    const other = connect(url.href, { pool: 1 })
    expect(await other.read({ text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }])
    expect(await other.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    await other.close()
  })
})
