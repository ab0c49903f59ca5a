import type { FastifySchema, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import { one } from '../../api/envelope.ts'
import type { ProblemCode } from '../../api/problem-codes.ts'
import { documentSchemas } from '../../ingest/documents.ts'
import type { HeaderName } from '../../plugins/openapi/document.ts'
import { validatorCompiler } from '../../plugins/zod.ts'
import { Changeset } from '../changesets/changesets.contract.ts'
import { keyParams, type Resource } from '../resource.ts'
import { AnyObject, MergePatch, RetireQuery, WriteQuery } from './writing.contract.ts'

export type Method = 'post' | 'put' | 'patch' | 'delete'

export const mergePatchType = 'application/merge-patch+json'

const verbs = { post: 'create', put: 'replace', patch: 'change', delete: 'retire' } as const
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const texts = {
  post: 'Makes a new record of its document; without a key a claim gets one.',
  put: 'Replaces the document whole; with `If-None-Match: *` makes a new record.',
  patch: 'Changes members of the document.',
  delete: 'Retires the record: its address then answers 410 with the successor.',
} as const

const draft = one(Changeset).describe('A draft: the key may not publish, or not what it wrote itself.')
const moved = z.undefined().describe('The record was renamed.')

const answersOf = (resource: Resource, method: Method): Record<number, z.ZodType> => {
  const drafted = { 202: draft, ...(method !== 'post' && { 308: moved }) }
  const record = one(resource.record).describe('The record, as a GET answers it now.')
  if (method === 'delete') return { 204: z.undefined().describe('It is retired.'), ...drafted }
  if (method === 'post') return { 201: record, ...drafted }
  return { 200: record, ...(method === 'put' && { 201: record }), ...drafted }
}

const bodies = new Map<string, z.ZodType>()

/** The document of a noun under a name of its own. */
const documentOf = ({ noun: { kind }, title, name }: Resource): z.ZodType => {
  const known = bodies.get(kind)
  if (known) return known
  const made = documentSchemas[kind].meta({
    id: `${title}Document`,
    description: `What is written of a ${name}: keys instead of what they stand for, nothing that follows from it.`,
  })
  bodies.set(kind, made)
  return made
}

const bodyOf = (resource: Resource, method: Method) =>
  method === 'delete' ? {} : { body: method === 'patch' ? MergePatch : documentOf(resource) }

const readsOf = (method: Method): HeaderName[] => [
  ...(method === 'post' ? [] : (['If-Match'] as const)),
  ...(method === 'put' ? (['If-None-Match'] as const) : []),
]

const problemsOf = (method: Method): ProblemCode[] => [
  ...(['conflict', 'unprocessable', 'publish-busy'] as const),
  ...(method === 'post' ? [] : (['precondition-required', 'precondition-failed', 'gone'] as const)),
]

/** Any object is let through: what is wrong in a document is told as changesets tell it, with status 422. */
const compile: RouteShorthandOptions['validatorCompiler'] = route =>
  validatorCompiler((route.httpPart === 'body' ? { ...route, schema: AnyObject } : route) as never) as never

/** The route options of one way to write a noun. */
export const writeRoute = (resource: Resource, method: Method): RouteShorthandOptions => ({
  config: { scope: 'draft', cacheable: false, problems: problemsOf(method), reads: readsOf(method) },
  validatorCompiler: compile,
  schema: {
    operationId: `${verbs[method]}${resource.title}`,
    summary: `${capital(verbs[method])} a ${resource.name}`,
    description: texts[method],
    tags: ['Writing'],
    ...(method === 'patch' && { consumes: [mergePatchType, 'application/json'] }),
    ...(method !== 'post' && { params: keyParams(resource) }),
    querystring: method === 'delete' ? RetireQuery : WriteQuery,
    ...bodyOf(resource, method),
    response: answersOf(resource, method),
  } as FastifySchema,
})
