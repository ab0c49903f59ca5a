import type { RouteOptions } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/client.ts'
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  type Parameter,
  type Schema,
} from '../../src/plugins/openapi/document.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import { registerResources } from '../../src/resources/index.ts'

/** The whole service, told of without a database. */
export interface Described {
  document: OpenApiDocument
  operations: {
    path: string
    method: string
    operation: Operation & { description?: string }
    parameters: Parameter[]
  }[]
  routes: RouteOptions[]
}

let described: Promise<Described> | undefined

/** What the service says of itself; the same object at each call. */
export const describeService = (): Promise<Described> => {
  described ??= describe()
  return described
}

async function describe(): Promise<Described> {
  const database = connect('postgresql://nobody@127.0.0.1:1/nothing', { pool: 1 })
  const routes: RouteOptions[] = []
  const config = readConfig({ KB_LOG_LEVEL: 'silent' })
  const app = await buildApp({
    config,
    database,
    resources: (app, options) => {
      app.addHook('onRoute', route => void routes.push(route))
      registerResources(app, options)
    },
  })
  await app.ready()
  const document = openapiDocument(app)
  await app.close()
  await database.close()
  return { document, operations: operationsOf(document), routes }
}

/** Each object schema in a part of a document, with a way to it that a person can read. */
export function* objectsIn(part: unknown, at: string): Generator<{ at: string; schema: Schema }> {
  if (typeof part !== 'object' || part === null) return
  const schema = part as Schema
  if (typeof schema.properties === 'object') yield { at, schema }
  for (const [key, value] of Object.entries(schema)) {
    if (key !== 'example' && key !== 'examples') yield* objectsIn(value, `${at}/${key}`)
  }
}
