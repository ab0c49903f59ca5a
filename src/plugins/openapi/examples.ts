import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../config.ts'
import { type OpenApiDocument, operationsOf, type Parameter } from './document.ts'

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
    const content = (success && 'content' in success && success.content) || {}
    const example = examples[operation.operationId ?? '']
    // An answer that is not JSON was recorded as text, in the form that is answered when none is asked for.
    const media = typeof example === 'string' ? Object.values(content)[0] : content['application/json']
    if (media && example !== undefined) media.example ??= example
  }
}

const when = '2026-11-22T00:00:00.000Z'
const times = ['updatedAt', 'publishedAt', 'createdAt']

/** An answer without what differs between two databases that hold the same knowledge, and with at most three of each list. */
export const asExample = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body, (name, value) => {
      if (times.includes(name)) return when
      if (name === 'sha256' && typeof value === 'string') return '0'.repeat(value.length)
      if (name === 'next' && typeof value === 'string') return value.replace(/cursor=[^&]*/, 'cursor=…')
      return Array.isArray(value) ? value.slice(0, 3) : value
    }),
  )

/** The same of lines of JSON: the first three. */
export const asTextExample = (text: string): string =>
  text
    .split('\n')
    .slice(0, 3)
    .map(line => `${JSON.stringify(asExample(JSON.parse(line)))}\n`)
    .join('')

/** The address of an operation with its prefilled parameters, as "Try it out" first sends it. */
export const firstClick = (path: string, parameters: readonly Parameter[]) => {
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
