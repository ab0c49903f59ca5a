import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../config.ts'
import { type OpenApiDocument, operationsOf } from './document.ts'

/** Answers of the shipped knowledge, by operation id. */
export type Examples = Record<string, unknown>

export const examplesFile = join(packageRoot, 'openapi', 'examples.json')

// The image is built without them: then the document has none.
const recorded = (): Examples =>
  existsSync(examplesFile) ? JSON.parse(readFileSync(examplesFile, 'utf8')) : {}

/** Puts the recorded answers into the document, as examples of success. */
export const describeExamples = (document: OpenApiDocument) => {
  const examples = recorded()
  for (const { operation } of operationsOf(document)) {
    const success = operation.responses['200']
    const media = success && 'content' in success ? success.content?.['application/json'] : undefined
    const example = examples[operation.operationId ?? '']
    if (media && example !== undefined) media.example ??= example
  }
}

const when = '2026-11-22T00:00:00.000Z'

/** An answer without what differs between two databases that hold the same knowledge, and with at most three of each list. */
export const asExample = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body, (name, value) => {
      if (name === 'updatedAt') return when
      if (name === 'next' && typeof value === 'string') return value.replace(/cursor=[^&]*/, 'cursor=…')
      return Array.isArray(value) ? value.slice(0, 3) : value
    }),
  )

/** The address of an operation with its prefilled parameters, as "Try it out" first sends it. */
export const firstClick = (
  path: string,
  parameters: OpenApiDocument['paths'][string][string]['parameters'] = [],
) => {
  const query = new URLSearchParams()
  let address = path
  for (const { in: where, name, example } of parameters) {
    if (example === undefined) continue
    const value = Array.isArray(example) ? example.join(',') : String(example)
    if (where === 'path') address = address.replace(`{${name}}`, encodeURIComponent(value))
    else if (where === 'query') query.set(name, value)
  }
  return query.size === 0 ? address : `${address}?${query}`
}
