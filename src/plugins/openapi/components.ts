import {
  closureOf,
  type OpenApiDocument,
  operationsOf,
  type Response,
  renameReferences,
  type Schema,
} from './document.ts'

type Schemas = Record<string, Schema>

/**
 * The document with no more component schemas than it needs.
 *
 * The generator publishes `X` and `XInput` for each schema with an id, used or not. Afterwards there is an
 * `XInput` only where requests and answers really differ.
 */
export function tidyComponents(document: OpenApiDocument): OpenApiDocument {
  const merged = mergeInputs(document)
  relaxOutputs(merged)
  dropNoise(merged)
  return prune(merged)
}

function mergeInputs(document: OpenApiDocument): OpenApiDocument {
  const { schemas } = document.components
  const used = closureOf(document.paths, schemas)
  const names = new Map<string, string>()
  for (const input of used) {
    const base = input.replace(/Input$/, '')
    if (base === input || !(base in schemas)) continue
    if (!used.has(base) || isSame(schemas[input], schemas[base])) names.set(input, base)
  }
  const kept: Schemas = { ...schemas }
  for (const [input, base] of names) {
    if (!used.has(base)) kept[base] = kept[input] as Schema
    delete kept[input]
  }
  return renameReferences({ ...document, components: { ...document.components, schemas: kept } }, names)
}

/** Equal but for what tells input from output: the names referred to, and closed objects. */
function isSame(input: Schema | undefined, output: Schema | undefined): boolean {
  const plain = (schema: unknown) =>
    JSON.stringify(schema, (key, value) => {
      if (key === 'additionalProperties' && value === false) return undefined
      return key === '$ref' && typeof value === 'string' ? value.replace(/Input$/, '') : value
    })
  return plain(input) === plain(output)
}

/** Lets answers have more members than told: else the client of today breaks on a member of tomorrow. */
function relaxOutputs(document: OpenApiDocument): void {
  const answers = operationsOf(document).map(({ operation }) => operation.responses)
  const { schemas } = document.components
  for (const name of closureOf(answers, schemas)) openObjects(schemas[name])
  for (const responses of answers) {
    for (const response of Object.values(responses)) {
      for (const media of Object.values((response as Response).content ?? {})) openObjects(media.schema)
    }
  }
}

function openObjects(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return
  const keywords = schema as Schema
  if (keywords.additionalProperties === false) delete keywords.additionalProperties
  for (const [keyword, value] of Object.entries(keywords)) {
    if (keyword !== 'example' && keyword !== 'examples' && keyword !== 'default') openObjects(value)
  }
}

/** Takes away what zod says of every date and every integer: the format and the type say it already. */
function dropNoise(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  const schema = part as Schema
  if (typeof schema.format === 'string' && typeof schema.pattern === 'string') delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  for (const inner of Object.values(schema)) dropNoise(inner)
}

function prune(document: OpenApiDocument): OpenApiDocument {
  const { schemas, ...others } = document.components
  const used = closureOf([document.paths, others], schemas)
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...document, components: { ...others, schemas: Object.fromEntries(kept) } }
}
