import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleOf } from '../../src/desk/browser/article.ts'
import { errorsAt, restKey } from '../../src/desk/browser/form-errors.ts'
import { formOf, withoutEmpty, withValue } from '../../src/desk/browser/form-model.ts'
import { guessFormat } from '../../src/desk/browser/format.ts'
import { brokenLinks, withoutLinks } from '../../src/desk/browser/mend.ts'
import { patchBetween, publishedFrom } from '../../src/desk/browser/merge-patch.ts'
import { Letters } from '../../src/desk/browser/quote.ts'
import { range } from '../../src/desk/browser/words.ts'
import { differences } from '../../src/knowledge/differences.ts'
import { applyPatch } from '../../src/knowledge/merge-patch.ts'

const marked = (texts: string[], words: string, after?: number) => {
  const found = new Letters(texts).find(words, after)
  return (
    found && {
      whole: found.whole,
      marked: [...found.ranges].map(([text, [start, end]]) => [text, texts[text]?.slice(start, end)]),
    }
  )
}

describe('finding a quote in an article', () => {
  it('minds neither punctuation, case, nor breaks between blocks', () => {
    const texts = ['Adults', '200–250 mg', 'citrate', 'Do not exceed “600 mg” a day.']
    expect(marked(texts, 'Adults: 200-250 mg | citrate')).toEqual({
      whole: true,
      marked: [
        [0, 'Adults'],
        [1, '200–250 mg'],
        [2, 'citrate'],
      ],
    })
    expect(marked(texts, 'do not exceed 600 mg …')).toEqual({
      whole: true,
      marked: [[3, 'Do not exceed “600 mg']],
    })
  })

  it('says when only the beginning is there, and when nothing is', () => {
    const texts = ['People with bipolar disorder should avoid rhodiola.']
    expect(marked(texts, 'People with bipolar disorder should avoid rhodiola and ginseng')?.whole).toBe(false)
    expect(marked(texts, 'Some users report dry mouth')).toBeNull()
    expect(marked(texts, '…')).toBeNull()
  })

  it('takes the words below the heading that is named, where they stand there', () => {
    const texts = ['200 mg a day', 'Older adults', '200 mg a day']
    expect(marked(texts, '200 mg a day', 1)?.marked).toEqual([[2, '200 mg a day']])
    expect(marked(texts, 'Older adults', 2)?.marked).toEqual([[1, 'Older adults']])
  })

  it('finds letters whose lower case is longer, or hangs on their neighbours', () => {
    for (const text of ['İ¹', 'ΟΔΟΣ', 'ẞ']) expect(new Letters([text]).find(text)?.whole, text).toBe(true)
  })

  it('finds any words of any text where they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 8 }), texts => {
        for (const text of texts) {
          const found = new Letters(texts).find(text)
          if (!/[\p{L}\p{N}]/u.test(text)) expect(found).toBeNull()
          else expect(found?.whole).toBe(true)
        }
      }),
    )
  })
})

it('an imported article shows its words as they were before they were escaped', () => {
  const block = { type: 'PROSE', text: '\\*Rhodiola\\* &lt;b\\> and \\[x\\]' }
  const article = articleOf(
    { slug: 'a', title: 'A', sections: [{ heading: 'H', blocks: [block] }] },
    new Map(),
  )
  expect(article.texts).toEqual(['H', '*Rhodiola* <b> and [x]'])
})

it('an article loses what is not there, and what would be empty then', () => {
  const finding = (pointer: string, kind = 'article') => ({
    ...{ n: 3, kind, key: 'a', pointer, detail: '', versions: null, contradicts: null },
  })
  const broken = brokenLinks([
    finding('#/operations/2/data/sections/0/blocks/1/ids/1'),
    finding('#/operations/2/data/sections/1/blocks/0/slugs/0'),
    finding('#/operations/2/data/faqs/0'),
    finding('#/operations/2/data/title'),
    finding('#/operations/2/data/faqs/0', 'faq'),
  ])
  expect(broken).toHaveLength(3)
  const facts = (...ids: string[]) => ({ type: 'FACTS', ids })
  const sections = [
    { id: 's', blocks: [{ type: 'PROSE', text: 'x' }, facts('a', 'b', 'c')] },
    { id: 't', blocks: [{ type: 'FAQ', slugs: ['q'] }] },
  ]
  expect(withoutLinks({ slug: 'a', sections, faqs: ['q', 'r'] }, broken)).toEqual({
    slug: 'a',
    sections: [{ id: 's', blocks: [{ type: 'PROSE', text: 'x' }, facts('a', 'c')] }],
    faqs: ['r'],
  })
})

it('guesses the form of an article', () => {
  expect(guessFormat('a.HTM', '# x')).toBe('html')
  expect(guessFormat('notes.markdown', 'x')).toBe('md')
  expect(guessFormat('notes.txt', '# x')).toBe('txt')
  expect(guessFormat('', ' <!doctype html><p>x')).toBe('html')
  expect(guessFormat('', 'Title\n\n## Dose\n\n200 mg')).toBe('md')
  expect(guessFormat('', 'RHODIOLA\n\nTake 200 mg < 5 days.')).toBe('txt')
})

it('prints ranges as people write them', () => {
  expect(range(300, 300, 'mg')).toBe('300 mg')
  expect(range(null, 2, 'wk')).toBe('up to 2 weeks')
  expect(range(1, null, 'd')).toBe('from 1 day')
  expect(range(200, 400, '[IU]')).toBe('200–400 IU')
})

describe('the form of a record', () => {
  const schemas = {
    Dosage: {
      properties: {
        kind: { type: 'string' },
        supplement: { $ref: '#/components/schemas/ThingRef' },
        amount: { $ref: '#/components/schemas/Amount' },
        frequency: { anyOf: [{ $ref: '#/components/schemas/Amount' }, { type: 'null' }] },
        citations: { type: 'array' },
        agreement: { type: 'string' },
      },
    },
    ThingRef: { type: 'object', properties: { slug: { type: 'string' }, name: { type: 'string' } } },
    Amount: {
      type: 'object',
      properties: { min: { type: ['number', 'null'] }, unit: { type: 'string', enum: ['mg', 'g'] } },
    },
  }
  const data = { id: 'x', supplement: 'iron', amount: { min: 1, unit: 'mg' }, frequency: null, citations: [] }
  const { fields, rest } = formOf(schemas, 'dosage', data)

  it('has a field for what its document has, and the rest as JSON', () => {
    expect(fields.map(({ path, control }) => [path.join('/'), control.type])).toEqual([
      ['supplement', 'reference'],
      ['amount', 'group'],
      ['frequency', 'group'],
    ])
    expect(rest).toEqual(['citations'])
    const amount = fields[1]?.control
    expect(amount?.type === 'group' && amount.fields.map(({ control }) => control.type)).toEqual([
      'number',
      'choice',
    ])
  })

  it('leaves out a group that nobody filled in', () => {
    const touched = withValue(data, ['frequency', 'min'], null) as typeof data
    expect(withoutEmpty(fields, touched)).toEqual(data)
    const filled = withValue(data, ['frequency', 'min'], 2) as typeof data
    expect(withoutEmpty(fields, filled).frequency).toEqual({ min: 2 })
  })

  it('shows each refusal at its field, or at the nearest around it', () => {
    const error = (pointer: string, detail: string) => ({
      pointer: `#/operations/4/data${pointer}`,
      detail: `dosage x: ${detail}`,
    })
    const problem = {
      ...{ type: '', title: '', status: 422, detail: '', code: '' },
      errors: [
        error('/amount/min', 'is low'),
        error('/amount', 'min is above max'),
        error('/citations/0/snippet', 'is long'),
        error('', 'is a duplicate'),
      ],
    }
    expect(Object.fromEntries(errorsAt(problem, fields, rest))).toEqual({
      'amount/min': 'is low',
      amount: 'min is above max',
      [restKey]: 'citations › 0 › snippet is long',
      '': 'is a duplicate',
    })
  })
})

describe('what an edit of an update sends', () => {
  const members = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.integer(), fc.array(fc.integer()), fc.dictionary(fc.constantFrom('d', 'e'), fc.integer())),
  )

  it('makes the old record the new one', () => {
    fc.assert(
      fc.property(members, members, (before, after) => {
        expect(applyPatch(before, patchBetween(before, after))).toEqual(after)
      }),
    )
  })

  it('is a patch of the published record, which follows from the proposed one and the diff', () => {
    fc.assert(
      fc.property(members, members, (published, proposed) => {
        const found = publishedFrom(proposed, differences(published, proposed))
        // What is null counts as not there.
        expect(applyPatch({}, found)).toEqual(published)
      }),
    )
  })
})
