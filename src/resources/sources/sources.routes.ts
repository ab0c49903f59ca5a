import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Source } from './sources.contract.ts'
import { askSources, SourceQuery, sources } from './sources.query.ts'

export const sourceResource = resource({
  noun: sources,
  path: 'sources',
  name: 'source',
  title: 'Source',
  tag: 'Content',
  record: Source,
  query: SourceQuery,
  ask: askSources,
  includes: [],
  example: 'disease-ontology',
})

export const sourceRoutes = (app: App) => {
  app.get('/v1/sources', listRoute(sourceResource), (request, reply) =>
    answerPage(request, reply, sourceResource),
  )
  app.get('/v1/sources/:slug', oneRoute(sourceResource), answerOne(sourceResource))
}
