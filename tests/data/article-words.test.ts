import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { article, ofKind, seedClaims, seedQuestions, seedSource } from './seed-records.ts'

/** Texts of ours, each on its own: a run of words never reaches over two of them. */
interface Ours {
  where: string
  texts: string[]
}

const seedFolder = new URL('../../../shared/seed/', import.meta.url)
/** The shortest run of words that counts as the seed's own sentence. */
const runLength = 6

// The seed is not ours to ship, so this can only be proven where it lies beside the project.
describe.skipIf(!existsSync(seedFolder))('facts carry over from the seed, sentences do not', () => {
  const seed = existsSync(seedFolder) ? seedRuns() : new Set<string>()

  test('the seed is found, and words of its own would be', () => {
    expect(seed.size).toBeGreaterThan(500)
    expect(runsIn(article.subtitle ?? '').every(run => seed.has(run))).toBe(true)
  })

  for (const { where, texts } of [...ofArticle(), ...ofQuestions(), ...ofConditions(), ...ofClaims()]) {
    test(where, () => {
      expect(texts.flatMap(runsIn).filter(run => seed.has(run))).toEqual([])
    })
  }
})

function seedRuns(): Set<string> {
  const files = readdirSync(seedFolder).filter(name => name.endsWith('.txt'))
  return new Set(files.flatMap(name => runsIn(readFileSync(new URL(name, seedFolder), 'utf8'))))
}

/** Every run of words in a text, without case and punctuation. */
function runsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(runLength - 1).map((_, start) => words.slice(start, start + runLength).join(' '))
}

/** All that is ours to word: not the title, the subtitle, the headings and what the seed prints of other articles. */
function ofArticle(): Ours[] {
  const { abstract, disclaimer, sections } = article
  const blocks = sections.flatMap(section => section.blocks)
  return [
    { where: 'article: abstract and disclaimer', texts: textsIn([abstract, disclaimer]) },
    ...blocks.map(block => ({ where: `article: ${block.id}`, texts: textsIn(block) })),
  ]
}

const ofQuestions = (): Ours[] =>
  seedQuestions.map(({ key, document }) => ({ where: `question: ${key}`, texts: textsIn(document) }))

const ofConditions = (): Ours[] =>
  ofKind('condition').flatMap(({ key, document }) => {
    const statements = document.statements.filter(({ citations }) =>
      citations.some(({ source }) => source === seedSource),
    )
    return statements.length === 0 ? [] : [{ where: `condition: ${key}`, texts: textsIn(statements) }]
  })

const ofClaims = (): Ours[] =>
  seedClaims.map(({ key, document }) => ({ where: `claim: ${key}`, texts: textsIn(document) }))

// Keys are no sentences, and locators name the seed's headings.
const noText = ['id', 'ids', 'kind', 'slug', 'slugs', 'source', 'locator', 'supplement', 'mentions']

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) => (noText.includes(member) ? [] : textsIn(inner)))
}
