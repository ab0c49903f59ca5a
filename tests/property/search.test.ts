import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from '../../src/search/highlight.ts'
import { useKb } from '../support/kb.ts'

const kb = useKb()
const runs = { seed: 20261122, numRuns: 60 }

const operators = fc
  .array(
    fc.constantFrom('a', 'b-12', '&', '|', '!', '<->', '(', ')', ':*', "'", '\\', '%', '_', '"', ':A', '\\x'),
  )
  .map(parts => parts.join(' '))
const scripts = fc.string({
  unit: fc.constantFrom(
    'é',
    'ß',
    'Ω',
    'ا',
    'ش',
    'ע',
    '漢',
    'अ',
    '👩‍⚕️',
    '\u0301',
    '\u202e',
    ' ',
    '½',
    'ﬁ',
    'İ',
  ),
  maxLength: 30,
})
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  operators,
  scripts,
  fc.string({ unit: 'binary' }),
)

describe('whatever is typed', () => {
  it.each(['search', 'suggest'])('/v1/%s answers 200 or says what is wrong', async path => {
    await fc.assert(
      fc.asyncProperty(typed, async q => {
        const url = `/v1/${path}?q=${encodeURIComponent(q)}`
        const { statusCode } = await kb.app.inject(url)
        expect([200, 400]).toContain(statusCode)
      }),
      runs,
    )
  })

  it('may be long, raw or broken, and is never an error of ours', async () => {
    for (const q of [
      'x'.repeat(100_000),
      '%',
      '%C3%28',
      '%ED%A0%80',
      '%00',
      'a%00',
      '%F0%9F%92%8A',
      '%E2%80%AE',
    ]) {
      for (const path of ['search', 'suggest']) {
        const { statusCode } = await kb.app.inject(`/v1/${path}?q=${q}`)
        expect([path, q.slice(0, 20), statusCode < 500]).toEqual([path, q.slice(0, 20), true])
      }
    }
  })

  it('gives the same answer each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('magnesium', 'pain', 'slep', 'b 12', 'stress'), async q => {
        const [one, other] = await Promise.all(
          [1, 2].map(() => kb.app.inject(`/v1/search?q=${q}&count=true&facets=kind`)),
        )
        expect(one?.body).toBe(other?.body)
      }),
      { ...runs, numRuns: 10 },
    )
  })
})

describe('a highlight', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 5 })
  const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 5 })

  it('has ranges in order and inside its text, which cut no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), texts, words, words, (title, lines, asked, wholes) => {
        const { text, ranges } = highlight({ title, texts: lines }, { words: asked, wholes })
        let before = -1
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThan(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          before = end
        }
        expect(() => encodeURIComponent(text)).not.toThrow()
      }),
      { ...runs, numRuns: 300 },
    )
  })
})
