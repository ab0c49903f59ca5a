import type { FastifyReply, FastifyRequest } from 'fastify'
import { standingMeta } from '../api/envelope.ts'
import type { App } from '../plugins/zod.ts'
import { tellSnapshot } from '../resources/answer.ts'
import { addressWith } from '../resources/paging.ts'
import { highlight } from './highlight.ts'
import { mostSuggestions, SuggestAnswer, SuggestQuery } from './suggest.contract.ts'
import { readSuggestions } from './suggest.query.ts'

const suggest = async (request: FastifyRequest, reply: FastifyReply) => {
  const { q, kind } = request.query as SuggestQuery
  const { hits, understood, ...snapshot } = await readSuggestions(request.server.db, q, kind)
  tellSnapshot(reply, snapshot)
  const data = hits.map(hit => {
    const { text } = highlight(hit, understood)
    return { kind: hit.kind, slug: hit.key, name: hit.title, alias: text === hit.title ? null : text }
  })
  return { data, meta: standingMeta, links: { self: addressWith(request) } }
}

/** Serves `GET /v1/suggest`. */
export const suggestRoute = (app: App) => {
  const schema = {
    operationId: 'suggest',
    summary: 'Suggest records while somebody types',
    description: `At most ${mostSuggestions} records whose name or another name begins with what was typed, or holds its words, typos included. Small and cacheable: made for a call at each keystroke.`,
    tags: ['Search'],
    querystring: SuggestQuery,
    response: { 200: SuggestAnswer },
  }
  app.get('/v1/suggest', { schema }, (request, reply) => suggest(request, reply) as never)
}
