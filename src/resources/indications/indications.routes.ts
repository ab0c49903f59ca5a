import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Indication } from './indications.contract.ts'
import { askIndications, IndicationQuery, indications } from './indications.query.ts'

export const indicationResource = resource({
  noun: indications,
  path: 'indications',
  name: 'indication',
  title: 'Indication',
  tag: 'Claims',
  record: Indication,
  query: IndicationQuery,
  ask: askIndications,
  includes: claimIncludes,
  example: 'ashwagandha--stress--indication--pmid-36017529',
})

export const indicationRoutes = (app: App) => {
  app.get('/v1/indications', listRoute(indicationResource), (request, reply) =>
    answerPage(request, reply, indicationResource),
  )
  app.get('/v1/indications/:id', oneRoute(indicationResource), answerOne(indicationResource))
}
