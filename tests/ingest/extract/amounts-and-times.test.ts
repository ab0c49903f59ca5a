import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'

/** Lines of "heading | text | what it says", facts between semicolons; `\n` ends a line and `\|` stands in a table. */
const linesOf = (type: 'dosages' | 'timelines'): [text: string, heading: string, wanted: string[]][] =>
  readFileSync(new URL(`kinds-of-facts/${type}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(/(?<!\\)\|/).map(part => part.trim()))
    .map(([heading = '', text = '', wanted = '']) => [
      text.replaceAll('\\n', '\n').replaceAll('\\|', '|'),
      heading,
      wanted
        .toLowerCase()
        .split(/;\s*/)
        .filter(fact => fact !== '')
        .sort(),
    ])

const read = (heading: string, text: string): Promise<Extract> =>
  extractArticle(
    `# Rhodiola for Tired Days\n\nRhodiola is a root from the north.\n\n## ${heading}\n\n${text}\n`,
    'md',
  )

/** "Rhodiola 200 400 mg dose 2", a hyphen where there is none, an L behind a limit. */
const doseLine = ({
  supplement,
  min,
  max,
  unit,
  per,
  timesPerDay,
  isUpperLimit,
}: Extract['dosages'][number]) =>
  [supplement, min ?? '-', max ?? '-', unit, per, timesPerDay ?? '-', ...(isUpperLimit ? ['L'] : [])]
    .join(' ')
    .toLowerCase()

describe('amounts as authors write them', () => {
  test.each(linesOf('dosages'))('%s', async (text, heading, wanted) => {
    const { dosages } = await read(heading, text)
    expect(dosages.map(doseLine).sort()).toEqual(wanted)
  })
})

describe('times as authors write them', () => {
  test.each(linesOf('timelines'))('%s', async (text, heading, wanted) => {
    const { timelines } = await read(heading, text)
    expect(timelines.map(({ startDay, endDay }) => `${startDay}-${endDay ?? ''}`).sort()).toEqual(wanted)
  })
})
