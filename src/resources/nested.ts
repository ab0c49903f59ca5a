import type { App } from '../plugins/zod.ts'
import { answerNested, answerPage } from './answer.ts'
import { type ListQuery, listRoute, nestedRoute, type Resource } from './resource.ts'
import { coverage } from './supplements/supplements.contract.ts'
import { coverageBeside } from './supplements/supplements.query.ts'

/** What a list of safety claims says besides: whether anybody looked. */
const safetyMeta = {
  coverage: coverage
    .nullable()
    .describe('What is known about each safety topic; null when the list is not about one supplement.'),
}

/**
 * A list under a thing: the part of its path, what it lists, and the filter that the path sets; a thing that has
 * some of it, where the usual example has none.
 */
export type Nested = readonly [path: string, resource: Resource, filter: string, example?: string]

/** The coverage that goes with a list of safety claims: that of the one supplement it is about, else null. */
const coverageFor = (supplements: readonly string[] = []) => {
  const [only = ''] = supplements
  return coverageBeside(supplements.length === 1 ? only : '')
}

/** Serves the lists of what belongs to one thing. */
export const nestedRoutes = (app: App, parent: Resource, lists: readonly Nested[]) => {
  for (const [path, listed, filter, example] of lists) {
    const meta = listed.safety ? safetyMeta : undefined
    const route = nestedRoute(parent, listed, filter, { meta, example })
    app.get(`/v1/${parent.path}/:slug/${path}`, route, (request, reply) =>
      answerNested(request, reply, parent, listed, key => {
        const filters = { [filter]: [key] }
        const { supplement } = { ...(request.query as ListQuery), ...filters }
        return { filters, ...(listed.safety && { beside: coverageFor(supplement) }) }
      }),
    )
  }
}

/** Serves a list of safety claims. */
export const safetyList = (app: App, resource: Resource) =>
  app.get(`/v1/${resource.path}`, listRoute(resource, safetyMeta), (request, reply) =>
    answerPage(request, reply, resource, {
      beside: coverageFor((request.query as ListQuery).supplement),
    }),
  )
