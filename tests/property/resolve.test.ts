import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { clean } from '../../src/search/lexicon/fold.ts'
import {
  type Lexicon,
  lexiconKinds,
  loadLexicon,
  type Resolution,
  resolveText,
} from '../../src/search/resolve/index.ts'
import { messyTexts } from '../api/messy-texts.ts'
import { useKb } from '../support/kb.ts'

const kb = useKb()
let lexicon: Lexicon

beforeAll(async () => {
  lexicon = await loadLexicon(kb.database)
})

/** Texts that labels are made of, in any order. */
const pieces = fc.oneof(
  fc.constantFrom(...messyTexts.map(([text]) => text)),
  fc.constantFrom(
    ...[
      'zinc',
      'Vitamin D3',
      '5000 IU',
      '600mg',
      '+',
      ',',
      '&',
      '(as',
      ')',
      '[',
      'with',
      'for',
      'without',
      'free',
    ],
    ...[
      'flavor',
      '-',
      '/',
      '120',
      'softgels',
      'root',
      'extract',
      'ashwaganda',
      'B',
      '12',
      'omega',
      '3',
      'UNII:',
      'K2',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const texts = fc.array(pieces, { maxLength: 12 }).map(words => words.join(' '))

/** What an answer means, without the letters as they were sent. */
const meaning = ({ status, parts }: Resolution) => ({
  status,
  parts: parts.map(({ text, ...part }) => part),
})

describe('reading a text', () => {
  it('never throws, and keeps its word about statuses, scores and amounts', () => {
    const { match, margin, candidate, candidates: most } = lexicon.thresholds
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 60 })), text => {
        const { status, parts } = resolveText(lexicon, text)
        const statuses = parts.map(part => part.status)
        const told = statuses.includes('AMBIGUOUS')
          ? 'AMBIGUOUS'
          : statuses.includes('MATCHED')
            ? 'MATCHED'
            : 'NONE'
        expect(status).toBe(told)
        for (const { status, candidates, amount, unit, text } of parts) {
          const [first, second] = candidates
          expect(text).not.toBe('')
          expect(candidates.length).toBeLessThanOrEqual(most)
          expect(new Set(candidates.map(({ kind, slug }) => `${kind} ${slug}`)).size).toBe(candidates.length)
          expect(candidates.map(({ score }) => score)).toEqual(
            candidates.map(({ score }) => score).sort((a, b) => b - a),
          )
          expect(candidates.every(({ score }) => score >= candidate && score <= 1)).toBe(true)
          expect(status === 'NONE').toBe(first === undefined)
          const isClear = !second || (first?.score ?? 0) - second.score >= margin - 1e-9
          expect(status === 'MATCHED').toBe((first?.score ?? 0) >= match && isClear)
          expect(amount === null).toBe(unit === null)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same answer again, and for the text as it was cleaned', () => {
    for (const text of ['\u2057', '((r)r)', '(\u200br)', '（Ｒ）', '10\u2079', 'a\u200b\u0301'])
      expect(clean(clean(text)), text).toBe(clean(text))
    fc.assert(
      fc.property(texts, text => {
        expect(clean(clean(text))).toBe(clean(text))
        expect(resolveText(lexicon, text)).toEqual(resolveText(lexicon, text))
        expect(resolveText(lexicon, clean(text))).toEqual(resolveText(lexicon, text))
      }),
      { numRuns: 300 },
    )
  })

  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, sign => String.fromCodePoint((sign.codePointAt(0) as number) + 0xfee0))

  it.each<[string, (text: string) => string]>([
    ['upper case', text => text.toUpperCase()],
    ['lower case', text => text.toLowerCase()],
    ['decomposed accents', text => text.normalize('NFD')],
    ['full-width signs', fullWidth],
    ['wide spaces', text => ` ${text.replaceAll(' ', '\u00a0\u2003 ')}\t`],
    ['curly quotes', text => text.replaceAll("'", '\u2019')],
    ['other dashes', text => text.replaceAll('-', '\u2011')],
    ['trade marks', text => text.replace(/(\p{L}{4,})/u, '$1®')],
    ['what cannot be seen', text => text.replace(/(\p{L})(\p{L})/u, '$1\u00ad\u200b$2')],
  ])('does not mind %s', (_what, written) => {
    for (const [text] of messyTexts) {
      expect(meaning(resolveText(lexicon, written(text))), written(text)).toEqual(
        meaning(resolveText(lexicon, text)),
      )
    }
  })

  it('never finds what was not asked for', () => {
    fc.assert(
      fc.property(texts, fc.subarray([...lexiconKinds], { minLength: 1 }), (text, kinds) => {
        const found = resolveText(lexicon, text, { kinds }).parts.flatMap(({ candidates }) => candidates)
        expect(found.every(({ kind }) => kinds.includes(kind))).toBe(true)
      }),
    )
  })

  it('tells every number that it does not understand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 9999 }),
        fc.constantFrom('blips', 'fl oz', 'parts', '%', ''),
        (number, unit) => {
          const { parts, ignored } = resolveText(lexicon, `Magnesium ${number} ${unit}`)
          expect(parts.map(({ amount, unit }) => [amount, unit])).toEqual([[null, null]])
          expect(ignored.join(' ')).toContain(String(number))
        },
      ),
    )
  })
})

describe('the time that a text takes', () => {
  const milliseconds = (text: string) => {
    const times = Array.from({ length: 4 }, () => {
      const before = process.cpuUsage()
      resolveText(lexicon, text)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    return Math.min(...times)
  }

  it.each([
    'zinc 5 mg, ',
    'zinc ',
    'foo, ',
    'foo 5 mg ',
    'ashwaganda & ',
    'vitamin b12 and ',
    'omega 3 6 9 ',
    'magnesium (as citrate, ',
    'x & y free ',
    'natural cherry flavor ',
    'without zinc, ',
    'a1',
    '(',
    '1,',
    '10^9 ',
    'UNII:X ',
    '- ',
  ])('grows with its length and not with the square of it: %s', piece => {
    milliseconds(piece.repeat(500))
    // Four times the text: 4 when it grows with the length, 16 when with its square. 2 ms are nothing to measure.
    const [short, long] = [milliseconds(piece.repeat(1000)), milliseconds(piece.repeat(4000))]
    expect(long).toBeLessThan(9 * Math.max(short, 2))
  })

  it('is short enough for hundreds of product names a second', () => {
    const names = messyTexts.map(([text]) => text)
    for (const name of names) resolveText(lexicon, name)
    const before = process.cpuUsage()
    for (let i = 0; i < 10; i++) for (const name of names) resolveText(lexicon, name)
    const { user, system } = process.cpuUsage(before)
    expect((names.length * 10) / ((user + system) / 1e6)).toBeGreaterThan(500)
  })
})
