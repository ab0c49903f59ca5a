import { describe, expect, test } from 'vitest'
import { ArticleError } from '../../../src/extract/article-error.ts'
import { decodeArticle } from '../../../src/extract/decode.ts'
import { extractArticle } from '../../../src/extract/extract.ts'
import { readMarkdown } from '../../../src/extract/tree/markdown.ts'
import { articleFormats } from '../../../src/extract/types.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('bytes that are no article', () => {
  test.each([
    ['empty', bytes('')],
    ['blank', bytes(' \n\t ')],
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['not UTF-8', Uint8Array.from([0x61, 0xff, 0xfe, 0x62])],
    ['an unknown encoding', bytes('<meta charset="klingon-8"><p>x</p>')],
    ['too large', new Uint8Array(1024 * 1024 + 1).fill(97)],
  ])('%s: a clear refusal', (_, input) => {
    expect(() => decodeArticle(input)).toThrow(ArticleError)
  })

  test('a mark, line ends of three sorts and UTF-16 are read', () => {
    expect(decodeArticle(bytes('\ufeffA\r\nB\rC\n'))).toBe('A\nB\nC\n')
    expect(decodeArticle(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x42, 0]))).toBe('AB')
  })
})

test('scripts, styles, comments and attributes leave no trace', async () => {
  const html = `<h1 onclick="a()">Zinc</h1><script>Take 900 mg daily</script><style>p{content:"800 mg daily"}</style>
    <!-- 700 mg daily --><p title="600 mg daily">Zinc.</p><noscript>500 mg daily</noscript><p hidden>400 mg daily</p>`
  const extract = await extractArticle(html, 'html')
  expect(extract.dosages).toEqual([])
  expect(JSON.stringify(extract)).not.toMatch(/mg|onclick|content/)
})

test('unclosed tags are closed', async () => {
  const { dosages } = await extractArticle(
    '<h1>Zinc</h1><h2>Dose</h2><p>Take <b>10 mg a day<ul><li>or 5 mg twice daily',
    'html',
  )
  expect(dosages.map(({ min }) => min)).toEqual([10, 5])
})

test.each([
  ['html', '<div>'.repeat(3000)],
  ['html', '<b><i>'.repeat(3000)],
  ['md', '> '.repeat(3000)],
  ['md', '['.repeat(3000)],
] as const)('%s that is nested without end is refused', async (format, text) => {
  await expect(extractArticle(text, format)).rejects.toThrow(ArticleError)
})

/** Texts on which careless rules take quadratic or exponential time, one for each sort of rule. */
const attacks: Record<string, string> = {
  dosages: 'take up to not more than 300 mg to ',
  amounts: '1,000 to 2 or ',
  frequencies: 'split into two or three divided ',
  timelines: 'within about week 1 to ',
  contraindications: 'people with liver or kidney, or if you take ',
  subjects: 'a, b and c or ',
  mechanisms: 'it inhibits the receptor and ',
  combinations: 'combine it well with and ',
  practices: 'regular daily evening walks and losing a little of the ',
  people: 'people on a; anyone who takes b, and those with ',
  warnings: 'ask a doctor or the pharmacist about or leave it or not for ',
  medicines: 'strong blood pressure medicine for the liver or kidney or heart disease, ',
  allergies: 'allergic to nuts, soy or milk or other pollen and ',
  whichClauses: 'avoid it, which (because it, so it may which in people ',
  substances: 'alpha-linalyl linolenic acid glycosides of the root holds ',
  pairs: 'paired with regular slow evening walks and yoga with zinc or ',
  notStudied: 'not been studied well, not enough to recommend it to ',
  pieces: 'two 3 x 300 mg (16 mg of zinc each) capsules of ',
  shortNames: 'zinc picolinate, or ZP, or ',
  talks: '\n\nHOST: so what? DR. B: ',
  constituents: 'contains active compounds such as ',
  weighed: 'in a trial of 12 adults take 300 mg (2 g) of it, not more than ',
  felt: 'after 3 weeks of it most feel better than by week 2, or in an hour ',
  fractions: '1½ 1 500 x 10 and a half million or two ',
  questions: 'Q: why? A: ',
  names: 'vitamin b complex of the ',
  labels: 'a: b – ',
  headings: 'How much\n\n',
  lists: '- a\n',
  tables: 'a | b\n',
  oneWord: 'aaaaaaaaaaaaaaaaaaaa',
  brackets: '(((( ',
  marks: '**a** _b_ `c` ',
  tags: '<b>x</b> ',
}

const timeOf = async (text: string, format: 'txt' | 'md' | 'html') => {
  const start = process.cpuUsage()
  await extractArticle(text, format)
  return millisecondsSince(start)
}

const millisecondsSince = (start: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe.each(articleFormats)('time in %s', format => {
  test.each(Object.entries(attacks))(
    '%s: twice the length takes no more than about twice the time',
    async (_, attack) => {
      const of = (length: number) =>
        `# Zinc\n\n## Dosage\n\n${attack.repeat(Math.ceil(length / attack.length))}`
      await timeOf(of(2000), format)
      const once = await timeOf(of(20_000), format)
      const bound = Math.max(3.2 * once, 400)
      const twice = await timeOf(of(40_000), format)
      // A collection of garbage may fall into the one and not into the other.
      const least = twice < bound ? twice : Math.min(twice, await timeOf(of(40_000), format))
      expect(least).toBeLessThan(bound)
    },
  )
})

// What is walked again for each of its lines shows only when there are very many.
test('very many headings: twice as many take no more than about twice the time', async () => {
  const of = (lines: number) => `Zinc\n\n${'How much\n\nIs it?\n\n'.repeat(lines)}`
  const once = await timeOf(of(7000), 'txt')
  expect(await timeOf(of(14_000), 'txt')).toBeLessThan(Math.max(3.2 * once, 2000))
}, 60_000)

test('very many items of one list take about as long as so many paragraphs', () => {
  const timeOfReading = (line: string) => {
    const start = process.cpuUsage()
    readMarkdown(line.repeat(40_000))
    return millisecondsSince(start)
  }
  const paragraphs = timeOfReading('a\n\n')
  expect(timeOfReading('- a\n')).toBeLessThan(2.5 * paragraphs)
}, 120_000)

test('one megabyte of one line', async () => {
  const { dosages } = await extractArticle(
    `Zinc\n\n${'Adults take 10 mg of zinc a day with food. '.repeat(24_000)}`,
    'txt',
  )
  expect(dosages).toHaveLength(1)
}, 60_000)
