import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Population, populationIncludes } from './populations.contract.ts'
import { askPopulations, PopulationQuery, populations } from './populations.query.ts'

export const populationResource = resource({
  noun: populations,
  path: 'populations',
  name: 'population',
  title: 'Population',
  tag: 'Things',
  record: Population,
  query: PopulationQuery,
  ask: askPopulations,
  includes: populationIncludes,
  example: 'pregnancy',
})

export const populationRoutes = (app: App) => {
  app.get('/v1/populations', listRoute(populationResource), (request, reply) =>
    answerPage(request, reply, populationResource),
  )
  app.get('/v1/populations/:slug', oneRoute(populationResource), answerOne(populationResource))
}
