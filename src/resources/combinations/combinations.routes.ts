import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Combination } from './combinations.contract.ts'
import { askCombinations, CombinationQuery, combinations } from './combinations.query.ts'

export const combinationResource = resource({
  noun: combinations,
  path: 'combinations',
  name: 'combination',
  title: 'Combination',
  tag: 'Claims',
  record: Combination,
  query: CombinationQuery,
  ask: askCombinations,
  includes: claimIncludes,
  example: 'ashwagandha--magnesium--combination--article-ashwagandha-stress-linked-back-pain',
})

export const combinationRoutes = (app: App) => {
  app.get('/v1/combinations', listRoute(combinationResource), (request, reply) =>
    answerPage(request, reply, combinationResource),
  )
  app.get('/v1/combinations/:id', oneRoute(combinationResource), answerOne(combinationResource))
}
