import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Protocol } from './protocols.contract.ts'
import { askProtocols, ProtocolQuery, protocols } from './protocols.query.ts'

export const protocolResource = resource({
  noun: protocols,
  path: 'protocols',
  name: 'protocol',
  title: 'Protocol',
  tag: 'Claims',
  record: Protocol,
  query: ProtocolQuery,
  ask: askProtocols,
  includes: claimIncludes,
  example: 'ashwagandha--stress-linked-back-pain--protocol--article-ashwagandha-stress-linked-back-pain',
})

export const protocolRoutes = (app: App) => {
  app.get('/v1/protocols', listRoute(protocolResource), (request, reply) =>
    answerPage(request, reply, protocolResource),
  )
  app.get('/v1/protocols/:id', oneRoute(protocolResource), answerOne(protocolResource))
}
