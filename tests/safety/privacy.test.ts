import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import type { App } from '../../src/plugins/zod.ts'
import { client } from '../support/openapi.ts'
import { cloneDatabase, query } from '../support/postgres.ts'

// Words that stand nowhere else, so that finding one of them means that the body was kept.
const words = ['Plughol', 'xyzzyvir', 'Quuxosis', 'Frobnostomy', 'wibbleberries', 'Grault-Test', '87654.321']

const body = {
  supplements: [{ name: words[0], amount: Number(words[6]), unit: 'ug' }, { name: "St John's wort" }],
  medications: [words[1]],
  conditions: [words[2]],
  procedures: [{ name: words[3], inDays: 3 }],
  foods: [words[4]],
  labTests: [words[5]],
}

let logged = ''
let app: App
let database: Database
let copy: Awaited<ReturnType<typeof cloneDatabase>>

beforeAll(async () => {
  copy = await cloneDatabase()
  database = connect(copy.url, { pool: 4 })
  const logTo = new Writable({
    write(chunk, _, done) {
      logged += chunk
      done()
    },
  })
  // Everything is slow, so that every request is logged.
  const config = readConfig({
    KB_LOG_LEVEL: 'trace',
    KB_SLOW_MS: '1',
    KB_RATE_LIMIT: '0',
    KB_OVERLOAD_MS: '0',
  })
  app = await buildApp({ config, database, logTo })
  await app.ready()
})

afterAll(async () => {
  await app.close()
  await database.close()
  await copy.drop()
})

const leaks = (text: string) => words.filter(word => text.includes(word))

describe('what a person takes and has', () => {
  it('is not logged, not counted, not stored', async () => {
    const { post, get } = client(app)
    const answer = await post('/v1/safety-checks', body)
    expect(answer.status).toBe(200)
    expect(leaks(JSON.stringify(answer.body))).toContain('Plughol')
    expect(logged).toContain('/v1/safety-checks')
    expect(leaks(logged)).toEqual([])
    expect(leaks((await get('/metrics')).text)).toEqual([])
    const [row] = await query<{ text: string }>(
      copy.url,
      `SELECT string_agg(query_to_xml(format('SELECT * FROM %I', relname), true, false, '')::text, '') AS text
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname IN ('change', 'changeset', 'operation', 'search_entry')`,
    )
    expect(leaks(row?.text ?? '')).toEqual([])
  })

  it('does not stand in an error', async () => {
    const { post } = client(app)
    logged = ''
    const wrong = { ...body, supplements: [{ name: words[0], amount: -1, unit: words[5] }], age: 400 }
    const answer = await post('/v1/safety-checks', wrong)
    expect(answer.status).toBe(400)
    expect(leaks(JSON.stringify(answer.body))).toEqual([])
    const broken = await post('/v1/safety-checks', `{"supplements": [{"name": "${words[0]}"`, {
      'content-type': 'application/json',
    })
    expect(broken.status).toBe(400)
    expect(leaks(JSON.stringify(broken.body))).toEqual([])
    expect(leaks(logged)).toEqual([])
  })

  it('does not stand in the log of a failure', async () => {
    const broken = { ...database, read: () => Promise.reject(new Error('lost')) } as unknown as Database
    const failing = await buildApp({
      config: readConfig({ KB_LOG_LEVEL: 'trace', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0' }),
      database: broken,
      logTo: new Writable({
        write(chunk, _, done) {
          logged += chunk
          done()
        },
      }),
    })
    await failing.ready()
    logged = ''
    const answer = await client(failing).post('/v1/safety-checks', body)
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(logged).toContain('lost')
    expect(leaks(logged + JSON.stringify(answer.body))).toEqual([])
    await failing.close()
  })
})
