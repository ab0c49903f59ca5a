import fc from 'fast-check'
import { expect, it } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()

const known = resources.map(({ noun: { kind }, example }) => ({ kind: kind as string, key: example }))
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '__proto__', '\ud800'),
)
const record = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom(...known.map(({ kind }) => kind)), key: text }) },
  { weight: 1, arbitrary: fc.anything() },
)
const names = fc.array(
  fc.oneof(fc.constantFrom('dosages', 'sources', 'slug', 'version', 'citations.source'), text),
  {
    maxLength: 3,
  },
)
const option = fc.oneof(
  names,
  fc.dictionary(fc.constantFrom('supplement', 'dosage', 'x'), names, { maxKeys: 2 }),
)
const body = fc.record(
  { records: fc.array(record, { maxLength: 8 }), include: option, fields: option },
  { requiredKeys: ['records'] },
)

it('any body is answered in its order, or refused with a pointer', async () => {
  await fc.assert(
    fc.asyncProperty(body, async sent => {
      const answer = await kb.api.post('/v1/batch', JSON.stringify(sent), {
        'content-type': 'application/json',
      })
      expect([200, 400]).toContain(answer.status)
      if (answer.status === 400) {
        const holdsHalfALetter = /\\ud[89a-f]/.test(JSON.stringify(sent))
        expect(answer.body.code).toBe(holdsHalfALetter ? 'invalid-json' : 'invalid-body')
        if (holdsHalfALetter) return
        for (const { pointer } of answer.body.errors) expect(pointer).toMatch(/^#/)
        return
      }
      const told = answer.body.data.map(({ kind, key }: Json) => ({ kind, key }))
      expect(told).toEqual(JSON.parse(JSON.stringify(sent.records)))
    }),
    { seed: 20261122, numRuns: 150 },
  )
})
