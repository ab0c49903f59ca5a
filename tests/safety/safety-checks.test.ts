import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()

const post = (body: unknown, query = '') => kb.api.post(`/v1/safety-checks${query}`, body)

const check = async (body: object, query = ''): Promise<Json> => {
  const answer = await post(body, query)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 400)).toBe(200)
  return answer.body.data
}

const named = (...names: string[]) => names.map(name => ({ name }))
const fifty = (count: number) => Array.from({ length: count }, () => ({ name: 'magnesium' }))

describe('a safety check', () => {
  it('is health data: nobody may keep the answer', async () => {
    const { headers, body } = await post({ supplements: named('magnesium') })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
    expect(headers['kb-revision']).toMatch(/^\d+$/)
    expect(body.meta.disclaimer).toContain('not medical advice')
  })

  it('takes a supplement by name, slug or code', async () => {
    for (const one of [{ name: 'Magnesium' }, { slug: 'magnesium' }, { identifier: 'UNII:I38ZP9992A' }]) {
      const { resolved } = await check({ supplements: [one] })
      expect(resolved, JSON.stringify(one)).toMatchObject([
        { record: { kind: 'supplement', slug: 'magnesium' } },
      ])
    }
    expect((await check({ supplements: [{ slug: 'magnesiun' }] })).unresolved).toMatchObject([
      { pointer: '#/supplements/0/slug', text: 'magnesiun' },
    ])
  })

  it('tells how it understood each input, and where it stood', async () => {
    const { resolved } = await check({
      supplements: named('kava', 'turmeric'),
      medications: ['cyclosporine'],
    })
    expect(resolved).toMatchObject([
      { pointer: '#/supplements/1/name', as: 'SUPPLEMENT', record: { slug: 'turmeric', name: 'Turmeric' } },
      {
        pointer: '#/medications/0',
        as: 'MEDICATION',
        record: { slug: 'ciclosporin' },
        alias: 'cyclosporine',
      },
    ])
  })

  it('says of every pair what is known, one of five states', async () => {
    const { coverage, summary } = await check({
      supplements: named('magnesium', 'turmeric', 'zinc'),
      medications: ['tetracycline', 'digoxin'],
      lifeStage: 'PREGNANCY',
    })
    // Three supplements with two medicines and a life stage, and with one another.
    expect(coverage).toHaveLength(3 * 3 + 3)
    expect(summary).toMatchObject({ pairsAsked: 12, complete: false })
    const stated = coverage.filter(({ status }: Json) => status === 'STATED')
    expect(summary.pairsAssessed).toBe(stated.length)
    for (const { claims } of stated) expect(claims).not.toEqual([])
  })

  it('counts one substance once, however it is written', async () => {
    const { totals, findings } = await check({
      supplements: [
        { name: 'Vitamin B6', amount: 5, unit: 'mg' },
        { name: 'pyridoxine', amount: 2000, unit: 'mcg', timesPerDay: 2 },
      ],
    })
    expect(totals).toHaveLength(1)
    expect(totals[0]).toMatchObject({
      substance: { slug: 'vitamin-b6' },
      amount: 9,
      unit: 'mg',
      complete: true,
    })
    expect(findings.filter(({ kind }: Json) => kind === 'DUPLICATE')).toHaveLength(1)
  })

  it('does not call a total complete while something of it cannot be counted', async () => {
    const { totals } = await check(
      {
        supplements: [
          { name: 'magnesium', amount: 300, unit: 'mg' },
          { name: 'magnesium', form: 'Magnesium oxide', amount: 200, unit: 'mg' },
        ],
      },
      '?jurisdiction=US',
    )
    expect(totals[0]).toMatchObject({ amount: 300, complete: false })
    expect(totals[0].limits).toMatchObject([{ amount: 350, exceeded: null, why: expect.any(String) }])
  })

  it('converts with the factor that a source states, and names the source', async () => {
    const { totals } = await check({ supplements: [{ name: 'vitamin D', amount: 400, unit: 'IU' }] })
    expect(totals[0]).toMatchObject({ amount: 10, unit: 'ug' })
    expect(totals[0].parts).toMatchObject([
      { reading: 'CONVERTED', factor: 0.025, factorSource: { slug: 'nasem-dri' } },
    ])
    const iron = await check({
      supplements: [{ name: 'iron', form: 'dried ferrous sulfate', amount: 200, unit: 'mg' }],
    })
    expect(iron.totals[0]).toMatchObject({ amount: 65, parts: [{ reading: 'ELEMENTAL', factor: 0.325 }] })
    expect(iron.totals[0].parts[0].factorSource.slug).toBe('mhra-ferrous-sulfate-bp-200')
    const unknown = await check({ supplements: [{ name: 'magnesium', amount: 400, unit: 'IU' }] })
    expect(unknown.totals[0]).toMatchObject({
      amount: null,
      complete: false,
      parts: [{ reading: 'UNKNOWN_UNIT' }],
    })
  })

  it('does not answer a limit of one preparation for another', async () => {
    const { totals } = await check(
      { supplements: [{ name: 'green tea extract', amount: 1000, unit: 'mg' }] },
      '?jurisdiction=EU',
    )
    expect(totals[0].limits.map(({ exceeded }: Json) => exceeded)).toEqual(totals[0].limits.map(() => null))
  })

  it('says when a statement is about another preparation than the one asked for', async () => {
    const ask = async (form?: string) => {
      const { findings } = await check({
        supplements: [{ name: 'iron', ...(form && { form }) }],
        medications: ['levothyroxine'],
      })
      return findings.find((one: Json) => one.other?.slug === 'levothyroxine')
    }
    expect((await ask()).views[0].scopeMatch).toBe('PREPARATION_NOT_TOLD')
    expect((await ask('ferrous sulfate')).views[0].scopeMatch).toBe('SAME_PREPARATION')
    const other = await ask('ferric maltol')
    expect(other.views[0].scopeMatch).toBe('OTHER_PREPARATION')
    expect(other.note).toContain('another preparation')
  })

  it('finds what touches an allergy to the supplement itself', async () => {
    const { findings } = await check({ supplements: named('valerian'), allergies: ['valerian'] })
    expect(findings[0]).toMatchObject({
      severity: 'CONTRAINDICATED',
      other: { slug: 'hypersensitivity' },
      asked: { as: 'ALLERGY' },
    })
  })

  it('takes a name that several records bear for the one of the sort that was asked for', async () => {
    const allergy = await check({ supplements: named('probiotics'), allergies: ['milk'] })
    expect(allergy.findings[0]).toMatchObject({ other: { slug: 'milk-allergen' }, matched: 'EXACT' })
    const food = await check({ supplements: named('iron'), foods: ['milk'] })
    expect(food.findings.map((one: Json) => one.other?.slug)).toContain('milk')
    expect([...allergy.ambiguous, ...food.ambiguous]).toEqual([])
  })

  it('takes figures among the medicines for an RxCUI', async () => {
    const { unresolved, ambiguous } = await check({
      supplements: named('magnesium'),
      medications: ['99999999'],
    })
    expect(unresolved).toMatchObject([{ pointer: '#/medications/0', text: '99999999' }])
    expect(ambiguous).toEqual([])
  })

  it('warns of an age that a stage of life implies', async () => {
    const young = await check({ supplements: named('thiamine'), lifeStage: 'CHILD' })
    expect(young.findings.find((one: Json) => one.other?.slug === 'under-12')).toMatchObject({
      matched: 'MEMBER_OF_ASKED',
    })
    const old = await check({ supplements: named('thiamine'), age: 40 })
    expect(old.findings.filter((one: Json) => one.other?.slug === 'under-12')).toEqual([])
  })
})

describe('a schedule', () => {
  const planFor = async (body: object) => (await check(body)).schedule

  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
  const timesOf = (schedule: Json, slug: string): number[] =>
    schedule.entries.filter((one: Json) => one.what.slug === slug).map((one: Json) => hour(one.time))

  it('keeps hours and meals', async () => {
    const schedule = await planFor({
      supplements: [{ name: 'iron', timesPerDay: 2 }, { name: 'magnesium' }, { name: 'zinc' }],
      medications: ['levothyroxine', 'tetracycline', 'bisphosphonates'],
    })
    expect(schedule.status).toBe('POSSIBLE')
    expect(schedule.separations.length).toBeGreaterThan(5)
    for (const { one, other, hoursBefore, hoursAfter } of schedule.separations)
      for (const a of timesOf(schedule, one.slug))
        for (const b of timesOf(schedule, other.slug)) {
          const toOther = (b - a + 24) % 24
          expect(toOther).toBeGreaterThanOrEqual(hoursBefore ?? 0)
          expect(24 - toOther).toBeGreaterThanOrEqual(hoursAfter ?? 0)
        }
  })

  it('keeps a time that is fixed', async () => {
    const schedule = await planFor({
      supplements: [{ name: 'magnesium', time: '08:00' }],
      medications: ['tetracycline'],
    })
    expect(timesOf(schedule, 'magnesium')).toEqual([8])
    expect(Math.abs((timesOf(schedule, 'tetracycline')[0] as number) - 8)).toBeGreaterThanOrEqual(2)
  })

  it('names the pair that makes it impossible', async () => {
    const schedule = await planFor({
      supplements: [
        { name: 'zinc', time: '09:00', timesPerDay: 1 },
        { name: 'iron', time: '10:00' },
      ],
    })
    expect(schedule).toMatchObject({ status: 'IMPOSSIBLE', entries: [] })
    expect([schedule.conflict.one.slug, schedule.conflict.other.slug].sort()).toEqual(['iron', 'zinc'])
  })

  it('is not needed where no source asks for hours or meals', async () => {
    expect(await planFor({ supplements: named('theanine'), medications: ['risperidone'] })).toMatchObject({
      status: 'NOT_NEEDED',
      entries: [],
    })
  })

  it('is found fast, or not at all, with fifty supplements', async () => {
    const { data } = (await kb.api.get('/v1/supplements?limit=100&fields=slug')).body
    const supplements = Array.from({ length: 50 }, (_, index) => ({
      slug: data[index % data.length].slug,
      timesPerDay: 4,
    }))
    await check({ supplements })
    const before = performance.now()
    const { schedule } = await check({ supplements })
    expect(performance.now() - before).toBeLessThan(5000)
    expect(['POSSIBLE', 'IMPOSSIBLE', 'UNKNOWN']).toContain(schedule.status)
  })
})

describe('bad input of a safety check', () => {
  const magnesium = { name: 'magnesium' }
  const cases: [what: string, body: unknown, pointer: string, status?: number][] = [
    ['no body', {}, '#/supplements'],
    ['no supplement', { supplements: [] }, '#/supplements'],
    ['51 supplements', { supplements: fifty(51) }, '#/supplements'],
    ['51 medicines', { supplements: [magnesium], medications: Array(51).fill('warfarin') }, '#/medications'],
    [
      'a negative amount',
      { supplements: [{ ...magnesium, amount: -1, unit: 'mg' }] },
      '#/supplements/0/amount',
    ],
    [
      'an amount of zero',
      { supplements: [{ ...magnesium, amount: 0, unit: 'mg' }] },
      '#/supplements/0/amount',
    ],
    [
      'an absurd amount',
      { supplements: [{ ...magnesium, amount: 5, unit: 'kg' }] },
      '#/supplements/0/amount',
    ],
    [
      'an unknown unit',
      { supplements: [{ ...magnesium, amount: 5, unit: 'stone' }] },
      '#/supplements/0/unit',
    ],
    ['an amount without a unit', { supplements: [{ ...magnesium, amount: 5 }] }, '#/supplements/0/unit'],
    ['a unit without an amount', { supplements: [{ ...magnesium, unit: 'mg' }] }, '#/supplements/0/amount'],
    ['age 200', { supplements: [magnesium], age: 200 }, '#/age'],
    ['age -1', { supplements: [magnesium], age: -1 }, '#/age'],
    ['no name', { supplements: [{}] }, '#/supplements/0/name'],
    ['two names', { supplements: [{ name: 'magnesium', slug: 'magnesium' }] }, '#/supplements/0/name'],
    ['an empty name', { supplements: [magnesium], medications: ['  '] }, '#/medications/0'],
    ['an unknown member', { supplements: [magnesium], drugs: ['warfarin'] }, '#/drugs'],
    ['an unknown life stage', { supplements: [magnesium], lifeStage: 'PREGNANT' }, '#/lifeStage'],
    ['a time that is none', { supplements: [{ ...magnesium, time: '25:00' }] }, '#/supplements/0/time'],
    ['a pregnant man', { supplements: [magnesium], lifeStage: 'PREGNANCY', sex: 'MALE' }, '#/sex', 422],
    ['a pregnant child', { supplements: [magnesium], lifeStage: 'PREGNANCY', age: 4 }, '#/age', 422],
    ['an old infant', { supplements: [magnesium], lifeStage: 'INFANT', age: 30 }, '#/age', 422],
    ['a young adult of eight', { supplements: [magnesium], lifeStage: 'ADULT', age: 8 }, '#/age', 422],
  ]

  it.each(cases)('%s is a problem with a pointer', async (_what, body, pointer, status = 400) => {
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body.errors.map((error: Json) => error.pointer)).toContain(pointer)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('offers the units that it knows', async () => {
    const { body } = await post({ supplements: [{ ...magnesium, amount: 5, unit: 'mgg' }] })
    expect(body.errors[0]).toMatchObject({ nearest: 'mg' })
  })

  it('refuses a place that is none', async () => {
    for (const place of ['XX', 'eu', 'USA', 'ZZ']) {
      const answer = await post({ supplements: [magnesium] }, `?jurisdiction=${place}`)
      expect(answer.status, place).toBe(400)
      expect(answer.body.errors[0].parameter).toBe('jurisdiction')
    }
  })

  it('never fails on anything that is JSON', { timeout: 60_000 }, async () => {
    const members = fc.constantFrom(
      'supplements',
      'medications',
      'conditions',
      'procedures',
      'age',
      'lifeStage',
    )
    const bodies = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.dictionary(members, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }),
      fc.record({
        supplements: fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 80 }) }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        const answer = await kb.api.post('/v1/safety-checks', JSON.stringify(body), {
          'content-type': 'application/json',
        })
        expect([200, 400, 422], JSON.stringify(body)).toContain(answer.status)
      }),
      { numRuns: 60 },
    )
  })

  it('does not take unknown names for errors', async () => {
    const { summary, unresolved } = await check({ supplements: named('qqqqq'), foods: ['wwwww'] })
    expect(summary.status).toBe('INCOMPLETE')
    expect(unresolved).toHaveLength(2)
  })
})
