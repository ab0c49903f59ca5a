import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { one, standingMeta } from '../../api/envelope.ts'
import { ProblemError } from '../../api/problem.ts'
import { ArticleError } from '../../extract/article-error.ts'
import { decodeArticle, largestArticle } from '../../extract/decode.ts'
import type { ArticleFormat } from '../../extract/types.ts'
import { importArticle } from '../../ingest/articles/import-article.ts'
import { ReadingThreads } from '../../ingest/articles/reading/reading-threads.ts'
import { contradictionsOf } from '../../ingest/contradictions.ts'
import { KnowledgeFaults } from '../../ingest/faults.ts'
import { answered } from '../../plugins/answered.ts'
import { callerOf } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'
import { loadLexicon } from '../../search/resolve/index.ts'
import { ImportBody, ImportedArticle, ImportQuery } from './import.contract.ts'

const description = `Reads an article and leaves what it says as one changeset in review: the article as typed blocks, its questions,
claims that cite it (never more certain than VERY_LOW), and things that nobody knows yet. Nothing is visible to readers before
the changeset is published. The same article again proposes nothing; a corrected one only what differs.

Scripts, styles, comments and attributes of HTML are neither run nor stored. An article whose reading takes most of the time
that a request may take is refused with 422; one that finds too many others before it gets 503, and may come again.`

const formats: Readonly<Record<string, ArticleFormat>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
}

const mediaType = ({ headers }: FastifyRequest) =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

const schema = {
  operationId: 'importArticle',
  summary: 'Bring in an article',
  description,
  tags: ['Content'],
  consumes: Object.keys(formats),
  querystring: ImportQuery,
  body: ImportBody,
  response: { 200: one(ImportedArticle) },
}

interface Asked {
  Body: string
  Querystring: z.output<typeof ImportQuery>
}

const refused = (message: string, errors: readonly { detail: string }[] = []) =>
  new ProblemError('unprocessable', message, { errors: errors.map(error => ({ pointer: '', ...error })) })

const noArticle = () =>
  new ProblemError(
    'unsupported-media-type',
    `Send the article itself with its "Content-Type": ${Object.keys(formats).join(', ')}.`,
  )

/** What is wrong with an article, as its sender is told. */
function asProblem(error: unknown): unknown {
  if (error instanceof ArticleError) return refused(`The article cannot be read: ${error.message}.`)
  if (!(error instanceof KnowledgeFaults)) return error
  return refused(
    'What the article says does not fit the knowledge base.',
    error.faults.slice(0, 20).map(fault => ({ detail: `${fault.field}: ${fault.message}` })),
  )
}

/** The part of a request's time that reading may take: what was read has to be compared and stored as well. */
const readingShare = 0.8

/** Its sender is gone, or was told already that it takes too long. */
const unheard = (error: unknown) => new ProblemError('request-timeout', undefined, { cause: error })

/** Serves `/v1/articles/import`. */
export const importArticleRoute = (app: App) =>
  app.register(async scope => {
    const threads = new ReadingThreads({ threads: 1 })
    scope.addHook('onClose', () => threads.close())
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      Object.keys(formats),
      { parseAs: 'buffer', bodyLimit: largestArticle },
      async (_request: FastifyRequest, body: Buffer) => {
        try {
          return decodeArticle(body)
        } catch (error) {
          throw asProblem(error)
        }
      },
    )
    // Whatever else: the general answer asks for JSON, which is no article.
    scope.addContentTypeParser('*', async () => {
      throw noArticle()
    })
    scope.post<Asked>(
      '/v1/articles/import',
      { schema, bodyLimit: largestArticle, config: { scope: 'draft', problems: ['unprocessable'] } },
      async (request, reply) => {
        const format = formats[mediaType(request)]
        if (format === undefined) throw noArticle()
        const { batch } = request.query
        const limitMs = readingShare * (request.routeOptions.handlerTimeout ?? 0)
        const signal = answered(reply)
        try {
          const lexicon = await loadLexicon(scope.db)
          const article = { name: 'the API', text: request.body, format }
          const options = {
            lexicon,
            actor: callerOf(request).name,
            ...(batch !== undefined && { batch }),
            read: (text: string, format: ArticleFormat) => threads.read(text, format, { limitMs, signal }),
          }
          const { name: _, ...imported } = await importArticle(scope.db, article, options)
          const found =
            imported.changeset === null ? [] : await contradictionsOf(scope.db, imported.changeset)
          const contradictions = found.map(({ key, with: other, about }) => ({
            claim: key,
            with: other,
            about,
          }))
          return {
            data: { ...imported, contradictions },
            meta: standingMeta,
            links: { self: scope.link('/v1/articles/import') },
          } as never
        } catch (error) {
          throw signal.aborted ? unheard(error) : asProblem(error)
        }
      },
    )
  })
