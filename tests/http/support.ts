import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/client.ts'
import type { App } from '../../src/plugins/zod.ts'
import { client } from '../support/openapi.ts'

/** Nothing listens on port 1 of this machine: every statement fails at once. */
const NOWHERE = 'postgresql://nobody:secret@127.0.0.1:1/nothing'

/** The configuration that these variables make, with logs off unless asked for. */
const configOf = (env: Record<string, string> = {}): Config =>
  readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0', ...env })

interface Setup {
  env?: Record<string, string>
  /** The test's own routes instead of the nouns. */
  resources?: ((app: App) => void) | 'real'
  databaseUrl?: string
}

/** The real app with the test's own routes in place of the nouns, closed when the test is done. */
export async function testApp({ env = {}, resources = () => undefined, databaseUrl = NOWHERE }: Setup = {}) {
  const lines: Record<string, unknown>[] = []
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).trim().split('\n')) lines.push(JSON.parse(line))
      done()
    },
  })
  const database = connect(databaseUrl, { pool: 2 })
  const own = resources === 'real' ? {} : { resources }
  const app = await buildApp({ config: configOf(env), database, logTo, ...own })
  await app.ready()
  onTestFinished(async () => {
    await app.close()
    await database.close()
  })
  return { app, api: client(app), lines, database }
}

/** Things with a slug, as the nouns have them: enough of a contract to see what the plugins do with it. */
export const Thing = z
  .object({ slug: z.string().describe('Key'), note: z.string().nullable().describe('Anything') })
  .meta({ id: 'TestThing', description: 'A thing for tests' })

export const ThingAnswer = z
  .object({ data: Thing, links: z.object({ self: z.string(), next: z.string().optional() }) })
  .meta({ id: 'TestThingAnswer', description: 'One thing' })

/** One read, `GET /v1/things/:slug`, which answers a note of as many characters as `size` says. */
export function thingRoute(app: App): void {
  app.get(
    '/v1/things/:slug',
    {
      schema: {
        operationId: 'getThing',
        summary: 'One thing',
        description: 'For tests.',
        tags: ['Operations'],
        params: z.strictObject({
          slug: z
            .string()
            .regex(/^[a-z-]+$/)
            .max(60)
            .meta({ example: 'a-thing' }),
        }),
        querystring: z.strictObject({ size: z.coerce.number().int().min(0).max(100_000).default(0) }),
        response: { 200: ThingAnswer },
      },
    },
    request => {
      const { slug } = request.params
      const next = slug === 'with-next' ? { next: `/v1/things/${slug}?size=2` } : {}
      return {
        data: { slug, note: 'x'.repeat(request.query.size) },
        links: { self: `/v1/things/${slug}`, ...next },
      }
    },
  )
}
