import { describe, expect, it } from 'vitest'
import type { OperationInput } from '../../src/ingest/stage.ts'
import { verify } from '../../src/ingest/verify.ts'
import { named, retitled, world } from './log.world.ts'
import { create, docs, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const findings = async () => (await verify(kb.db)).findings
const citations = [{ source: 'ods' }]
const entries = (revision: number) =>
  kb.db.prisma.change.findMany({ where: { revision }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] })
const rerendered = async (revision: number) =>
  (await entries(revision))
    .filter(({ type }) => type === 'RERENDERED')
    .map(({ kind, key }) => `${kind} ${key}`)

const cases: [string, OperationInput, string[]][] = [
  [
    'a source of claims',
    retitled('ods'),
    ['article guide', 'contraindication beware', 'dosage limit', 'supplement magnesium'],
  ],
  ['a source of a mechanism', retitled('of-mechanism'), ['action works', 'mechanism calm']],
  ['a source of a statement', retitled('of-condition'), ['condition ill']],
  ['a source of a question', retitled('of-faq'), ['faq why']],
  ['a source of a declaration', retitled('of-coverage'), ['supplement zinc']],
  ['a source of a rule', retitled('of-rule'), ['supplement zinc']],
  ['a source of an effect', retitled('of-effect'), ['adverse-effect harms', 'supplement magnesium']],
  ['a source of an article', retitled('cited-by-article'), ['article guide']],
  [
    'a mechanism',
    named('mechanism', { slug: 'calm' }, { sources: ['of-mechanism'] }),
    ['action works', 'article guide'],
  ],
  ['a practice', named('practice', { slug: 'yoga' }, {}), ['combination with', 'faq why']],
  [
    'a class',
    named('interactant', docs.interactant('tetracycline'), {}),
    ['interactant doxycycline', 'interaction meets'],
  ],
  [
    'a member',
    named('interactant', docs.interactant('doxycycline'), { memberOf: ['tetracycline'] }),
    ['interactant tetracycline'],
  ],
  [
    'a member that leaves',
    update('interactant', docs.interactant('doxycycline')),
    ['interactant tetracycline'],
  ],
  [
    'a member that retires',
    { type: 'RETIRE', kind: 'interactant', key: 'doxycycline' },
    ['interactant tetracycline'],
  ],
  [
    'a class of treatments',
    named('interactant', docs.interactant('painkillers'), { type: 'TREATMENT_CLASS' }),
    ['comparison beside'],
  ],
  [
    'a condition',
    named('condition', docs.condition('stress'), {}),
    ['condition worry', 'indication helps', 'protocol steps'],
  ],
  ['an effect', named('condition', docs.condition('ill'), {}), ['adverse-effect harms']],
  [
    'a population',
    named('population', docs.population('adults'), { criteria: { minAgeYears: 18 } }),
    ['article guide', 'contraindication beware', 'dosage limit'],
  ],
  [
    'a group that is another one',
    update('population', docs.population('adults', { criteria: { sex: 'FEMALE' } })),
    ['article guide', 'dosage limit'],
  ],
  [
    'a claim on the same question',
    create('dosage', docs.dosage('other', { population: 'adults', amount: { max: 1, unit: 'g' } })),
    ['article guide', 'dosage limit'],
  ],
  [
    'a claim on a topic',
    create('adverse-effect', {
      id: 'x',
      supplement: 'zinc',
      effect: 'ill',
      statement: 's',
      polarity: 'REPORTED',
      citations,
    }),
    ['supplement zinc'],
  ],
  ['a claim that goes', { type: 'DELETE', kind: 'adverse-effect', key: 'harms' }, ['supplement magnesium']],
  [
    'a claim that an article shows',
    update('dosage', docs.dosage('limit', { population: 'adults', note: 'n' })),
    ['article guide'],
  ],
  [
    'a question',
    update('faq', {
      slug: 'why',
      question: 'Why so?',
      answer: 'So.',
      aspect: 'OVERVIEW',
      position: 1,
      about: [{ kind: 'practice', slug: 'yoga' }],
      citations: [{ source: 'of-faq' }],
    }),
    ['article guide'],
  ],
  ['an article', { type: 'DELETE', kind: 'article', key: 'guide' }, ['faq why']],
  ['what nobody shows', retitled('nobody'), []],
]

describe('a record that only reads differently because of others', () => {
  it.each(cases)('has an entry when it is %s that changes', async (_, operation, expected) => {
    await publish(kb.db, [...world(), create('source', docs.source('nobody'))])
    const { revision, changes } = await publish(kb.db, [operation])
    const found = await rerendered(revision)
    if (expected.length === 0) expect(found).toEqual([])
    else expect(found).toEqual(expect.arrayContaining(expected))
    expect(changes).toHaveLength(1)
    expect(await findings()).toEqual([])
  })

  it('has one only when it does, with the version and the time that it had', async () => {
    await publish(kb.db, world())
    const { revision } = await publish(kb.db, [
      update(
        'population',
        docs.population('adults', { criteria: { minAgeYears: 18 }, summary: 'All of age.' }),
      ),
    ])
    expect(await rerendered(revision)).toEqual([])
    const next = await publish(kb.db, [retitled('of-rule')])
    const [entry] = (await entries(next.revision)).filter(({ type }) => type === 'RERENDERED')
    expect(entry).toMatchObject({
      key: 'zinc',
      version: 1,
      document: null,
      record: { version: 1, slug: 'zinc' },
    })
    const first = await kb.db.prisma.change.findFirstOrThrow({ where: { key: 'zinc', revision: 1 } })
    const time = (record: unknown) => (record as { updatedAt: string }).updatedAt
    expect(time(entry?.record)).toBe(time(first.record))
  })

  it('is written as ever afterwards', async () => {
    await publish(kb.db, world())
    await publish(kb.db, [retitled('ods')])
    const { changes } = await publish(kb.db, [update('dosage', docs.dosage('limit', { note: 'n' }), 1)])
    expect(changes).toEqual([{ type: 'UPDATE', kind: 'dosage', key: 'limit', version: 2 }])
    expect(await findings()).toEqual([])
  })
})
