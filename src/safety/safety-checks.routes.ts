import type { FastifySchema } from 'fastify'
import { one, standingMeta } from '../api/envelope.ts'
import type { App } from '../plugins/zod.ts'
import { tellSnapshot } from '../resources/answer.ts'
import { check } from './check.ts'
import { SafetyCheckInput, SafetyCheckQuery } from './input.contract.ts'
import { SafetyCheck } from './safety-checks.contract.ts'

const description = `What sources say about taking these together, for this person: what to avoid, to separate, to watch or to ask
about, daily totals against limits, a day plan, and an account of what nobody has assessed.

The body is health data: it is not stored or logged, and the answer must not be kept (\`no-store\`). Names that are not
understood are answered in \`unresolved\` or \`ambiguous\` and never guessed; they never hide a finding about the others.
No answer says that a combination is safe.`

const schema: FastifySchema = {
  operationId: 'checkSafety',
  summary: 'Check the safety of what a person takes',
  description,
  tags: ['Safety'],
  querystring: SafetyCheckQuery,
  body: SafetyCheckInput,
  response: { 200: one(SafetyCheck) },
}

interface Asked {
  Body: SafetyCheckInput
  Querystring: { jurisdiction?: string }
}

/** Serves `/v1/safety-checks`. */
export const safetyCheckRoute = (app: App) =>
  app.post<Asked>(
    '/v1/safety-checks',
    { schema, config: { problems: ['unprocessable'], writes: false } },
    async (request, reply) => {
      const { data, ...state } = await check(app.db, request.body, request.query.jurisdiction ?? null)
      tellSnapshot(reply, state)
      // Made member by member as the contract says; passing it again would take a third of all the time.
      reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
      return { data, meta: standingMeta, links: { self: app.link('/v1/safety-checks') } } as never
    },
  )
