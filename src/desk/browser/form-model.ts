import type { Members } from './types.ts'

/** A JSON schema as the OpenAPI document writes it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  anyOf?: Schema[]
  enum?: string[]
  properties?: Record<string, Schema>
  maxLength?: number
}
export type Schemas = Record<string, Schema>

export type Control =
  | { type: 'number' | 'whole' | 'flag' }
  | { type: 'text'; isLong: boolean }
  | { type: 'choice'; options: string[] }
  | { type: 'reference'; kind: string }
  | { type: 'group'; fields: Field[] }

export interface Field {
  path: string[]
  help: string
  isNullable: boolean
  control: Control
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = ({ type = [] }: Schema): string[] => [type].flat()

// Descriptions are written for programs.
const inWords = (text: string): string => text.replaceAll(/\bnull\b/g, 'empty').replaceAll('`', '')

/** What `anyOf` with null and `$ref` stand for. */
function resolved(schemas: Schemas, schema: Schema): { schema: Schema; help: string; isNullable: boolean } {
  const { description: help = '' } = schema
  const branches = schema.anyOf ?? [schema]
  const isNullable = branches.some(branch => typesOf(branch).includes('null'))
  const [branch = {}] = branches.filter(({ type }) => type !== 'null')
  const named = branch.$ref === undefined ? branch : (schemas[branch.$ref.split('/').at(-1) ?? ''] ?? {})
  return { schema: named, help: inWords(help || (named.description ?? '')), isNullable }
}

/**
 * The fields of a record's form: what its schema says of the members that its document has.
 *
 * @returns the fields, and the members that have none: lists, and what no schema speaks of
 */
export function formOf(schemas: Schemas, kind: string, data: Members) {
  const { properties = {} } = schemas[componentOf(kind)] ?? {}
  const known = Object.keys(properties).filter(member => member in data && !fixed.has(member))
  const fields = known.flatMap(
    member => fieldOf(schemas, properties[member] ?? {}, [member], data[member]) ?? [],
  )
  const covered = new Set(fields.map(({ path }) => path[0]))
  const rest = Object.keys(data).filter(member => !covered.has(member) && !fixed.has(member))
  return { fields, rest: rest.sort() }
}

// The key of a record is given once.
const fixed = new Set(['id', 'slug'])

const componentOf = (kind: string): string =>
  kind.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

function fieldOf(schemas: Schemas, raw: Schema, path: string[], value: unknown): Field | null {
  const { schema, help, isNullable } = resolved(schemas, raw)
  const control = controlOf(schemas, schema, path, value)
  return control && { path, help, isNullable, control }
}

function controlOf(schemas: Schemas, schema: Schema, path: string[], value: unknown): Control | null {
  const { properties } = schema
  const [type] = typesOf(schema).filter(one => one !== 'null')
  if (schema.enum) return { type: 'choice', options: schema.enum }
  if (type === 'number') return { type: 'number' }
  if (type === 'integer') return { type: 'whole' }
  if (type === 'boolean') return { type: 'flag' }
  if (type === 'string') return { type: 'text', isLong: (schema.maxLength ?? 0) >= 300 }
  if (!properties) return null
  // A document names a record by its key, where the answer embeds it.
  const isReference = 'slug' in properties && !isMembers(value)
  if (isReference) return { type: 'reference', kind: path.at(-1) ?? '' }
  return groupOf(schemas, properties, path, value)
}

function groupOf(
  schemas: Schemas,
  properties: Record<string, Schema>,
  path: string[],
  value: unknown,
): Control | null {
  const names = isMembers(value)
    ? Object.keys(properties).filter(name => name in value)
    : Object.keys(properties)
  const fields = names.map(name =>
    fieldOf(schemas, properties[name] ?? {}, [...path, name], isMembers(value) ? value[name] : null),
  )
  const isWhole = !isMembers(value) || Object.keys(value).every(name => names.includes(name))
  if (!isWhole || fields.some(field => field === null)) return null
  return { type: 'group', fields: fields as Field[] }
}

export const valueAt = (data: unknown, [step, ...rest]: readonly string[]): unknown =>
  step === undefined ? data : valueAt(isMembers(data) ? data[step] : null, rest)

/** A copy of a document with another value at a path. */
export function withValue(data: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  const members = isMembers(data) ? data : {}
  return { ...members, [step]: withValue(members[step], rest, value) }
}

/** A copy in which groups that may be absent are, when nothing is filled in. */
export function withoutEmpty(fields: readonly Field[], data: Members): Members {
  let result = data
  for (const { path, isNullable, control } of fields) {
    if (control.type !== 'group') continue
    result = withoutEmpty(control.fields, result)
    const group = valueAt(result, path)
    if (isNullable && isMembers(group) && Object.values(group).every(value => value === null))
      result = withValue(result, path, null) as Members
  }
  return result
}
