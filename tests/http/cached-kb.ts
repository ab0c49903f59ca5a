import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import type { OpenApiDocument } from '../../src/plugins/openapi/document.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import type { App } from '../../src/plugins/zod.ts'
import { registerResources } from '../../src/resources/index.ts'
import { client } from '../support/openapi.ts'
import { cloneDatabase } from '../support/postgres.ts'
import { flakyServer } from './flaky-server.ts'

interface Setup {
  env?: Record<string, string>
  /** Routes of the test, besides the nouns. */
  routes?: (app: App) => void
}

export const HIT = 'supplement-kb; hit'
export const STORED = 'supplement-kb; fwd=uri-miss; stored'

let document: OpenApiDocument | undefined

async function open(
  { env = {}, routes = () => undefined }: Setup,
  atEnd: (end: () => Promise<void>) => void,
) {
  const copy = await cloneDatabase()
  const server = await flakyServer(copy.url, atEnd)
  const database = connect(server.url, { pool: 4 })
  const app = await buildApp({
    config: readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0', ...env }),
    database,
    resources: (app, options) => {
      registerResources(app, options)
      routes(app)
    },
  })
  atEnd(async () => {
    await app.close()
    await database.close()
    await copy.drop()
  })
  await app.ready()
  // Now, because making it takes so long that heartbeats would be missed.
  document ??= openapiDocument(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const read = vi.spyOn(database, 'read')
  const kb = {
    app,
    api: client(app, document),
    database,
    server,
    url: copy.url,
    reads: () => read.mock.calls.length,
  }
  await untilCurrent(kb)
  return kb
}

/** A service that listens, on a copy of the shipped knowledge, reached by a way that can be cut off. */
export type CachedKb = Awaited<ReturnType<typeof open>>

/** One for a test. */
export const cachedKb = (setup: Setup = {}): Promise<CachedKb> => open(setup, onTestFinished)

/** One for all tests of a file or block. */
export function useCachedKb(setup: Setup = {}): CachedKb {
  const kb = {} as CachedKb
  const ends: (() => Promise<void>)[] = []
  beforeAll(async () => {
    Object.assign(kb, await open(setup, end => ends.unshift(end)))
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
  return kb
}

export const untilCurrent = ({ app }: Pick<CachedKb, 'app'>) =>
  vi.waitFor(() => expect(app.revisions.isCurrent).toBe(true), { timeout: 10_000, interval: 5 })

/** Asks until the answer comes from memory: on a machine that is busy with other tests heartbeats may come late. */
export async function getKept(kb: CachedKb, url: string, headers: Record<string, string> = {}) {
  for (let attempt = 0; ; attempt++) {
    const answer = await kb.api.get(url, headers)
    if (answer.headers['cache-status'] === HIT || attempt === 5) return answer
    await untilCurrent(kb)
  }
}

/** Lets statements of readers wait with what they have read, as on a slow network, until they are let go. */
export function holdReads(database: Database): () => void {
  const { read } = database
  let letGo: () => void = () => undefined
  const gate = new Promise<void>(resolve => {
    letGo = resolve
  })
  database.read = async statement => {
    const rows = await read(statement)
    await gate
    return rows as never
  }
  return () => {
    database.read = read
    letGo()
  }
}

/** Time for a request to arrive and to be taken care of. */
export const aMoment = () => sleep(200)
