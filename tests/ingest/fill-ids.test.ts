import { describe, expect, it } from 'vitest'
import { printFault } from '../../src/ingest/faults.ts'
import { fillIds, idsIn } from '../../src/ingest/fill-ids.ts'
import { readYaml } from '../../src/ingest/yaml-file.ts'

const file = (text: string) => ({ name: 'supplements/magnesium.yaml', text, yaml: readYaml(text) })
const fill = (text: string, taken = new Set<string>()) => fillIds(file(text), taken)

const head = 'supplement: { slug: magnesium, name: Magnesium, category: MINERAL }\n'

describe('kb ids', () => {
  it('adds ids and leaves comments, order and layout as they are', () => {
    const before = `${head}# Limits
dosages:
  # the US limit
  - type: MAXIMUM   # a limit
    population: adults
    severityTier: CHRONIC_OR_SEVERE
    citations:
      - source: ods
  - {type: STUDIED_RANGE, condition: stress, citations: [{source: ods}]}

timelines:
  -
    measure: MAXIMUM_DURATION
    citations: [ { source: ods } ]
`
    const { text, added, faults } = fill(before)
    expect(faults).toEqual([])
    expect(added).toEqual([
      'magnesium--general--dosage--maximum--adults--chronic-or-severe--ods',
      'magnesium--stress--dosage--studied-range--ods',
      'magnesium--general--timeline--maximum-duration--ods',
    ])
    expect(text).toBe(`${head}# Limits
dosages:
  # the US limit
  - id: magnesium--general--dosage--maximum--adults--chronic-or-severe--ods
    type: MAXIMUM   # a limit
    population: adults
    severityTier: CHRONIC_OR_SEVERE
    citations:
      - source: ods
  - {id: magnesium--stress--dosage--studied-range--ods, type: STUDIED_RANGE, condition: stress, citations: [{source: ods}]}

timelines:
  -
    id: magnesium--general--timeline--maximum-duration--ods
    measure: MAXIMUM_DURATION
    citations: [ { source: ods } ]
`)
    expect(fill(text).text).toBe(text)
  })

  it('takes the target and the discriminators of each kind', () => {
    const cite = 'citations: [{ source: s }]'
    const { added } = fill(`for: ashwagandha
indications: [{ condition: stress, ${cite} }]
actions: [{ mechanism: cortisol, condition: stress, ${cite} }]
contraindications: [{ target: { kind: population, slug: pregnancy }, ${cite} }]
interactions: [{ interactant: { kind: interactant, slug: warfarin }, ${cite} }]
adverseEffects:
  - { polarity: DENIED, effect: drowsiness, ${cite} }
  - { polarity: REPORTED, ${cite} }
combinations: [{ with: { kind: supplement, slug: magnesium }, ${cite} }]
comparisons: [{ with: { kind: interactant, slug: painkillers }, ${cite} }]
protocols: [{ condition: back-pain, ${cite} }]
populationNotes: [{ population: older-adults, ${cite} }]
`)
    expect(added.map(id => id.replace(/^ashwagandha--/, '').replace(/--s$/, ''))).toEqual([
      'stress--indication',
      'cortisol--action',
      'pregnancy--contraindication',
      'warfarin--interaction',
      'drowsiness--adverse-effect--denied',
      'general--adverse-effect',
      'magnesium--combination',
      'painkillers--comparison',
      'back-pain--protocol',
      'older-adults--population-note',
    ])
  })

  it('counts on where an id is taken, and never changes one', () => {
    const text = `${head}dosages:
  - { id: my-own, type: MAXIMUM, citations: [{ source: ods }] }
  - { type: MAXIMUM, citations: [{ source: ods }] }
  - { type: MAXIMUM, citations: [{ source: ods }] }
`
    const taken = new Set(['magnesium--general--dosage--maximum--ods'])
    expect(fill(text, taken).added).toEqual([
      'magnesium--general--dosage--maximum--ods--2',
      'magnesium--general--dosage--maximum--ods--3',
    ])
    expect(idsIn([file(text)])).toEqual(new Set(['magnesium', 'my-own']))
  })

  it('says where a claim lacks what its id is made of', () => {
    const { faults, text } = fill(`${head}interactions:
  - citations: [{ source: ods }]
dosages:
  - type: MAXIMUM
timelines:
  - citations: [{ source: ods }]
`)
    expect(faults.map(printFault)).toEqual([
      'supplements/magnesium.yaml:3: interactions[0]: needs "interactant" before it can get an id',
      'supplements/magnesium.yaml:5: dosages[0]: needs a citation with a source before it can get an id',
      'supplements/magnesium.yaml:7: timelines[0]: needs "measure" before it can get an id',
    ])
    expect(text).not.toContain('id:')
  })

  it('refuses an id that would be too long', () => {
    const long = 'a'.repeat(90)
    const { faults } = fill(`for: ${long}
indications: [{ condition: ${long}, citations: [{ source: ${long} }] }]
`)
    expect(faults[0]?.message).toContain('write one by hand')
  })
})
