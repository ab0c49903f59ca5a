import { z } from 'zod'
import { asContracted } from '../../../api/contract-guard.ts'
import { standingMeta } from '../../../api/envelope.ts'
import { PathKey } from '../../../api/text.ts'
import { readOne } from '../../../db/read.ts'
import type { App } from '../../../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../../answer.ts'
import { addressWith } from '../../paging.ts'
import type { Resource } from '../../resource.ts'
import { Article } from '../articles.contract.ts'
import { compare, measuredOf } from './compare.ts'
import { staleAnswer } from './stale.contract.ts'
import { readStates } from './stale.query.ts'

const limits =
  'Only amounts and times written as numbers with a unit are compared, with the dosages and timelines that the article shows. Statements in words, numbers spelled out, other numbers, and records that the article does not show are not judged. A text without findings is not thereby right.'

/** Serves what in an article's text no longer agrees with its records. */
export const staleRoute = (app: App, resource: Resource) =>
  app.get(
    '/v1/articles/:slug/stale',
    {
      schema: {
        operationId: 'listStaleProse',
        summary: 'List the prose of an article that no longer agrees with its records',
        description: `Facts in an article are always those of the records; its sentences are not. Lists amounts and times in the text that a shown record said once and does not say any more, and those that nobody can judge. ${limits}`,
        tags: ['Content'],
        params: z.strictObject({
          slug: PathKey.describe('The slug of an article.').meta({ example: resource.example }),
        }),
        response: { 200: staleAnswer },
      },
    },
    async (request, reply) => {
      const { db } = request.server
      const { slug } = request.params
      const found = await readOne(db, resource.noun, slug)
      if (found.record === null) return lookElsewhere(request, reply, resource, slug) as never
      tellSnapshot(reply, found)
      const article = asContracted(Article, found.record)
      const ids = measuredOf(article).map(({ id }) => id)
      const { states, written, ...state } = await readStates(db, slug, ids)
      tellSnapshot(reply, state)
      const { findings, judged } = compare(article, { states, written: written ?? 0 })
      return {
        data: findings,
        meta: { ...standingMeta, total: null, judged, limits },
        links: { self: addressWith(request), next: null },
      }
    },
  )
