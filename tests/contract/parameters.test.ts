import { describe, expect, it } from 'vitest'
import type { Schema } from '../../src/plugins/openapi/document.ts'
import { describeService } from './document.ts'

const { operations } = await describeService()
const parameters = operations.flatMap(({ path, parameters: own }) =>
  own.map(parameter => ({ at: `${path} ${parameter.name}`, ...parameter })),
)

/** Whether the values that a schema admits have a largest size. */
function isBounded(schema: Schema): boolean {
  const union = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (union) return union.every(isBounded)
  if (schema.type === 'array') return schema.maxItems !== undefined && isBounded(schema.items as Schema)
  if (schema.type === 'string') return Boolean(schema.enum ?? schema.maxLength ?? schema.format)
  return true
}

const wrong = (isRight: (one: (typeof parameters)[number]) => boolean) =>
  parameters.filter(one => !isRight(one)).map(({ at }) => at)

describe('parameters', () => {
  it('say what they are', () => {
    expect(wrong(({ description = '' }) => description.length > 5)).toEqual([])
  })

  it('are told once: what several operations take alike is shared', () => {
    const own = operations.flatMap(({ operation }) => operation.parameters ?? [])
    const inline = own.filter(one => !('$ref' in one)).map(one => JSON.stringify(one))
    expect(new Set(inline).size).toBe(inline.length)
    expect(inline.length).toBeLessThan(own.length / 5)
  })

  it('have a bound', () => {
    expect(parameters.length).toBeGreaterThan(500)
    expect(wrong(({ schema }) => schema !== undefined && isBounded(schema))).toEqual([])
  })

  it('of the path have an example, so that the first click answers', () => {
    expect(wrong(one => one.in !== 'path' || one.example !== undefined)).toEqual([])
  })

  it('that are lists are written with commas', () => {
    const lists = parameters.filter(({ schema }) => schema?.type === 'array')
    expect(lists.length).toBeGreaterThan(100)
    expect(lists.filter(({ style, explode }) => style !== 'form' || explode !== false)).toEqual([])
  })

  it('name what they filter alike everywhere', () => {
    const described = new Map<string, Set<string>>()
    for (const { name, schema } of parameters) {
      const type = JSON.stringify(schema?.type ?? Object.keys(schema ?? {}))
      described.set(name, (described.get(name) ?? new Set()).add(type))
    }
    expect([...described].filter(([, types]) => types.size > 1).map(([name]) => name)).toEqual([])
  })
})
