import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Action } from './actions.contract.ts'
import { ActionQuery, actions, askActions } from './actions.query.ts'

export const actionResource = resource({
  noun: actions,
  path: 'actions',
  name: 'mechanism of action',
  title: 'Action',
  tag: 'Claims',
  record: Action,
  query: ActionQuery,
  ask: askActions,
  includes: claimIncludes,
  example: 'ashwagandha--cortisol-regulation--action--doi-10-3390-nu15245015',
})

export const actionRoutes = (app: App) => {
  app.get('/v1/actions', listRoute(actionResource), (request, reply) =>
    answerPage(request, reply, actionResource),
  )
  app.get('/v1/actions/:id', oneRoute(actionResource), answerOne(actionResource))
}
