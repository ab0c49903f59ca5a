import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'
import type { Annotation } from './annotations.ts'
import { linesOf } from './kinds-of-facts.ts'
import { measures } from './score.ts'

type Type = 'contraindications' | 'mechanisms' | 'combinations' | 'constituents'

const kinds: Readonly<Record<string, string>> = {
  c: 'condition',
  l: 'life-stage',
  m: 'medication',
  p: 'procedure',
  a: 'allergy',
}

/** What a line wants: "warfarin:m, surgery:p", parts of statements between semicolons, or names. */
const wantedOf = (type: Type, words: string): string[] | [string, string][] => {
  const parts = words
    .split(type === 'mechanisms' ? ';' : ',')
    .map(part => part.trim())
    .filter(part => part !== '')
  if (type !== 'contraindications') return parts
  return parts.map(part => {
    const [subject = '', kind = ''] = part.split(':')
    return [subject, kinds[kind] ?? kind] as [string, string]
  })
}

const read = (type: Type, heading: string, text: string): Promise<Extract> => {
  const herb = /milk thistle/i.test(text) ? 'Milk Thistle' : 'Rhodiola'
  const name = type === 'constituents' ? herb : 'Zinc'
  return extractArticle(`# ${name} Explained\n\n${name} is popular.\n\n## ${heading}\n\n${text}\n`, 'md')
}

describe('sentences of their own, below headings that mostly tell nothing', () => {
  test.each<Type>(['contraindications', 'mechanisms', 'combinations', 'constituents'])(
    '%s: nine of ten are found, and nine of ten found are right',
    async type => {
      const faults: string[] = []
      let [hits, extra, missed] = [0, 0, 0]
      for (const { heading, text, wanted } of linesOf(type)) {
        const extract = await read(type, heading, text)
        const score = measures[type]?.(extract, { [type]: wantedOf(type, wanted) } as unknown as Annotation)
        hits += score?.hits ?? 0
        extra += score?.extra.length ?? 0
        missed += score?.missed.length ?? 0
        if (score && score.extra.length + score.missed.length > 0)
          faults.push(`${text}: + ${score.extra.join(' ')} - ${score.missed.join(' ')}`)
      }
      expect(hits / (hits + extra), faults.join('\n')).toBeGreaterThanOrEqual(0.9)
      expect(hits / (hits + missed), faults.join('\n')).toBeGreaterThanOrEqual(0.88)
    },
  )
})
