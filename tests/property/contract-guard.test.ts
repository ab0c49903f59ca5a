import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asContracted, guardOf } from '../../src/api/contract-guard.ts'
import { readPage } from '../../src/db/read.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()
const rows = new Map<string, unknown[]>()

/** Records as the database gives them, before any contract saw them. */
beforeAll(async () => {
  for (const { path, noun, includes } of resources) {
    const include = includes.filter(name => name !== 'articles')
    const { records } = await readPage(kb.database, noun, { conditions: [], include, limit: 25 })
    rows.set(
      path,
      JSON.parse(JSON.stringify(records, (name, value) => (name === '_sort' ? undefined : value))),
    )
  }
}, 60_000)

/** Ways into a value, each as a list of names. */
const waysInto = (value: Json, way: string[] = []): string[][] =>
  typeof value !== 'object' || value === null
    ? [way]
    : [way, ...Object.keys(value).flatMap(name => waysInto(value[name], [...way, name]))]

const replacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    'MAGNESIUM',
    0,
    -1,
    1.5,
    1e300,
    true,
    [],
    {},
    [null],
    'a'.repeat(700),
  ),
  fc.jsonValue(),
)

/** Deletes, adds or replaces what is at the end of a way. */
const change = (record: Json, way: string[], kind: string, value: unknown) => {
  const copy = structuredClone(record)
  const parent = way.slice(0, -1).reduce((here, name) => here[name], copy)
  const name = way.at(-1)
  if (name === undefined) return kind === 'add' ? { ...copy, leak: value } : value
  if (kind === 'replace') parent[name] = value
  else if (kind === 'delete' && !Array.isArray(parent)) delete parent[name]
  else parent[kind === 'add' && !Array.isArray(parent) ? 'leak' : name] = value
  return copy
}

/** The guard is never kinder than the contract: what it lets out is what the contract would let out. */
const agrees = (contract: z.ZodType, value: unknown) => {
  if (!guardOf(contract)(value)) return
  const parsed = contract.safeParse(value)
  expect(parsed.success).toBe(true)
  expect(parsed.data).toEqual(value)
}

describe.each(resources.map(({ path, record }) => ({ path, record })))(
  'the guard of $path',
  ({ path, record }) => {
    it('lets every record pass as it is', () => {
      expect(rows.get(path)?.length).toBeGreaterThan(0)
      for (const row of rows.get(path) ?? []) {
        expect(guardOf(record)(row), JSON.stringify(row).slice(0, 200)).toBe(true)
        agrees(record, row)
      }
    })

    it('lets nothing pass that the contract refuses or strips', () => {
      const some = fc
        .constantFrom(...(rows.get(path) ?? []))
        .chain(row => fc.tuple(fc.constant(row), fc.constantFrom(...waysInto(row))))
      const kinds = fc.constantFrom('delete', 'add', 'replace')
      fc.assert(
        fc.property(some, kinds, replacement, ([row, way], kind, value) => {
          agrees(record, change(row, way, kind, value))
        }),
        { seed: 20261122, numRuns: 150 },
      )
    })

    it('strips a member that nobody named, at any depth', () => {
      const [row] = rows.get(path) ?? []
      const ways = waysInto(row).filter(way => Number.isNaN(Number(way.at(-1))))
      const places = new Map(ways.map(way => [way.join('.').replaceAll(/\d+/g, '*'), way]))
      const step = Math.ceil(places.size / 40)
      for (const way of [...places.values()].filter((_, index) => index % step === 0)) {
        const leaky = change(row, way, 'add', 'secret')
        expect(JSON.stringify(asContracted(record, leaky)), way.join('.')).not.toContain('secret')
      }
    })
  },
)

describe('a contract of any sort', () => {
  const contracts = [
    z.object({ a: z.string().min(2).max(3), b: z.int().min(1).max(5).nullable() }),
    z.object({ a: z.number().gt(0).lt(2), b: z.iso.date().optional() }),
    z.object({ a: z.literal(['x', 1, null]), b: z.enum(['A', 'B']) }),
    z.object({ a: z.url(), b: z.string().regex(/^x/g) }),
    z.object({ a: z.array(z.boolean()).min(1).max(2), b: z.null() }),
    z.object({ a: z.string() }).refine(value => value.a !== 'x'),
    z.looseObject({ a: z.string() }),
    z.strictObject({ a: z.unknown() }),
    z.record(z.string(), z.int()),
    z.tuple([z.string(), z.int()]),
    z.union([z.object({ a: z.string() }), z.object({ b: z.int() })]),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), a: z.int() }),
      z.object({ kind: z.enum(['b', 'c']), b: z.string().nullable() }),
    ]),
  ]
  const member = fc.oneof(
    fc.constantFrom<unknown>(
      'x',
      'xx',
      'xxxx',
      'A',
      'a',
      'b',
      1,
      6,
      0.5,
      null,
      true,
      [],
      [true],
      '2026-11-22',
    ),
    fc.constantFrom<unknown>('https://a.example/x', 'http://[', undefined, Number.NaN, {}, [1, 2, 3]),
  )
  const value = fc.oneof(
    fc.dictionary(fc.constantFrom('a', 'b', 'kind', '__proto__', 'c'), member, { maxKeys: 4 }),
    fc.array(member, { maxLength: 3 }),
    member,
  )

  it('is guarded without being bent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...contracts), value, (contract, one) => agrees(contract, one)),
      { seed: 20261122, numRuns: 5000 },
    )
  })

  it('passes what fits it, and keeps on saying so', () => {
    const url = contracts[3] as z.ZodType
    for (let times = 0; times < 3; times += 1) {
      expect(guardOf(contracts[0] as z.ZodType)({ a: 'xx', b: null })).toBe(true)
      expect(guardOf(url)({ a: 'https://a.example', b: 'y' })).toBe(false)
      expect(guardOf(contracts.at(-1) as z.ZodType)({ kind: 'c', b: 'x' })).toBe(true)
    }
  })
})
