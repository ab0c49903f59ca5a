import type { z } from 'zod'

/** Whether a value is exactly what a contract tells: every member of the right sort, and none that it does not name. */
type Guard = (value: unknown) => boolean

interface Definition {
  type: string
  checks?: { _zod: { def: CheckDefinition } }[]
  check?: string
  format?: string
  pattern?: RegExp
  values?: unknown[]
  entries?: Record<string, unknown>
  innerType?: z.ZodType
  element?: z.ZodType
  options?: z.ZodType[]
  discriminator?: string
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
}

interface CheckDefinition {
  check: string
  pattern?: RegExp
  maximum?: number
  minimum?: number
  value?: number
  inclusive?: boolean
}

const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition

const guards = new WeakMap<z.ZodType, Guard>()

/**
 * Makes a quick test out of a contract. It never says yes to what the contract would refuse or strip; where it
 * says no, the contract itself must decide. For an answer of 90 kB it takes a twentieth of the time.
 */
export function guardOf(schema: z.ZodType): Guard {
  const known = guards.get(schema)
  if (known) return known
  const guard = makers[definitionOf(schema).type]?.(definitionOf(schema), schema) ?? never
  guards.set(schema, guard)
  return guard
}

/** A value as its contract lets it out: stripped of what that does not name. @throws z.ZodError */
export const asContracted = <T>(contract: z.ZodType<T>, value: unknown): T =>
  guardOf(contract)(value) ? (value as T) : contract.parse(value)

const never: Guard = () => false

/** What contracts add to a type: bounds of a length or a number, and patterns. */
interface Limits {
  least: number
  most: number
  patterns: RegExp[]
}

/** The limits that checks set; null when one of them is of a sort that only the contract itself can decide. */
function limitsOf({ checks = [], format, pattern }: Definition): Limits | null {
  const own = format === undefined ? [] : [{ check: 'string_format', pattern } as CheckDefinition]
  const limits: Limits = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, patterns: [] }
  for (const check of [...own, ...checks.map(({ _zod: { def } }) => def)]) {
    if (!setLimit(limits, check)) return null
  }
  return limits
}

function setLimit(
  limits: Limits,
  { check, maximum, minimum, value, inclusive, pattern }: CheckDefinition,
): boolean {
  if (check === 'max_length') limits.most = Math.min(limits.most, maximum as number)
  else if (check === 'min_length') limits.least = Math.max(limits.least, minimum as number)
  else if (check === 'less_than' && inclusive) limits.most = Math.min(limits.most, value as number)
  else if (check === 'greater_than' && inclusive) limits.least = Math.max(limits.least, value as number)
  else if (check === 'string_format' && pattern && !pattern.global) limits.patterns.push(pattern)
  else return false
  return true
}

function stringGuard(definition: Definition, schema: z.ZodType): Guard {
  const limits = limitsOf(definition)
  if (!limits) return memoized(value => schema.safeParse(value).success)
  const { least, most, patterns } = limits
  const [pattern, ...others] = patterns
  return value => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return false
    return pattern === undefined || (pattern.test(value) && others.every(other => other.test(value)))
  }
}

const MEMORY = 2000

/** Remembers texts that are right: the same addresses come again and again, and reading one takes long. */
function memoized(guard: Guard): Guard {
  const right = new Set<unknown>()
  return value => {
    if (right.has(value)) return true
    if (!guard(value)) return false
    if (right.size >= MEMORY) right.clear()
    right.add(value)
    return true
  }
}

function numberGuard(definition: Definition, schema: z.ZodType): Guard {
  const test = definition.check === 'number_format' ? Number.isSafeInteger : Number.isFinite
  const { format, ...own } = definition
  const limits = limitsOf(own)
  if (!limits) return value => test(value) && schema.safeParse(value).success
  return value => test(value) && (value as number) >= limits.least && (value as number) <= limits.most
}

function arrayGuard(definition: Definition): Guard {
  const item = guardOf(definition.element as z.ZodType)
  const limits = limitsOf(definition)
  if (!limits) return never
  return value => {
    if (!Array.isArray(value) || value.length < limits.least || value.length > limits.most) return false
    for (const one of value) if (!item(one)) return false
    return true
  }
}

function objectGuard({ shape = {}, checks = [], catchall }: Definition): Guard {
  if (checks.length > 0 || (catchall && definitionOf(catchall).type !== 'never')) return never
  const entries = Object.entries(shape)
  const members = new Map(
    entries.map(([name, schema]) => [name, { guard: guardOf(schema), counts: isOptional(schema) ? 0 : 1 }]),
  )
  const required = entries.filter(([, schema]) => !isOptional(schema)).length
  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let found = 0
    for (const name in value) {
      const member = members.get(name)
      if (member === undefined || !member.guard((value as Record<string, unknown>)[name])) return false
      found += member.counts
    }
    return found === required
  }
}

const isOptional = (schema: z.ZodType): boolean => definitionOf(schema).type === 'optional'

function unionGuard({ options = [], discriminator }: Definition): Guard {
  const branches = options.map(guardOf)
  if (discriminator === undefined) return value => branches.some(branch => branch(value))
  const byValue = new Map<unknown, Guard>()
  for (const [index, option] of options.entries()) {
    const values = option._zod.propValues?.[discriminator] ?? []
    for (const value of values) byValue.set(value, branches[index] as Guard)
  }
  return value => byValue.get((value as Record<string, unknown> | null)?.[discriminator])?.(value) ?? false
}

const makers: Record<string, (definition: Definition, schema: z.ZodType) => Guard> = {
  string: stringGuard,
  number: numberGuard,
  boolean: () => value => typeof value === 'boolean',
  null: () => value => value === null,
  array: arrayGuard,
  object: objectGuard,
  union: unionGuard,
  literal: ({ values = [] }) => {
    const known = new Set(values)
    return value => known.has(value)
  },
  enum: ({ entries = {} }) => {
    const known = new Set(Object.values(entries))
    return value => known.has(value)
  },
  nullable: ({ innerType }) => {
    const inner = guardOf(innerType as z.ZodType)
    return value => value === null || inner(value)
  },
  optional: ({ innerType }) => {
    const inner = guardOf(innerType as z.ZodType)
    return value => value === undefined || inner(value)
  },
}
