import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Mechanism } from './mechanisms.contract.ts'
import { askMechanisms, MechanismQuery, mechanisms } from './mechanisms.query.ts'

export const mechanismResource = resource({
  noun: mechanisms,
  path: 'mechanisms',
  name: 'mechanism',
  title: 'Mechanism',
  tag: 'Things',
  record: Mechanism,
  query: MechanismQuery,
  ask: askMechanisms,
  includes: [],
  example: 'cortisol-regulation',
})

export const mechanismRoutes = (app: App) => {
  app.get('/v1/mechanisms', listRoute(mechanismResource), (request, reply) =>
    answerPage(request, reply, mechanismResource),
  )
  app.get('/v1/mechanisms/:slug', oneRoute(mechanismResource), answerOne(mechanismResource))
}
