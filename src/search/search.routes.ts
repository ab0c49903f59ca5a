import type { FastifyReply, FastifyRequest } from 'fastify'
import { fingerprint } from '../api/cursor.ts'
import { standingMeta } from '../api/envelope.ts'
import { claimKinds } from '../knowledge/things.ts'
import type { App } from '../plugins/zod.ts'
import { tellSnapshot } from '../resources/answer.ts'
import { linksOf, pathOf, positionOf } from '../resources/paging.ts'
import { highlight } from './highlight.ts'
import { exactUpTo, SearchAnswer, SearchQuery } from './search.contract.ts'
import { type FoundRecord, readSearch, type Understood } from './search.query.ts'

const isClaim = (kind: string) => (claimKinds as readonly string[]).includes(kind)

const hitOf = (found: FoundRecord, understood: Understood) => {
  const { kind, key, title, score, match } = found
  const own = { name: title, score, match, highlight: highlight(found, understood) }
  return isClaim(kind) ? { kind, id: key, ...own } : { kind, slug: key, ...own }
}

const search = async (request: FastifyRequest, reply: FastifyReply) => {
  const { limit, cursor, count, facets, ...asked } = request.query as SearchQuery
  const { q, ...narrowing } = asked
  const print = fingerprint(pathOf(request), asked)
  const found = await readSearch(request.server.db, {
    q,
    narrowing,
    limit,
    after: await positionOf(request, print, cursor),
    counting: { total: count ?? false, facets: [...new Set(facets)] },
  })
  tellSnapshot(reply, found)
  return {
    data: found.hits.map(hit => hitOf(hit, found.understood)),
    meta: { ...standingMeta, ...found.meta },
    links: await linksOf(request, print, found.next),
  }
}

const description =
  `Finds things, articles, questions and claims by name or words. A record that is called what you ask
for comes first, then those with another name of it, whose name begins with it, that hold all its words in their names,
of which a part of the query is the name, and that hold its words in their text; last what is found only by correcting
words that no name holds. Equals are ordered by key. At most \`meta.candidates\` records of each sort of match are ranked;
\`meta.total\` and facets count all, exactly up to ${exactUpTo.toLocaleString('en')}. Nothing found is an empty list.`.replaceAll(
    '\n',
    ' ',
  )

/** Serves `GET /v1/search`. */
export const searchRoute = (app: App) => {
  const schema = {
    operationId: 'search',
    summary: 'Search everything',
    description,
    tags: ['Search'],
    querystring: SearchQuery,
    response: { 200: SearchAnswer },
  }
  app.get('/v1/search', { schema }, (request, reply) => search(request, reply) as never)
}
