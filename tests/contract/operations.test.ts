import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PROBLEM_CODES } from '../../src/api/problem-codes.ts'
import { TAGS } from '../../src/plugins/openapi/tags.ts'
import { describeService } from './document.ts'

const { document, operations, routes } = await describeService()
const known = TAGS.map(({ name }) => name)
const ids = operations.map(({ operation }) => operation.operationId ?? '')

/** The operations for which a test of theirs says no. */
const except = (isRight: (one: (typeof operations)[number]) => boolean) =>
  operations.filter(one => !isRight(one)).map(({ method, path }) => `${method} ${path}`)

describe('operations', () => {
  it('have an id of their own, in camelCase', () => {
    expect(ids.filter((id, index) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== index)).toEqual([])
  })

  it('have a short summary and a description', () => {
    expect(
      except(({ operation: { summary = '', description = '' } }) => {
        return summary.length > 5 && summary.length <= 80 && !summary.endsWith('.') && description.length > 10
      }),
    ).toEqual([])
  })

  it('stand under known tags', () => {
    expect(except(({ operation }) => known.includes(operation.tags?.[0] ?? ''))).toEqual([])
    expect(except(({ operation }) => (operation.tags ?? []).every(tag => known.includes(tag)))).toEqual([])
    expect(document.tags?.map(({ name }) => name)).toEqual(known)
  })

  it('offer five to start with', () => {
    const first = operations.filter(({ operation }) => operation.tags?.[0] === 'Start here')
    expect(first).toHaveLength(5)
  })

  it('declare what they answer: JSON with success, problems for what can go wrong', () => {
    const answers = (status: string) =>
      except(({ operation }) => Object.keys(operation.responses).some(one => one.startsWith(status)))
    expect(answers('2')).toEqual([])
    expect(answers('400')).toEqual([])
    expect(answers('406')).toEqual([])
    expect(answers('500')).toEqual([])
    expect(answers('503')).toEqual([])
    const keyed = operations.filter(
      ({ path, operation }) => path.startsWith('/v1') && path.includes('{') && !operation.security,
    )
    for (const { operation } of keyed) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['301', '304', '404', '410']))
    }
  })

  it('describe every problem code', () => {
    const { Problem } = document.components.schemas as {
      Problem: { properties: { code: { enum: string[] } } }
    }
    expect(Problem.properties.code.enum).toEqual(PROBLEM_CODES)
    const told = Object.values(document.components.responses ?? {}).flatMap(({ content }) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}),
    )
    expect(told.filter(code => !PROBLEM_CODES.includes(code as never))).toEqual([])
    expect(told).toEqual(expect.arrayContaining(['invalid-cursor', 'unknown-parameter', 'not-found', 'gone']))
  })
})

const changing = new Set(['transform', 'pipe', 'default', 'prefault', 'catch', 'nonoptional'])

/** The schemas inside a schema, each once. */
function* schemasIn(schema: z.ZodType, seen = new Set<z.ZodType>()): Generator<z.ZodType> {
  if (seen.has(schema)) return
  seen.add(schema)
  yield schema
  const parts = schema instanceof z.ZodObject ? Object.values(schema.shape) : innerOf(schema)
  for (const part of parts) yield* schemasIn(part as z.ZodType, seen)
}

function innerOf(schema: z.ZodType): unknown[] {
  const { element, innerType, options = [], items = [] } = schema.def as unknown as Record<string, never>
  return [element, innerType, ...(options as []), ...(items as [])].filter(part => part !== undefined)
}

describe('answers', () => {
  const schemas = routes.flatMap(({ url, schema }) => {
    const answers = (schema?.response ?? {}) as Record<string, unknown>
    return Object.values(answers).flatMap(one => (one instanceof z.ZodType ? [{ url, schema: one }] : []))
  })

  it('are as they are: nothing in them is computed or filled in on the way out', () => {
    expect(schemas.length).toBeGreaterThan(60)
    const found = schemas.flatMap(({ url, schema }) =>
      [...schemasIn(schema)].filter(({ type }) => changing.has(type)).map(({ type }) => `${url}: ${type}`),
    )
    expect(found).toEqual([])
  })

  it('can be told as JSON Schema', () => {
    for (const { schema } of schemas.slice(0, 8)) {
      expect(() => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'throw' })).not.toThrow()
    }
  })
})
