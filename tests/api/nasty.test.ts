import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, indication, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`)
const studies = numbered('study', 250)
const pains = numbered('pain', 12)
const long = (name: string) => name.padEnd(100, 'x')

const dosage = (source: string, amount: object, more: object = {}) =>
  claim('dosage', {
    supplement: 'odd',
    about: 'general',
    source,
    type: 'ADVISED',
    per: 'DAY',
    amount,
    ...more,
  })

const kb = useKb(async database => {
  await publish(
    database,
    ...studies.map(slug => thing.source(slug)),
    ...pains.map(slug => thing.condition(slug)),
    thing.supplement('bare'),
    thing.supplement('huge'),
    thing.supplement('odd', {
      name: 'عشبة الأشواغاندا',
      summary: 'Ωμέγα‑3 𝟛 🌿 “quoted” <not a tag> & %_\\',
      aliases: [{ text: 'Ça va déjà', lang: 'fr' }, { text: 'Twin' }, { text: '🌿' }, { text: 'Straße' }],
    }),
    thing.supplement('twin', { name: 'Twin', aliases: [{ text: 'عشبة الأشواغاندا' }] }),
    thing.interactant('crowded-class', { type: 'DRUG_CLASS' }),
    ...numbered('member', 1100).map(slug => thing.interactant(slug, { memberOf: ['crowded-class'] })),
    dosage('study-0', { min: 5, unit: 'mg' }),
    dosage('study-1', { max: 0.000001, unit: 'g' }),
    dosage('study-2', { min: 1e12, max: 1e13, unit: '[CFU]' }),
    thing.supplement(long('s')),
    thing.condition(long('c')),
    thing.population(long('p')),
    claim('dosage', {
      ...{ supplement: long('s'), source: 'study-0', type: 'RECOMMENDED_INTAKE', per: 'DAY', id: 'long-one' },
      ...{ about: 'general', condition: long('c'), population: long('p'), severityTier: 'CHRONIC_OR_SEVERE' },
      ...{ amount: { min: 1, unit: 'mg' }, form: long('f') },
    }),
    dosage('study-3', { min: 0.1, max: 0.3, unit: 'mg' }, { duration: { min: 1.5, unit: 'wk' } }),
  )
  await publish(
    database,
    ...pains.flatMap(pain => studies.map(study => indication('huge', pain, study, { direction: 'BENEFIT' }))),
    ...studies.map(source =>
      claim('adverse-effect', {
        ...{ supplement: 'huge', about: 'nausea', effect: 'nausea', source },
        ...{ polarity: 'REPORTED', statement: 'Seen.' },
      }),
    ),
  )
})

describe('a supplement without claims', () => {
  it('has empty lists, and everything embedded is an empty list', async () => {
    const includes = 'dosages,interactions,adverseEffects,articles,faqs'
    const record = await data(kb, `/v1/supplements/bare?include=${includes}`)
    for (const name of includes.split(',')) expect(record[name]).toEqual([])
    expect(record).toMatchObject({ aliases: [], identifiers: [], summary: null, properName: null })
  })
})

describe('a supplement with 3,000 claims', () => {
  it('is paged and counted', async () => {
    const { body } = await kb.api.get('/v1/supplements/huge/indications?limit=100&count=true')
    expect(body.meta.total).toBe(3000)
    const all = await walk(kb, '/v1/supplements/huge/indications?limit=100&fields=id&sort=-name,-id')
    const ids = all.map(one => one.id)
    expect(ids).toHaveLength(3000)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
  })

  it('embeds 500 of them at most, the first in their order', async () => {
    const record = await data(kb, '/v1/supplements/huge?include=indications,adverseEffects')
    const first = await data(kb, '/v1/supplements/huge/indications?limit=100')
    expect(record.indications).toHaveLength(500)
    expect(record.indications.slice(0, 100)).toEqual(first)
    expect(record.adverseEffects).toHaveLength(250)
  })

  it('groups them by question', async () => {
    const [row] = await data(kb, '/v1/supplements/huge/indications?group=question&limit=1')
    expect(row).toMatchObject({ question: 'huge.indication.pain-0', agreement: 'AGREES' })
    expect(row.claims).toHaveLength(250)
  })

  it('ranks with one row, and is covered by all its sources', async () => {
    const [row] = await data(kb, '/v1/conditions/pain-3/supplements')
    expect(row).toMatchObject({ claims: 250, supplement: { slug: 'huge' } })
    const { coverage } = await data(kb, '/v1/supplements/huge')
    const covered = coverage.find((one: Json) => one.topic === 'ADVERSE_EFFECTS')
    expect(covered.status).toBe('STATED')
    expect(covered.sources.length).toBeGreaterThanOrEqual(200)
  })
})

describe('a class with more members than anybody reads', () => {
  it('is answered', async () => {
    const { members } = await data(kb, '/v1/interactants/crowded-class')
    expect(members.length).toBeGreaterThanOrEqual(1000)
    expect(
      (await kb.api.get('/v1/interactants?memberOf=crowded-class&limit=1&count=true')).body.meta.total,
    ).toBe(1100)
  })
})

describe('names in any script', () => {
  it('are answered as they were given', async () => {
    const { name, summary, aliases } = await data(kb, '/v1/supplements/odd')
    expect(name).toBe('عشبة الأشواغاندا')
    expect(summary).toContain('𝟛 🌿 “quoted” <not a tag> & %_\\')
    expect(aliases.map((one: Json) => one.text)).toEqual(['Ça va déjà', 'Twin', '🌿', 'Straße'])
  })

  it.each([
    ['عشبة', ['odd', 'twin']],
    ['twin', ['odd', 'twin']],
    ['ca va deja', ['odd']],
    ['🌿', ['odd']],
    ['strasse', ['odd']],
    ['%_\\', ['odd']],
    ['<not', ['odd']],
  ])('are found by "%s", an alias that is the name of another too', async (q, slugs) => {
    const found = await data(kb, `/v1/supplements?q=${encodeURIComponent(q)}`)
    expect(found.map((one: Json) => one.slug)).toEqual(slugs)
  })

  it('sort and page', async () => {
    for (const sort of ['name', '-name']) {
      const slugs = (await walk(kb, `/v1/supplements?sort=${sort}&limit=2`)).map(one => one.slug)
      expect(new Set(slugs).size).toBe(slugs.length)
      expect(slugs).toEqual(expect.arrayContaining(['odd', 'twin', 'huge']))
    }
  })
})

describe('a question of the longest keys', () => {
  it('is told whole', async () => {
    const { question } = await data(kb, '/v1/dosages/long-one')
    expect(question).toContain([long('c'), 'recommended-intake', long('p'), 'chronic-or-severe'].join('.'))
    const [row] = await data(kb, `/v1/dosages?supplement=${long('s')}&group=question`)
    expect(row.question).toBe(question)
  })
})

describe('amounts', () => {
  it('may be open at either end, tiny and huge, and stay exact', async () => {
    const rows = await data(kb, '/v1/supplements/odd/dosages?sort=id')
    expect(rows.map((one: Json) => one.amount)).toEqual([
      { min: 5, max: null, unit: 'mg' },
      { min: null, max: 0.000001, unit: 'g' },
      { min: 1e12, max: 1e13, unit: '[CFU]' },
      { min: 0.1, max: 0.3, unit: 'mg' },
    ])
    expect(rows[3].duration).toEqual({ min: 1.5, max: null, unit: 'wk' })
    expect(rows[0]).toMatchObject({ frequency: null, timing: [], authority: null, agreement: 'DIFFERS' })
  })
})
