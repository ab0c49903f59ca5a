import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pathsOf, trim } from '../../src/api/fields.ts'

const Part = z.object({
  size: z.object({ unit: z.string() }).nullable(),
  more: z.array(z.string()).optional(),
})
const Block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('A'), text: z.string() }),
  z.object({ type: z.literal('B'), items: z.array(z.object({ name: z.string() })) }),
])
const Whole = z.object({
  name: z.string(),
  parts: z.array(Part),
  blocks: z.array(Block),
  extra: z.array(Part).optional(),
})

describe('the paths of a record', () => {
  it('go through lists, nulls and unions, each once', () => {
    expect(pathsOf(Whole)).toEqual([
      ...['name', 'parts', 'parts.size', 'parts.size.unit'],
      ...['blocks', 'blocks.type', 'blocks.text', 'blocks.items', 'blocks.items.name'],
      ...['extra', 'extra.size', 'extra.size.unit'],
    ])
  })

  it('are none of a value that has no members', () => {
    expect([pathsOf(z.string()), pathsOf(z.array(z.number()).nullable())]).toEqual([[], []])
  })
})

describe('trim', () => {
  const record = { a: 1, b: { c: 2, d: [{ e: 3, f: 4 }, null] }, g: null }

  it.each([
    [['a'], { a: 1 }],
    [['b.c', 'g'], { b: { c: 2 }, g: null }],
    [['b.d.e'], { b: { d: [{ e: 3 }, null] } }],
    [['b.c', 'b'], { b: record.b }],
    [['b', 'b.c'], { b: record.b }],
    [['g.x'], { g: null }],
    [['a.x'], { a: 1 }],
    [['nothing'], {}],
  ])('to %j', (paths, expected) => {
    expect(trim(record, paths)).toEqual(expected)
  })

  it('trims each of a list, and leaves what it was given', () => {
    const before = structuredClone(record)
    expect(trim([record, record], ['a'])).toEqual([{ a: 1 }, { a: 1 }])
    expect(record).toEqual(before)
  })
})
