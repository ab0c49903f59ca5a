import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Schema } from '../../src/plugins/openapi/document.ts'

// Before anything of ours is loaded: afterwards the registry no longer knows that an id was given twice.
const given: string[] = []
const add = z.globalRegistry.add.bind(z.globalRegistry)
z.globalRegistry.add = ((schema: z.ZodType, meta: { id?: string }) => {
  if (meta?.id !== undefined) given.push(meta.id)
  return add(schema, meta)
}) as never
const { describeService, objectsIn } = await import('./document.ts')
const { document } = await describeService()
const { schemas } = document.components

const componentOf = (ref: unknown) => schemas[String(ref).split('/').at(-1) ?? '']

/** A schema that says what it is, itself or through what it refers to. */
function isDescribed(schema: Schema): boolean {
  if (typeof schema.description === 'string') return true
  if (schema.$ref) return typeof componentOf(schema.$ref)?.description === 'string'
  const inner = [schema.items, ...((schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []) as Schema[])]
  return inner.some(one => one !== undefined && isDescribed(one as Schema))
}

describe('component schemas', () => {
  it('have ids that are given once', () => {
    expect(given.length).toBeGreaterThan(100)
    expect(given.filter((id, index) => given.indexOf(id) !== index)).toEqual([])
  })

  it('have names in PascalCase', () => {
    expect(Object.keys(schemas).filter(name => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([])
  })

  it('say what they are', () => {
    const silent = Object.entries(schemas).filter(([, schema]) => typeof schema.description !== 'string')
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('describe every property', () => {
    const silent = [...objectsIn({ schemas, paths: document.paths }, '')].flatMap(({ at, schema }) =>
      Object.entries(schema.properties as Record<string, Schema>)
        .filter(([, property]) => !isDescribed(property))
        .map(([name]) => `${at}/${name}`),
    )
    expect(silent).toEqual([])
  })
})
