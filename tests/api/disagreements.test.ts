import { describe, expect, it } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { claim, indication, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const says = (source: string, more: object) => ({ supplement: 'disputed', source, ...more })
const adults = { about: 'general', scope: {} }
const dose = (source: string, type: string, min: number, max: number) =>
  claim('dosage', says(source, { ...adults, type, amount: { min, max, unit: 'mg' }, per: 'DAY' }) as never)
const duration = (source: string, months: number) =>
  claim(
    'timeline',
    says(source, {
      ...{ ...adults, measure: 'MAXIMUM_DURATION', basis: 'EXPERT', condition: 'd-pain' },
      end: { value: months, unit: 'mo' },
    }) as never,
  )
const warning = (source: string, strength: string, action: string) =>
  claim(
    'contraindication',
    says(source, {
      ...{ about: 'd-ulcer', riskType: 'CAUTION_OR_WARNING', strength, management: { action } },
      target: { kind: 'condition', slug: 'd-ulcer' },
    }) as never,
  )
const unwanted = (source: string, more: object) =>
  claim(
    'adverse-effect',
    says(source, { about: 'd-itch', effect: 'd-itch', statement: 'So.', ...more }) as never,
  )
const meets = (source: string, more: object) =>
  claim(
    'interaction',
    says(source, { about: 'd-drug', interactant: { kind: 'interactant', slug: 'd-drug' }, ...more }) as never,
  )
const separated = (hoursBefore: number) => ({
  management: { action: 'SEPARATE', separation: { hoursBefore } },
})

const kb = useKb(database =>
  publish(
    database,
    ...['one', 'two', 'three'].map(slug => thing.source(slug)),
    ...['disputed', 'undisputed'].map(slug => thing.supplement(slug)),
    ...['d-pain', 'd-ulcer', 'd-itch', 'd-calm'].map(slug => thing.condition(slug)),
    thing.interactant('d-drug'),
    dose('one', 'ADVISED', 100, 200),
    dose('two', 'ADVISED', 300, 400),
    dose('three', 'ADVISED', 150, 350),
    duration('one', 3),
    duration('two', 12),
    warning('one', 'ABSOLUTE', 'AVOID'),
    warning('two', 'RELATIVE', 'CONSULT'),
    unwanted('one', { polarity: 'REPORTED', frequency: 'COMMON', seriousness: 'NOT_SERIOUS' }),
    unwanted('two', { polarity: 'REPORTED', frequency: 'RARE', seriousness: 'SERIOUS' }),
    meets('one', { severity: 'HIGH', ...separated(2) }),
    meets('two', { severity: 'MILD', ...separated(4) }),
    indication('disputed', 'd-calm', 'one', { direction: 'BENEFIT' }),
    indication('disputed', 'd-calm', 'two', { direction: 'NO_EFFECT' }),
    indication('undisputed', 'd-calm', 'one', { direction: 'BENEFIT' }),
    indication('undisputed', 'd-calm', 'two', { direction: 'BENEFIT' }),
  ),
)

const own = '/v1/disagreements?supplement=disputed,undisputed'

describe('the disagreements', () => {
  it('say about what the sources differ, and what each of them says', async () => {
    const rows = await data(kb, own)
    const told = rows.map((row: Json) => [row.question, row.kind, row.about, row.claims.length])
    expect(told).toEqual([
      ['disputed.adverse-effect.d-itch', 'adverse-effect', ['FREQUENCY', 'SERIOUSNESS'], 2],
      ['disputed.contraindication.d-ulcer', 'contraindication', ['STRENGTH', 'MANAGEMENT'], 2],
      ['disputed.dosage.general.advised', 'dosage', ['DOSE'], 3],
      ['disputed.indication.d-calm', 'indication', ['DIRECTION'], 2],
      ['disputed.interaction.d-drug', 'interaction', ['SEVERITY', 'SEPARATION'], 2],
      ['disputed.timeline.general.maximum-duration', 'timeline', ['DURATION'], 2],
    ])
  })

  it('are all questions on which claims differ, each with all its claims', async () => {
    const rows = await walk(kb, '/v1/disagreements?limit=40&fields=question,kind,claims.id')
    const questions = rows.map(row => row.question)
    expect(questions).toEqual([...new Set(questions)].sort())
    for (const { path, noun } of resources.filter(({ tag }) => tag === 'Claims')) {
      const groups = await walk(kb, `/v1/${path}?group=question&limit=100&fields=id`)
      const expected = groups.filter(one => one.agreement === 'DIFFERS')
      const found = rows.filter(row => row.kind === noun.kind)
      expect(found.map(({ question, claims }) => ({ question, claims }))).toEqual(
        expected.map(({ question, claims }) => ({ question, claims })),
      )
    }
  }, 60_000)

  it('hold claims as their lists have them', async () => {
    for (const { question, kind, claims } of await data(kb, own)) {
      const path = resources.find(({ noun }) => noun.kind === kind)?.path
      const groups = await data(kb, `/v1/${path}?supplement=disputed&group=question&limit=100`)
      expect(groups.find((one: Json) => one.question === question).claims).toEqual(claims)
    }
  })

  it('name at least one difference, and never an unknown one', async () => {
    for (const { question, about, claims } of await walk(kb, '/v1/disagreements?limit=100')) {
      expect(about.length, question).toBeGreaterThan(0)
      expect(about).not.toContain('UNKNOWN')
      expect(claims.length).toBeGreaterThan(1)
      expect(new Set(claims.map((one: Json) => one.agreement))).toEqual(new Set(['DIFFERS']))
    }
  })

  it('say in words how they are found, and how many they are', async () => {
    const { body } = await kb.api.get(`${own}&count=true&limit=2`)
    expect(body.meta.total).toBe(6)
    expect(body.meta.rule).toContain('amounts that do not overlap')
    expect(body.links.next).toContain('cursor=')
  })

  it('know the upper limits that two authorities set apart', async () => {
    const [row] = await data(kb, '/v1/disagreements?supplement=magnesium&kind=dosage')
    expect(row).toMatchObject({ question: 'magnesium.dosage.general.maximum', about: ['LIMIT'] })
    expect(row.claims.map((one: Json) => one.authority.name).sort()).toEqual(['EFSA', 'NASEM'])
  })
})

describe('filters', () => {
  const questionsOf = async (query: string) =>
    (await data(kb, `${own}&${query}`)).map((row: Json) => row.question.split('.').slice(1).join('.'))

  it.each([
    ['kind=dosage', ['dosage.general.advised']],
    ['kind=dosage,indication', ['dosage.general.advised', 'indication.d-calm']],
    ['kind=protocol', []],
    ['condition=d-calm', ['indication.d-calm']],
    ['condition=d-ulcer', ['contraindication.d-ulcer']],
    ['condition=d-itch', ['adverse-effect.d-itch']],
    ['condition=d-pain', ['timeline.general.maximum-duration']],
    ['condition=d-pain,d-calm&kind=indication', ['indication.d-calm']],
    ['condition=no-such', []],
  ])('%s', async (query, questions) => {
    expect(await questionsOf(query)).toEqual(questions)
  })

  it('trim members of the claims', async () => {
    const [row] = await data(kb, `${own}&kind=dosage&fields=about,claims.amount,claims.citations.source.slug`)
    expect(Object.keys(row)).toEqual(['about', 'claims'])
    expect(Object.keys(row.claims[0]).sort()).toEqual(['amount', 'citations'])
  })

  it.each(['kind=dosages', 'agreement=DIFFERS', 'sort=question', 'fields=claims.nme', 'include=sources'])(
    '%s is refused',
    async query => {
      expect((await kb.api.get(`/v1/disagreements?${query}`)).status).toBe(400)
    },
  )
})

it('a question with more claims than an answer holds is told without its differences', async () => {
  const many = Array.from({ length: 501 }, (_, n) =>
    claim('adverse-effect', {
      ...{
        supplement: 'undisputed',
        about: `d-itch-${n}`,
        effect: 'd-itch',
        source: 'one',
        statement: 'So.',
      },
      polarity: 'REPORTED',
    }),
  )
  const denied = claim('adverse-effect', {
    ...{ supplement: 'undisputed', about: 'd-itch', effect: 'd-itch', source: 'two', statement: 'No.' },
    polarity: 'DENIED',
  })
  await publish(kb.database, ...many, denied)
  const [row] = await data(kb, '/v1/disagreements?supplement=undisputed')
  expect(row).toMatchObject({ question: 'undisputed.adverse-effect.d-itch', about: ['UNKNOWN'] })
  expect(row.claims).toHaveLength(500)
})
