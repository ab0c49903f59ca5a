import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne } from '../answer.ts'
import { safetyList } from '../nested.ts'
import { oneRoute, resource } from '../resource.ts'
import { Interaction } from './interactions.contract.ts'
import { askInteractions, InteractionQuery, interactions } from './interactions.query.ts'

export const interactionResource = resource({
  noun: interactions,
  path: 'interactions',
  name: 'interaction',
  title: 'Interaction',
  tag: 'Claims',
  record: Interaction,
  query: InteractionQuery,
  ask: askInteractions,
  includes: claimIncludes,
  example: 'turmeric--warfarin--interaction--medsafe-turmeric-2018',
  safety: true,
})

export const interactionRoutes = (app: App) => {
  safetyList(app, interactionResource)
  app.get('/v1/interactions/:id', oneRoute(interactionResource), answerOne(interactionResource))
}
