import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import supertest, { type Response as Answer } from 'supertest'
import type { OpenApiDocument, Operation, Response } from '../../src/plugins/openapi/document.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import type { App } from '../../src/plugins/zod.ts'

type Method = 'get' | 'head' | 'options' | 'post' | 'put' | 'patch' | 'delete'
type Headers = Record<string, string>

/** What is checked of an answer. */
export interface Seen {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: unknown
  text?: string | undefined
}

/**
 * Proves that an answer is what the document says: its status and media type are declared for the operation
 * and its body fits the schema. When the request trims with `fields`, members may be missing.
 * Nothing is checked where the document has no operation.
 *
 * @param url path and query of the request
 * @param sent its body, if any
 * @throws Error naming the operation and what of the answer is not declared
 */
export function checkAnswer(
  document: OpenApiDocument,
  method: string,
  url: string,
  answer: Seen,
  sent?: unknown,
): void {
  const { pathname, searchParams } = new URL(url, 'http://kb.test')
  const found = findOperation(document, method, pathname)
  if (!found) return
  const { operation, at } = found
  const where = `${method.toUpperCase()} ${pathname} (${operation.operationId})`
  const declared = operation.responses[answer.status]
  if (!declared) throw new Error(`${where} answered ${answer.status}, which is not declared`)
  if (answer.status === 304 || method.toLowerCase() === 'head') return
  const type =
    String(answer.headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim() ?? ''
  const place = '$ref' in declared ? declared.$ref : pointer(at, 'responses', String(answer.status))
  const { content } = resolve(document, declared) ?? {}
  const media = content?.[type]
  if (content && !media) throw new Error(`${where} answered "${type}", which is not declared`)
  if (!media?.schema || !/[/+]json$/.test(type)) return
  const trims = searchParams.has('fields') || (sent as { fields?: unknown } | undefined)?.fields !== undefined
  const validate = validator(document, pointer(place, 'content', type, 'schema'), trims)
  const body = answer.body ?? JSON.parse(answer.text ?? 'null')
  if (validate(body)) return
  const wrong = validate.errors?.slice(0, 5).map(error => `${error.instancePath || '/'} ${error.message}`)
  throw new Error(`${where} answered a body that is not declared: ${wrong?.join('; ')}`)
}

/** A JSON pointer as a URI fragment, from another one on. */
const pointer = (from: string, ...steps: string[]) =>
  [from, ...steps.map(step => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))].join('/')

function findOperation(document: OpenApiDocument, method: string, path: string) {
  const verb = method.toLowerCase() === 'head' ? 'get' : method.toLowerCase()
  const fits = (template: string) => {
    const steps = template
      .split('/')
      .map(step => (step.startsWith('{') ? '[^/]+' : step.replace(/[.*+?^$()|]/g, '\\$&')))
    return new RegExp(`^${steps.join('/')}$`).test(path)
  }
  // A path without parameters goes before one with: /v1/meta/terms before /v1/meta/{name}.
  const templates = Object.keys(document.paths).filter(fits)
  const exact = templates.sort((a, b) => a.split('{').length - b.split('{').length)
  for (const template of exact) {
    const operation = document.paths[template]?.[verb]
    if (operation) return { operation, at: pointer('#', 'paths', template, verb) }
  }
  return undefined
}

function resolve(document: OpenApiDocument, response: Operation['responses'][string] | undefined) {
  if (!response || !('$ref' in response)) return response as Response | undefined
  return document.components.responses?.[response.$ref.split('/').at(-1) ?? '']
}

const ROOT = 'http://kb.test/document'

const documents = new WeakMap<OpenApiDocument, Map<boolean, Ajv2020>>()

/** One for all answers of a service: each component is compiled once. */
function schemasOf(document: OpenApiDocument, trimmed: boolean): Ajv2020 {
  const known = documents.get(document) ?? new Map<boolean, Ajv2020>()
  documents.set(document, known)
  const found = known.get(trimmed)
  if (found) return found
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, validateSchema: false })
  addFormats.default(ajv)
  const root = { $id: ROOT, paths: document.paths, components: document.components }
  ajv.addSchema(trimmed ? withoutRequired(root) : root)
  known.set(trimmed, ajv)
  return ajv
}

function validator(document: OpenApiDocument, at: string, trimmed: boolean): ValidateFunction {
  const validate = schemasOf(document, trimmed).getSchema(ROOT + at)
  if (!validate) throw new Error(`The document has nothing at ${at}`)
  return validate
}

/**
 * A copy of schemas in which no member must be there; properties that are called "required" stay. What members
 * told apart before may fit several branches then.
 */
function withoutRequired<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === 'required' && Array.isArray(value)) return undefined
    if (!Array.isArray(value?.oneOf)) return value
    const { oneOf, ...rest } = value
    return { ...rest, anyOf: oneOf }
  })
}

const listens = new WeakMap<App, Promise<unknown>>()

/** Requests may come at once, but an app can be told to listen only once. */
function listening(app: App): Promise<unknown> {
  const known = app.server.listening ? Promise.resolve() : listens.get(app)
  const promise = known ?? app.listen({ port: 0, host: '127.0.0.1' })
  listens.set(app, promise)
  return promise
}

/**
 * Speaks HTTP to an app as a client would, and proves of each answer that the OpenAPI document declares it.
 * Listens on a free port of this machine on the first request; closing the app ends that.
 *
 * @param document what the app says of itself, where it was made already
 */
export function client(app: App, document?: OpenApiDocument) {
  const send = async (
    method: Method,
    url: string,
    headers: Headers = {},
    body?: unknown,
  ): Promise<Answer> => {
    await listening(app)
    const request = supertest(app.server)[method](url).redirects(0).set(headers)
    const answer = await (body === undefined ? request : request.send(body as object))
    checkAnswer(document ?? openapiDocument(app), method, url, answer, body)
    return answer
  }
  return {
    get: (url: string, headers?: Headers) => send('get', url, headers),
    head: (url: string, headers?: Headers) => send('head', url, headers),
    options: (url: string, headers?: Headers) => send('options', url, headers),
    post: (url: string, body: unknown, headers?: Headers) => send('post', url, headers, body),
    put: (url: string, body: unknown, headers?: Headers) => send('put', url, headers, body),
    patch: (url: string, body: unknown, headers?: Headers) => send('patch', url, headers, body),
    delete: (url: string, headers?: Headers) => send('delete', url, headers),
  }
}

/** One checked GET. */
export const get = (app: App, url: string, headers?: Headers) => client(app).get(url, headers)
