import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Practice, practiceIncludes } from './practices.contract.ts'
import { askPractices, PracticeQuery, practices } from './practices.query.ts'

export const practiceResource = resource({
  noun: practices,
  path: 'practices',
  name: 'practice',
  title: 'Practice',
  tag: 'Things',
  record: Practice,
  query: PracticeQuery,
  ask: askPractices,
  includes: practiceIncludes,
  example: 'yoga',
})

export const practiceRoutes = (app: App) => {
  app.get('/v1/practices', listRoute(practiceResource), (request, reply) =>
    answerPage(request, reply, practiceResource),
  )
  app.get('/v1/practices/:slug', oneRoute(practiceResource), answerOne(practiceResource))
}
