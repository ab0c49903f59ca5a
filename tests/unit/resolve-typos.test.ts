import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correcting } from '../../src/search/lexicon/typos.ts'

const correct = correcting(
  ['theanine', 'thiamine', 'ginkgo', 'ashwagandha', 'zinc', 'citalopram', 'saliva'],
  {
    one: 6,
    two: 9,
  },
)
const corrected = (word: string) => correct(word).map(({ word, edits }) => `${word} ${edits}`)

describe('corrections', () => {
  it.each([
    ['ashwaganda', ['ashwagandha 1']],
    ['aswaganda', ['ashwagandha 2']],
    ['gingko', ['ginkgo 1']],
    ['ginko', ['ginkgo 1']],
    ['thianine', ['theanine 1', 'thiamine 1']],
    ['ginkgo', []],
    // Short words, another first letter, and two slips in a word of eight letters.
    ['zin', []],
    ['zinx', []],
    ['escitalopram', []],
    ['oshwagandha', []],
    ['theamina', []],
    ['', []],
    ['x'.repeat(500), []],
  ])('of %s', (word, words) => {
    expect(corrected(word)).toEqual(words)
  })

  it('find each word behind any one slip from the second letter on', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 2 }), letter, (seed, how, other) => {
        const word = 'ashwagandha'
        const at = 1 + (seed % (word.length - 1))
        const slip = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + other + word.slice(at),
          word.slice(0, at) + other + word.slice(at + 1),
        ][how] as string
        expect(slip === word ? ['ashwagandha 1'] : corrected(slip)).toEqual(['ashwagandha 1'])
      }),
    )
  })
})
