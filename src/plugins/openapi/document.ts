import type { ProblemCode } from '../../api/problem-codes.ts'
import type { Scope } from '../../knowledge/scopes.ts'

/** A JSON Schema (2020-12), as far as we look into it. */
export interface Schema {
  [keyword: string]: unknown
}

export interface Reference {
  $ref: string
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
  example?: unknown
  style?: string
  explode?: boolean
}

interface Media {
  schema?: Schema
  example?: unknown
  examples?: Record<string, { summary?: string; value: unknown }>
}

export interface Response {
  description: string
  headers?: Record<string, Reference>
  content?: Record<string, Media>
}

/** A header of a request that some routes read. */
export type HeaderName = 'If-Match' | 'If-None-Match' | 'Idempotency-Key'

/** What a route says of itself in its config, on its way through the generator. */
export interface RouteNotes {
  problems: readonly ProblemCode[]
  cacheable: boolean
  limited: boolean
  /** What the key of a caller must allow. */
  scope: Scope | undefined
  /** Whether it answers `?draft=`. */
  draftable: boolean
  /** Headers that it reads. */
  reads: readonly HeaderName[]
}

export interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  parameters?: (Parameter | Reference)[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Response | Reference>
  security?: Record<string, string[]>[]
  'x-notes'?: RouteNotes
}

/** An OpenAPI 3.1 document, as far as we look into it. */
export interface OpenApiDocument {
  openapi: string
  info: Record<string, unknown>
  servers?: { url: string }[]
  tags?: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    parameters?: Record<string, Parameter>
    responses?: Record<string, Response>
    headers?: Record<string, { description: string; schema: Schema }>
  }
}

/** All operations of a document, each with its path, its method in lower case and its parameters, shared or not. */
export const operationsOf = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ path, method, operation },
      parameters: parametersOf(operation, document),
    })),
  )

/** The parameters of an operation, those that it shares with others among them. */
export const parametersOf = ({ parameters = [] }: Operation, { components }: OpenApiDocument): Parameter[] =>
  parameters.flatMap(one => ('$ref' in one ? (components.parameters?.[nameIn(one)] ?? []) : [one]))

/** The name of the component that a reference leads to. */
export const nameIn = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1)

const SCHEMAS = '#/components/schemas/'

/** The names of the component schemas that a part of a document refers to, directly. */
function referencesIn(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== 'object' || part === null) return found
  for (const [key, value] of Object.entries(part)) {
    if (key === '$ref' && typeof value === 'string' && value.startsWith(SCHEMAS)) {
      found.add(value.slice(SCHEMAS.length))
    } else referencesIn(value, found)
  }
  return found
}

/** The names of the component schemas that a part of a document needs, directly or through others. */
export function closureOf(part: unknown, schemas: Record<string, Schema>): Set<string> {
  const reached = referencesIn(part)
  for (const name of reached) referencesIn(schemas[name], reached)
  return reached
}

/** A copy of a part of a document with component schemas renamed where it refers to them. */
export function renameReferences<T>(part: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(part), (key, value) => {
    if (key !== '$ref' || typeof value !== 'string' || !value.startsWith(SCHEMAS)) return value
    const name = value.slice(SCHEMAS.length)
    return SCHEMAS + (names.get(name) ?? name)
  })
}
