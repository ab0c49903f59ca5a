import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '../../src/plugins/zod.ts'
import { cloneDatabase, emptyDatabase, query } from '../support/postgres.ts'
import { flakyServer } from './flaky-server.ts'
import { testApp } from './support.ts'

function queries(app: App): void {
  const hidden = { schema: { hide: true } }
  app.get('/prisma', hidden, async () => String((await app.db.prisma.$queryRaw<[]>`SELECT 1`).length))
  app.get('/transaction', hidden, async () =>
    app.db.prisma.$transaction(async tx => String((await tx.$queryRaw<[]>`SELECT 1`).length)),
  )
  app.get('/read', hidden, async () => String((await app.db.read({ text: 'SELECT 1', values: [] })).length))
  app.get('/hold', hidden, async () => String(await app.db.prisma.$executeRaw`SELECT pg_sleep(8)`))
}

const WAYS = ['/prisma', '/transaction', '/read']

async function withDatabase(make: typeof cloneDatabase) {
  const database = await make()
  onTestFinished(() => database.drop())
  return database
}

describe('without a database', () => {
  it('the process is alive but not ready, and every read says so', async () => {
    const { api } = await testApp({ resources: queries })
    const health = await api.get('/health')
    expect(health.status).toBe(200)
    expect(health.body).toEqual({ status: 'ok' })
    expect(health.headers['cache-control']).toBe('no-store')
    for (const url of ['/ready', ...WAYS]) {
      const answer = await api.get(url)
      expect(answer.body).toMatchObject({ status: 503, code: 'database-unavailable', retryable: true })
      expect(answer.headers['retry-after']).toBe('5')
      expect(answer.text).not.toMatch(/127\.0\.0\.1|secret|nobody/)
    }
  })
})

describe('with a database', () => {
  it('the service is ready, and tells its revision', async () => {
    const { url } = await withDatabase(cloneDatabase)
    await query(url, "UPDATE kb_state SET revision = 7, release = '2026.11.0'")
    const { app, api } = await testApp({ databaseUrl: url })
    const answer = await api.get('/ready')
    expect(answer.body).toEqual({ status: 'ready', revision: 7, release: '2026.11.0' })
    expect(app.revisions.newest).toEqual({ revision: 7, release: '2026.11.0' })
  })

  it('that lacks migrations the service is not ready', async () => {
    const { url } = await withDatabase(emptyDatabase)
    const { api } = await testApp({ databaseUrl: url })
    expect((await api.get('/ready')).body).toMatchObject({ status: 503, code: 'not-ready' })
  })

  it('that is lost for a while the service recovers without a restart', async () => {
    const { url } = await withDatabase(emptyDatabase)
    const server = await flakyServer(url)
    const { api } = await testApp({ databaseUrl: server.url, resources: queries })
    for (const way of WAYS) expect((await api.get(way)).text).toBe('1')
    await server.cut()
    for (const way of WAYS) expect((await api.get(way)).body.code).toBe('database-unavailable')
    await server.restore()
    await sleep(500)
    for (const way of WAYS) expect((await api.get(way)).text).toBe('1')
  })

  it('of which all connections are taken a read is 503, and works again afterwards', async () => {
    const { url } = await withDatabase(emptyDatabase)
    const { api } = await testApp({ databaseUrl: url, resources: queries })
    const holders = [api.get('/hold'), api.get('/hold')]
    await sleep(200)
    const answer = await api.get('/prisma')
    expect(answer.body).toMatchObject({ status: 503, code: 'database-unavailable', retryable: true })
    expect((await Promise.all(holders)).map(({ text }) => text)).toEqual(['1', '1'])
    expect((await api.get('/prisma')).text).toBe('1')
  })
})
