import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Timeline } from './timelines.contract.ts'
import { askTimelines, TimelineQuery, timelines } from './timelines.query.ts'

export const timelineResource = resource({
  noun: timelines,
  path: 'timelines',
  name: 'timeline',
  title: 'Timeline',
  tag: 'Claims',
  record: Timeline,
  query: TimelineQuery,
  ask: askTimelines,
  includes: claimIncludes,
  example: 'ashwagandha--stress--timeline--expected-response--pmid-32021735',
})

export const timelineRoutes = (app: App) => {
  app.get('/v1/timelines', listRoute(timelineResource), (request, reply) =>
    answerPage(request, reply, timelineResource),
  )
  app.get('/v1/timelines/:id', oneRoute(timelineResource), answerOne(timelineResource))
}
