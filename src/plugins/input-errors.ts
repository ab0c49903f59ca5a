import { z } from 'zod'
import { type ProblemDetail, ProblemError, suggest } from '../api/problem.ts'
import { isProblemCode, type ProblemCode } from '../api/problem-codes.ts'
import type { InputError } from './zod.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]
interface Found extends ProblemDetail {
  readonly code: ProblemCode
}

// A body of thousands of wrong members would otherwise answer with megabytes.
const MOST = 20

/** The problem that tells all that is wrong with a request's parameters or body. */
export function inputProblem(error: InputError): ProblemError {
  const inBody = error.validationContext === 'body'
  const found = error.issues.flatMap(issue => explain(issue, error, inBody)).slice(0, MOST)
  const first = found[0]
  const code = found.find(one => one.code === 'unknown-parameter')?.code ?? first?.code ?? 'invalid-parameter'
  return new ProblemError(code, found.map(sentence).join(' '), {
    errors: found.map(({ code: _, ...detail }) => detail),
    cause: error,
  })
}

function sentence({ parameter, pointer, detail, allowed, nearest }: Found): string {
  const where = parameter ?? pointer
  const hint = nearest ? ` Did you mean "${nearest}"?` : ''
  const list = allowed && allowed.length <= 30 ? ` Allowed: ${allowed.join(', ')}.` : ''
  return `${where ? `${where}: ` : ''}${detail}.${hint}${list}`
}

function explain(issue: Issue, error: InputError, inBody: boolean): Found[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => unknownKey(key, issue, error.schema, inBody))
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return nearestBranch(issue.errors).flatMap(inner =>
      explain({ ...inner, path: [...issue.path, ...inner.path] }, error, inBody),
    )
  }
  const { allowed, value } = choices(issue)
  const code = issue.code === 'custom' ? issue.params?.code : undefined
  return [
    {
      code: isProblemCode(code) ? code : inBody ? 'invalid-body' : 'invalid-parameter',
      ...place(issue.path, inBody),
      detail: (inBody ? undefined : repeated(issue, error.input)) ?? plain(issue),
      ...suggest(value, allowed),
    },
  ]
}

function unknownKey(key: string, issue: Issue, schema: z.ZodType, inBody: boolean): Found {
  const noun = inBody ? 'member' : 'parameter'
  return {
    code: inBody ? 'invalid-body' : 'unknown-parameter',
    ...place([...issue.path, key], inBody),
    detail: `Unknown ${noun} "${key.slice(0, 100)}"`,
    ...suggest(key, namesAt(schema, issue.path)),
  }
}

/**
 * Of the branches of a union, the one that fits best: its issues say most about what was meant. One that is of
 * another type altogether fits worst.
 */
const nearestBranch = (branches: readonly Issue[][]): Issue[] => {
  const distance = (branch: Issue[]) =>
    branch.some(isOfAnotherType) ? Number.POSITIVE_INFINITY : branch.length
  return branches.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best))
}

const isOfAnotherType = ({ code, path }: Issue): boolean => code === 'invalid_type' && path.length === 0

/** What is allowed instead, and what was sent, for the issues that know it. */
function choices(issue: Issue): { allowed?: string[]; value?: string } {
  if (issue.code === 'invalid_value') {
    return { allowed: issue.values.map(String), ...textual(issue.input) }
  }
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options) {
    return { allowed: issue.options.map(String) }
  }
  if (issue.code === 'custom' && Array.isArray(issue.params?.allowed)) {
    return { allowed: issue.params.allowed.map(String), ...textual(issue.params.value) }
  }
  return {}
}

const textual = (value: unknown) => (typeof value === 'string' ? { value } : {})

/** A parameter that was sent twice reaches a scalar as an array, of which zod only says "received NaN". */
function repeated({ path: [name] }: Issue, input: unknown): string | undefined {
  const sent = (input as Record<PropertyKey, unknown>)[name ?? '']
  return Array.isArray(sent) ? `Given ${sent.length} times; give it once` : undefined
}

function plain(issue: Issue): string {
  if (issue.code === 'invalid_value') return 'Not one of the allowed values'
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.path.length > 0) return 'Missing'
  return issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '')
}

/** Where it is: the parameter's name, or a JSON pointer (RFC 6901) as a URI fragment. */
function place(path: Path, inBody: boolean): Pick<ProblemDetail, 'parameter' | 'pointer'> {
  if (!inBody) return path.length === 0 ? {} : { parameter: String(path[0]).slice(0, 100) }
  const steps = path.map(step => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')))
  return { pointer: `#${steps.map(step => `/${step}`).join('')}`.slice(0, 500) }
}

const jsonSchemas = new WeakMap<z.ZodType, z.core.JSONSchema.BaseSchema>()

/** The names of the members that a schema knows at a path. */
function namesAt(schema: z.ZodType, path: Path): string[] {
  const json = jsonSchemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  jsonSchemas.set(schema, json)
  let here: z.core.JSONSchema.BaseSchema[] = [json]
  for (const step of path) here = here.flatMap(one => branches(one, json)).flatMap(one => child(one, step))
  return [
    ...new Set(here.flatMap(one => branches(one, json)).flatMap(one => Object.keys(one.properties ?? {}))),
  ]
}

type Json = z.core.JSONSchema.BaseSchema

function branches(schema: Json, root: Json): Json[] {
  const target = schema.$ref?.startsWith('#/$defs/') ? root.$defs?.[schema.$ref.slice(8)] : schema
  const inner = [...(target?.anyOf ?? []), ...(target?.oneOf ?? []), ...(target?.allOf ?? [])] as Json[]
  return target ? [target, ...inner.flatMap(one => branches(one, root))] : []
}

function child(schema: Json, step: PropertyKey): Json[] {
  const next = typeof step === 'number' ? schema.items : schema.properties?.[String(step)]
  return typeof next === 'object' && !Array.isArray(next) ? [next as Json] : []
}
