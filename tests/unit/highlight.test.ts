import { describe, expect, it } from 'vitest'
import { highlight } from '../../src/search/highlight.ts'

const marked = (title: string, texts: string[], words: string[], wholes: string[] = []) => {
  const { text, ranges } = highlight({ title, texts }, { words, wholes })
  return { text, words: ranges.map(({ start, end }) => text.slice(start, end)) }
}

describe('a highlight', () => {
  it('is the line that holds most of the query', () => {
    const text = 'First line.\nStress and pain together.\nPain alone.'
    expect(marked('T', [text], ['stress', 'pain'])).toEqual({
      text: 'Stress and pain together.',
      words: ['Stress', 'pain'],
    })
  })

  it('is a name that begins with the query, whatever stands in the text', () => {
    const found = marked(
      'Ashwagandha',
      ['Ashwagandha', 'ashwagandha and root of ashwagandha'],
      ['ashwagandha', 'root'],
      ['ashw'],
    )
    expect(found).toEqual({ text: 'Ashwagandha', words: ['Ashwagandha'] })
    expect(marked('Ashwagandha', [], ['ashw'], ['ashw'])).toEqual({ text: 'Ashwagandha', words: ['Ashw'] })
  })

  it('marks words without regard to accents, case and hyphens', () => {
    expect(marked('x', ['Crème BRÛLÉE'], ['brulee']).words).toEqual(['BRÛLÉE'])
    expect(marked('x', ['with vitamin B-12 and B 12'], ['b12']).words).toEqual(['B-12', 'B 12'])
    expect(marked('x', ['600mg daily'], ['600', 'mg']).words).toEqual(['600mg'])
    expect(marked('Vitamin B12', ['vit. B-12'], [], ['vitb12'])).toEqual({
      text: 'vit. B-12',
      words: ['vit. B-12'],
    })
  })

  it('cuts a long line around what it marks', () => {
    const line = `${'filler '.repeat(80)}needle ${'filler '.repeat(80)}`
    const { text, words } = marked('T', [line], ['needle'])
    expect(words).toEqual(['needle'])
    expect(text.length).toBeLessThan(330)
    expect(text).toMatch(/^… .*needle.* …$/)
  })

  it('is the title where nothing is marked', () => {
    expect(marked('Title', ['text'], ['other'])).toEqual({ text: 'Title', words: [] })
  })
})
