import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'
import { doseOf } from './annotations.ts'
import { linesOf } from './kinds-of-facts.ts'

/** The facts of a line, between semicolons, as rows for `test.each`. */
const rowsOf = (type: 'dosages' | 'timelines'): [text: string, heading: string, wanted: string[]][] =>
  linesOf(type).map(({ text, heading, wanted }) => [
    text,
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

/** "rhodiola 200 400 mg dose 2", a hyphen where there is none, an L behind a limit. */
const doseLine = (dosage: Extract['dosages'][number]) => {
  const [...parts] = doseOf(dosage)
  const isUpperLimit = parts.pop()
  return [...parts.map(part => part ?? '-'), ...(isUpperLimit ? ['L'] : [])].join(' ').toLowerCase()
}

describe('amounts as authors write them', () => {
  test.each(rowsOf('dosages'))('%s', async (text, heading, wanted) => {
    const { dosages } = await read(heading, text)
    expect(dosages.map(doseLine).sort()).toEqual(wanted)
  })
})

describe('times as authors write them', () => {
  test.each(rowsOf('timelines'))('%s', async (text, heading, wanted) => {
    const { timelines } = await read(heading, text)
    expect(timelines.map(({ startDay, endDay }) => `${startDay}-${endDay ?? ''}`).sort()).toEqual(wanted)
  })
})
