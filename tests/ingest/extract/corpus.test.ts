import { describe, expect, test } from 'vitest'
import { type Article, readCorpus } from './annotations.ts'
import { scoreOf, thresholds } from './score.ts'
import { visibleText } from './visible-text.ts'

const parts = ['tune', 'held-out', 'fresh']

describe.each(parts)('articles of %s', async part => {
  const articles = await readCorpus(part)
  const totals = scoreOf(articles)

  test('a table of precision and recall', () => {
    const rows = totals.map(({ type, precision, recall, f1 }) =>
      [type, precision, recall, f1].map(printed).join('\t'),
    )
    process.stdout.write(
      `${part}, ${articles.length} articles: type, precision, recall, F1\n${rows.join('\n')}\n`,
    )
    expect(articles.length).toBeGreaterThan(4)
  })

  test.each(totals)('$type reach their threshold', ({ type, f1, faults }) => {
    expect(f1, faults.join('\n')).toBeGreaterThanOrEqual(thresholds[type] ?? 1)
  })

  test.each(articles)('$name: every quote stands in it', article => {
    for (const quote of quotesOf(article)) expect(visibleText(article.name, article.text)).toContain(quote)
  })

  test.each(articles)(
    '$name: title, second line, disclaimer and related articles',
    ({ extract, annotation }) => {
      expect(extract.title).toBe(annotation.title)
      if (annotation.subtitle !== undefined) expect(extract.subtitle).toBe(annotation.subtitle)
      expect(extract.disclaimer !== null).toBe(annotation.disclaimer)
      expect(extract.related).toHaveLength(annotation.related)
    },
  )
})

const printed = (value: string | number) => (typeof value === 'number' ? value.toFixed(3) : value)

const quotesOf = ({ extract }: Article): string[] =>
  [
    extract.dosages,
    extract.timelines,
    extract.contraindications,
    extract.mechanisms,
    extract.combinations,
  ].flatMap(facts => facts.map(({ quote }) => quote))
