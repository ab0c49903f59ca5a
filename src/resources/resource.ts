import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { maxQuestion } from '../api/claim.ts'
import { maxEmbedded } from '../api/embedded.ts'
import { one, page } from '../api/envelope.ts'
import { facetsMeta, facetsParam } from '../api/facets.ts'
import { oneQuery } from '../api/list-query.ts'
import { PathKey } from '../api/text.ts'
import type { Noun } from '../db/noun.ts'
import type { ListRequest } from '../db/read.ts'
import { Agreement } from '../knowledge/evidence.ts'

/** What every list query holds once it is parsed; filters come on top. */
export interface ListQuery {
  sort?: string[] | undefined
  include?: string[] | undefined
  fields?: string[] | undefined
  limit: number
  cursor?: string | undefined
  count?: boolean | undefined
  facets?: string[] | undefined
  group?: 'question' | undefined
  supplement?: string[] | undefined
}

/** What a query asks of its noun: the part of a `ListRequest` that its filters decide. */
export type Asked = Pick<ListRequest, 'conditions' | 'asked'>

/** A noun as the API serves it: everything that its routes have in common. */
export interface Resource<Q extends z.ZodObject = z.ZodObject> {
  noun: Noun
  /** The last part of its URL, such as `adverse-effects`. */
  path: string
  /** For sentences: `adverse effect`. */
  name: string
  /** For operation ids: `AdverseEffect`. */
  title: string
  tag: 'Things' | 'Claims' | 'Content'
  record: z.ZodType
  query: Q
  ask: (query: z.output<Q>) => Asked
  includes: readonly string[]
  /** The key of a shipped record, so that the first click answers. */
  example: string
  /** Lists of one supplement carry its coverage. */
  safety?: boolean
  /** What its lists say in `meta.facets`; made by `resource`. */
  facets?: z.ZodType
}

/** Route options. The types end here: what a statement reads is JSON, and the contract checks it on its way out. */
type Route = { schema: FastifySchema }

/** Keeps the types of a query and of what reads it together, and adds the facets of the noun. */
export const resource = <Q extends z.ZodObject>(parts: Resource<Q>): Resource => {
  const { noun, query, title } = parts
  const names = Object.keys(noun.facets ?? {})
  const own = parts as unknown as Resource
  if (names.length === 0) return own
  return { ...own, query: query.extend({ facets: facetsParam(names) }), facets: facetsMeta(title, names) }
}

/** What a newcomer tries first. */
const startHere = new Set([
  'listSupplements',
  'getSupplement',
  'listSupplementInteractions',
  'rankConditionSupplements',
  'getArticle',
])

/** The tags of an operation. */
export const tagsOf = (operationId: string, tag: string) =>
  startHere.has(operationId) ? ['Start here', tag] : [tag]

/** Operation id and tags. */
const named = (operationId: string, tag: string) => ({ operationId, tags: tagsOf(operationId, tag) })

const plural = ({ path }: Resource) => path.replaceAll('-', ' ')

const questions = new WeakMap<Resource, z.ZodType>()

/** The schema of a question with its claims: one object per noun, because each becomes one named component. */
const questionOf = (resource: Resource) => {
  const known = questions.get(resource) ?? makeQuestion(resource)
  questions.set(resource, known)
  return known
}

const makeQuestion = ({ title, record }: Resource) =>
  z
    .object({
      question: z.string().max(maxQuestion).describe('Readable key of the question.'),
      agreement: Agreement,
      claims: z
        .array(record)
        .describe(`The claims that answer it, at most ${maxEmbedded}, in their default order.`),
    })
    .meta({
      id: `${title}Question`,
      description: 'A question with the claims that answer it: one row of `group=question`.',
    })

const listAnswer = (resource: Resource, more?: z.ZodRawShape) => {
  const meta = { ...(resource.facets && { facets: resource.facets }), ...more }
  return 'group' in resource.query.shape
    ? page(z.union([resource.record, questionOf(resource)]), meta)
    : page(resource.record, meta)
}

/** What the key of a noun is called. */
export const keyName = ({ tag }: Resource) => (tag === 'Claims' ? 'id' : 'slug')

/** The path parameter that takes its key. */
export const keyParams = (resource: Resource, example = resource.example) =>
  z.strictObject({
    [keyName(resource)]: PathKey.describe(`The ${keyName(resource)} of a ${resource.name}.`).meta({
      example,
    }),
  })

/** The route options of a list. */
export const listRoute = (resource: Resource, meta?: z.ZodRawShape): Route => ({
  schema: {
    ...named(`list${resource.title}s`, resource.tag),
    summary: `List ${plural(resource)}`,
    description: `${resource.record.description ?? ''} Filters join with AND, commas inside one mean OR; anything not understood is 400.`,
    querystring: resource.query,
    response: { 200: listAnswer(resource, meta) },
  },
})

/** The route options of one record. */
export const oneRoute = (resource: Resource): Route => ({
  schema: {
    ...named(`get${resource.title}`, resource.tag),
    summary: `Get one ${resource.name}`,
    description: `${resource.record.description ?? ''} A renamed one answers 301, a retired one 410 with its successor.`,
    params: keyParams(resource),
    querystring: oneQuery(resource.record, resource.includes),
    response: { 200: one(resource.record) },
  },
})

/** The query of a list whose path sets a filter: there is nothing left to count by that one either. */
const queryWithout = ({ query, noun: { facets = {} } }: Resource, filter: string) => {
  const left = Object.keys(facets).filter(name => (facets[name]?.filter ?? name) !== filter)
  const rest = query.omit({ [filter]: true } as never)
  return left.length === 0 ? rest : rest.extend({ facets: facetsParam(left) })
}

/** The route options of the claims (or content) of one thing: the list without the filter that the path sets. */
export const nestedRoute = (
  parent: Resource,
  resource: Resource,
  filter: string,
  { meta, example }: { meta?: z.ZodRawShape | undefined; example?: string | undefined } = {},
): Route => ({
  schema: {
    ...named(`list${parent.title}${resource.title}s`, parent.tag),
    summary: `List the ${plural(resource)} of a ${parent.name}`,
    description: `The ${plural(resource)} of one ${parent.name}: the list with the filter \`${filter}\` set.`,
    params: keyParams(parent, example),
    querystring: queryWithout(resource, filter),
    response: { 200: listAnswer(resource, meta) },
  },
})
