import fp from 'fastify-plugin'
import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { failure } from './failures.ts'
import { EXEMPT } from './protection.ts'
import type { App } from './zod.ts'

const Health = z
  .object({ status: z.literal('ok').describe('Always "ok": the process answers') })
  .meta({ id: 'Health', description: 'The process is alive; nothing is said of its database' })

const State = z.object({
  revision: z.int().describe('Revision of the knowledge base; 0 before anything was published'),
  release: z.string().max(40).nullable().describe('Release of that revision, null when it has none'),
})

const Readiness = State.extend({
  status: z.literal('ready').describe('Always "ready"; anything else is a problem with status 503'),
}).meta({ id: 'Readiness', description: 'The service can answer: its database is reachable and up to date' })

// A probe should hear that the database is away before it gives up on us itself.
const PATIENCE_MS = 2000

/** Fails when the work takes longer than a probe waits. The work itself goes on. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure('database-unavailable')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** @throws ProblemError when the database lacks migrations */
async function readState({ read }: Database): Promise<z.output<typeof State>> {
  const missing = await pendingMigrations(text => read({ text, values: [] }))
  if (missing.length > 0) {
    throw failure('not-ready', undefined, `The database lacks ${missing.length} migration(s).`)
  }
  const [state] = await read({ text: 'SELECT revision, release FROM kb_state', values: [] })
  return State.parse(state)
}

/** `/health`: the process is alive. `/ready`: it can answer, else a 503 problem. */
export default fp(
  async (app: App) => {
    const common = { tags: ['Operations'] }
    app.get(
      '/health',
      {
        config: EXEMPT,
        schema: {
          ...common,
          operationId: 'getHealth',
          summary: 'Is the process alive?',
          description: 'Asks nothing of the database, so that a lost database does not restart the service.',
          response: { 200: Health },
        },
      },
      async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
    )
    app.get(
      '/ready',
      {
        config: EXEMPT,
        schema: {
          ...common,
          operationId: 'getReadiness',
          summary: 'Can the service answer?',
          description: 'Its database is reachable and has all migrations; else a problem with status 503.',
          response: { 200: Readiness },
        },
      },
      async (_request, reply) => {
        const state = await inTime(readState(app.db))
        app.revisions.learn(state)
        return reply.header('cache-control', 'no-store').send({ status: 'ready', ...state })
      },
    )
  },
  { name: 'health', dependencies: ['database', 'problems', 'zod'] },
)
