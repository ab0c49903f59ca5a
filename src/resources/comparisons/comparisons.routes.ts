import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Comparison } from './comparisons.contract.ts'
import { askComparisons, ComparisonQuery, comparisons } from './comparisons.query.ts'

export const comparisonResource = resource({
  noun: comparisons,
  path: 'comparisons',
  name: 'comparison',
  title: 'Comparison',
  tag: 'Claims',
  record: Comparison,
  query: ComparisonQuery,
  ask: askComparisons,
  includes: claimIncludes,
  example: 'turmeric--nsaids--comparison--pmc9580113',
})

export const comparisonRoutes = (app: App) => {
  app.get('/v1/comparisons', listRoute(comparisonResource), (request, reply) =>
    answerPage(request, reply, comparisonResource),
  )
  app.get('/v1/comparisons/:id', oneRoute(comparisonResource), answerOne(comparisonResource))
}
