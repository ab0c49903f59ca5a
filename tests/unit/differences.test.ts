import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/knowledge/canonical-json.ts'
import { differences } from '../../src/knowledge/differences.ts'

/** The value with what differs put in its place. */
function patched(value: unknown, pointer: string, after: unknown): unknown {
  const [, step, ...rest] = pointer.split('/')
  if (step === undefined) return after
  const copy = structuredClone(value) as Record<string, unknown>
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
  copy[name] = patched(copy[name], rest.map(one => `/${one}`).join(''), after)
  return copy
}

/** JSON in which a member that is null and one that is missing are the same. */
const withoutNulls = (value: unknown): unknown =>
  JSON.parse(canonicalJson(value ?? null), (_, inner) => (inner === null ? undefined : inner))

const json = fc.jsonValue().filter(value => !JSON.stringify(value).includes('__proto__'))

describe('differences', () => {
  it('name the members that differ, by their way from the top', () => {
    const before = { a: 1, b: { 'c/d': [1, { e: 2 }], f: [1] }, g: null }
    const after = { a: 1, b: { 'c/d': [1, { e: 3 }], f: [1, 2] }, h: 'new' }
    expect(differences(before, after)).toEqual([
      { pointer: '/b/c~1d/1/e', before: 2, after: 3 },
      { pointer: '/b/f', before: [1], after: [1, 2] },
      { pointer: '/h', before: null, after: 'new' },
    ])
  })

  it('are none between a value and itself', () => {
    fc.assert(
      fc.property(json, value => {
        expect(differences(value, structuredClone(value))).toEqual([])
      }),
    )
  })

  it('make the later value of the earlier one', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const made = differences(before, after).reduce(
          (value: unknown, { pointer, after: now }) => patched(value, pointer, now),
          before,
        )
        expect(withoutNulls(made)).toEqual(withoutNulls(after))
      }),
    )
  })
})
