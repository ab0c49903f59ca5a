import { readFileSync } from 'node:fs'
// @ts-expect-error: it comes without types
import ucum from '@lhncbc/ucum-lhc'
import { expect, test } from 'vitest'
import { mentionsIn } from '../../../src/extract/names/gazetteer.ts'
import { gazetteerFile, printGazetteer } from '../../../src/extract/names/print-gazetteer.ts'
import { unitWords } from '../../../src/extract/rules/units.ts'
import { shippedKnowledge } from '../../../src/ingest/knowledge-files.ts'
import { readKnowledge } from '../../../src/ingest/read-knowledge.ts'

test('the list of names is that of the shipped knowledge: npm run docs', async () => {
  const { published } = await readKnowledge(shippedKnowledge)
  expect(readFileSync(gazetteerFile, 'utf8')).toBe(printGazetteer(published))
}, 60_000)

test('names are found whole, in any case and number', () => {
  const found = (text: string) => mentionsIn(text, ['supplement']).map(mention => mention.text)
  expect(found('Fish oils, St. John’s wort and ASHWAGANDHA beat magnesium.')).toEqual([
    'Fish oils',
    'St. John’s wort',
    'ASHWAGANDHA',
    'magnesium',
  ])
  expect(found('hip pain, not HIP')).toEqual(['HIP'])
})

test('every unit is a code of UCUM', () => {
  const utils = ucum.UcumLhcUtils.getInstance()
  for (const [, code] of unitWords)
    expect([code, utils.validateUnitString(code).status]).toEqual([code, 'valid'])
})
