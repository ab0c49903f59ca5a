import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathsOf, trim } from '../../src/api/fields.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()

/** The same as `trim`, said in another way: a member stays when a path names it, one above it, or one in it. */
function keep(value: unknown, paths: readonly string[], at = ''): unknown {
  if (Array.isArray(value)) return value.map(item => keep(item, paths, at))
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).map(([name, member]) => ({ path: at + name, name, member }))
  return Object.fromEntries(
    members
      .filter(({ path }) =>
        paths.some(one => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`)),
      )
      .map(({ path, name, member }) => [name, keep(member, paths, `${path}.`)]),
  )
}

describe('any members of a record', () => {
  it.each(resources.map(({ path, record, includes }) => ({ path, record, includes })))(
    'of /v1/$path are answered exactly, none more and none less',
    async ({ path, record, includes }) => {
      const include = includes.length > 0 ? `&include=${includes.join()}` : ''
      const whole: Json[] = await data(kb, `/v1/${path}?limit=5${include}`)
      const some = fc.uniqueArray(fc.constantFrom(...pathsOf(record)), { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(some, async paths => {
          const rows = (await kb.app.inject(`/v1/${path}?limit=5&fields=${paths.join()}`)).json().data
          expect(rows).toEqual(whole.map(row => keep(row, paths)))
        }),
        { seed: 20261122, numRuns: 10 },
      )
    },
  )
})

describe('trim', () => {
  const json = fc.jsonValue({ maxDepth: 3 })
  const pathOf = fc.array(
    fc.string({ minLength: 1, maxLength: 2 }).filter(name => !name.includes('.')),
    { minLength: 1, maxLength: 3 },
  )
  const paths = fc.array(
    pathOf.map(names => names.join('.')),
    { minLength: 1, maxLength: 4 },
  )

  it('is what it says, for any value and any paths', () => {
    fc.assert(
      fc.property(json, paths, (value, some) => {
        expect(trim(value, some)).toEqual(keep(value, some))
      }),
      { seed: 20261122 },
    )
  })

  it('once is as good as twice, and never adds anything', () => {
    fc.assert(
      fc.property(json, paths, (value, some) => {
        const once = trim(value, some)
        expect(trim(once, some)).toEqual(once)
        expect(JSON.stringify(once).length).toBeLessThanOrEqual(JSON.stringify(value).length)
      }),
      { seed: 20261122 },
    )
  })
})
