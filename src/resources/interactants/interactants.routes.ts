import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Interactant, interactantIncludes } from './interactants.contract.ts'
import { askInteractants, InteractantQuery, interactants } from './interactants.query.ts'

export const interactantResource = resource({
  noun: interactants,
  path: 'interactants',
  name: 'interactant',
  title: 'Interactant',
  tag: 'Things',
  record: Interactant,
  query: InteractantQuery,
  ask: askInteractants,
  includes: interactantIncludes,
  example: 'tetracycline',
})

export const interactantRoutes = (app: App) => {
  app.get('/v1/interactants', listRoute(interactantResource), (request, reply) =>
    answerPage(request, reply, interactantResource),
  )
  app.get('/v1/interactants/:slug', oneRoute(interactantResource), answerOne(interactantResource))
}
