import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, indication, publish, thing } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'

const avoid = { management: { action: 'AVOID' } }

/** A little world: two supplements for a condition, a class of medicines with two members, two sources. */
const kb = useKb(database =>
  publish(
    database,
    thing.source('one'),
    thing.source('two'),
    thing.source('fallen', { standing: 'RETRACTED' }),
    thing.condition('ache'),
    thing.supplement('alpha', { sources: ['one'] }),
    thing.supplement('beta', { sources: ['one'] }),
    thing.supplement('gamma', { sources: ['one'] }),
    thing.interactant('pills', { type: 'DRUG_CLASS' }),
    thing.interactant('pill-a', { memberOf: ['pills'] }),
    thing.interactant('pill-b', { memberOf: ['pills'] }),
    ...['alpha', 'beta', 'gamma'].map(slug => indication(slug, 'ache', 'one', { direction: 'BENEFIT' })),
    claim('interaction', {
      supplement: 'alpha',
      about: 'pill-a',
      source: 'one',
      interactant: { kind: 'interactant', slug: 'pill-a' },
      overall: 'MAJOR',
      ...avoid,
    }),
    claim('interaction', {
      supplement: 'alpha',
      about: 'pill-a',
      source: 'two',
      interactant: { kind: 'interactant', slug: 'pill-a' },
      overall: 'NONE_KNOWN',
      management: { action: 'NONE' },
    }),
    claim('interaction', {
      supplement: 'beta',
      about: 'pills',
      source: 'fallen',
      interactant: { kind: 'interactant', slug: 'pills' },
      overall: 'NONE_KNOWN',
      management: { action: 'NONE' },
    }),
    claim('contraindication', {
      supplement: 'beta',
      about: 'pregnancy',
      source: 'one',
      target: { kind: 'population', slug: 'pregnancy' },
      riskType: 'CAUTION_OR_WARNING',
      strength: 'PRECAUTION',
      management: { action: 'MONITOR' },
    }),
  ),
)

const check = async (body: object): Promise<Json> => {
  const answer = await kb.api.post('/v1/safety-checks', body)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
  return answer.body.data
}

const with_ = (supplement: string, ...medications: string[]) =>
  check({ supplements: [{ slug: supplement }], medications })

describe('how a statement matches', () => {
  it.each([
    ['pill-a', 'EXACT', 'MAJOR', 'ACTION_NEEDED'],
    ['pills', 'MEMBER_OF_ASKED', 'MAJOR', 'ACTION_NEEDED'],
    ['pill-b', 'RELATED', 'INFORM', 'INCOMPLETE'],
  ])('%s: %s', async (asked, matched, severity, status) => {
    const { findings, summary } = await with_('alpha', asked)
    expect(findings).toMatchObject([{ matched, severity, other: { slug: 'pill-a' } }])
    expect(summary.status).toBe(status)
    if (matched === 'RELATED') expect(findings[0].note).toContain('not asserted for "pill-b"')
  })

  it('keeps every source’s own view where they differ, and lets the warning decide', async () => {
    const { findings } = await with_('alpha', 'pill-a')
    expect(findings[0]).toMatchObject({
      agreement: 'DIFFERS',
      severityBasis: { type: 'SOURCE', rule: null },
      views: [
        { stance: 'WARNS', severity: 'MAJOR', sources: ['one'] },
        { stance: 'NONE_FOUND', severity: null, sources: ['two'] },
      ],
    })
    expect(findings[0].citations.map(({ source }: Json) => source.slug)).toEqual(['one', 'two'])
  })

  it('is reassured by no source that has fallen', async () => {
    const { coverage, summary } = await with_('beta', 'pill-a')
    expect(coverage).toMatchObject([{ status: 'UNKNOWN' }])
    expect(summary).toMatchObject({ status: 'INCOMPLETE', pairsAssessed: 0 })
  })

  it('knows nothing of what has no statement at all', async () => {
    const { coverage, findings, summary } = await with_('gamma', 'pill-a')
    expect(findings).toEqual([])
    expect(coverage).toMatchObject([{ supplement: { slug: 'gamma' }, status: 'UNKNOWN', claims: [] }])
    expect(summary).toEqual({
      status: 'INCOMPLETE',
      complete: false,
      highestSeverity: null,
      pairsAsked: 1,
      pairsAssessed: 0,
    })
  })
})

describe('the ranking for a condition', () => {
  const ranked = async (query: string) => {
    const { status, body } = await kb.api.get(`/v1/conditions/ache/supplements?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const slugsOf = ({ data }: Json) => data.map(({ supplement }: Json) => supplement.slug)

  it('leaves out what a source warns of, and says why', async () => {
    const body = await ranked('exclude=pill-a,pregnancy&count=true')
    expect(slugsOf(body)).toEqual(['gamma'])
    expect(body.meta.total).toBe(1)
    expect(body.meta.excluded).toMatchObject([
      {
        supplement: { slug: 'alpha' },
        reasons: [{ asked: { slug: 'pill-a' }, severity: 'MAJOR', action: 'AVOID' }],
      },
      {
        supplement: { slug: 'beta' },
        reasons: [{ asked: { slug: 'pregnancy' }, severity: 'MODERATE', severityBasis: { type: 'RULE' } }],
      },
    ])
    for (const { reasons } of body.meta.excluded)
      for (const { claims } of reasons) expect(claims).not.toEqual([])
  })

  it('does not call what it keeps safe: it says what nobody has assessed', async () => {
    const { meta } = await ranked('exclude=pill-a,pregnancy')
    expect(meta.unassessed).toMatchObject([
      { supplement: { slug: 'gamma' }, asked: { slug: 'pill-a' }, status: 'UNKNOWN' },
      { supplement: { slug: 'gamma' }, asked: { slug: 'pregnancy' }, status: 'UNKNOWN' },
    ])
  })

  it('keeps what is only related', async () => {
    expect(slugsOf(await ranked('exclude=pill-b'))).toEqual(['alpha', 'beta', 'gamma'])
  })

  it('can be walked without what is left out', async () => {
    const first = await ranked('exclude=pregnancy&limit=1')
    expect(slugsOf(first)).toEqual(['alpha'])
    const second = await kb.api.get(first.links.next)
    expect(slugsOf(second.body)).toEqual(['gamma'])
    expect(second.body.meta.excluded).toHaveLength(1)
  })

  it('is whole without an exclusion', async () => {
    const { meta } = await ranked('')
    expect(meta).toMatchObject({ excluded: [], unassessed: [] })
  })

  it('refuses what it does not know', async () => {
    const answer = await kb.api.get('/v1/conditions/ache/supplements?exclude=pill-a,nothing-like-it')
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ parameter: 'exclude' }])
    expect((await kb.api.get('/v1/conditions/nothing-like-it/supplements?exclude=pill-a')).status).toBe(404)
  })

  it('leaves out of the shipped knowledge what sources warn of in pregnancy', async () => {
    const { body } = await kb.api.get(
      '/v1/conditions/poor-sleep/supplements?exclude=pregnancy,warfarin&minCertainty=VERY_LOW',
    )
    const kept = slugsOf(body)
    for (const { supplement } of body.meta.excluded) expect(kept).not.toContain(supplement.slug)
    expect(body.meta.excluded.map(({ supplement }: Json) => supplement.slug)).toContain('ashwagandha')
  })
})

describe('the safety of one supplement', () => {
  it('is every warning, the most serious first, with limits and coverage', async () => {
    const { body } = await kb.api.get('/v1/supplements/magnesium/safety')
    const { findings, limits, coverage } = body.data
    const order = ['CONTRAINDICATED', 'MAJOR', 'UNKNOWN', 'MODERATE', 'MINOR', 'INFORM']
    const places = findings.map(({ severity }: Json) => order.indexOf(severity))
    expect(places).toEqual(places.toSorted())
    expect(limits.map(({ amount }: Json) => amount)).toEqual(expect.arrayContaining([250, 350]))
    const record = await kb.api.get('/v1/supplements/magnesium')
    expect(coverage).toEqual(record.body.data.coverage)
    const claims = [...findings.flatMap(({ views }: Json) => views), ...limits].map((one: Json) => one.claim)
    const listed = await kb.api.get('/v1/supplements/magnesium/interactions?limit=100&fields=id')
    for (const { id } of listed.body.data) expect(claims).toContain(id)
  })

  it('is kept by caches, and changes with the knowledge', async () => {
    const before = await kb.api.get('/v1/supplements/gamma/safety')
    expect(before.headers.etag).toBeDefined()
    expect(before.body.data).toMatchObject({ findings: [], nothingFound: [] })
    await publish(
      kb.database,
      claim('contraindication', {
        supplement: 'gamma',
        about: 'surgery',
        source: 'two',
        target: { kind: 'condition', slug: 'surgery' },
        riskType: 'CONTRAINDICATION',
        strength: 'ABSOLUTE',
        ...avoid,
      }),
    )
    const after = await kb.api.get('/v1/supplements/gamma/safety')
    expect(after.body.data.findings).toMatchObject([{ severity: 'CONTRAINDICATED', action: 'AVOID' }])
    const { findings } = await check({ supplements: [{ slug: 'gamma' }], procedures: [{ name: 'surgery' }] })
    expect(findings).toMatchObject([{ severity: 'CONTRAINDICATED', kind: 'CONTRAINDICATION' }])
  })

  it('tells what sources looked at and report nothing of', async () => {
    const { body } = await kb.api.get('/v1/supplements/beta/safety')
    expect(body.data.nothingFound).toMatchObject([
      { other: { slug: 'pills' }, citations: [{ source: { slug: 'fallen' } }] },
    ])
  })

  it('is 404 where there is no such supplement', async () => {
    expect((await kb.api.get('/v1/supplements/nothing-like-it/safety')).status).toBe(404)
  })
})

describe('a comparison', () => {
  it('puts supplements side by side in the order asked for', async () => {
    const { body } = await kb.api.get('/v1/compare?supplements=magnesium,ashwagandha&condition=poor-sleep')
    const [magnesium, ashwagandha] = body.data.supplements
    expect([magnesium.slug, ashwagandha.slug]).toEqual(['magnesium', 'ashwagandha'])
    expect(ashwagandha.evidence.supplement.slug).toBe('ashwagandha')
    expect(ashwagandha.warnings).toHaveLength(6)
    expect(body.data.condition).toMatchObject({ slug: 'poor-sleep' })
    expect(body.data.together.coverage).toMatchObject([{ status: 'NOT_ASSESSED' }])
  })

  it('shows what is known about taking them together', async () => {
    const { body } = await kb.api.get('/v1/compare?supplements=iron,zinc')
    expect(body.data.condition).toBeNull()
    expect(body.data.together.findings[0]).toMatchObject({ action: 'SEPARATE' })
    expect(body.data.together.coverage).toMatchObject([{ status: 'STATED' }])
  })

  it.each([
    ['supplements=iron', 'supplements'],
    ['supplements=iron,iron', 'supplements'],
    ['supplements=iron,nothing-like-it', 'supplements'],
    ['supplements=iron,zinc,magnesium,garlic,ginger,ginkgo', 'supplements'],
    ['supplements=iron,zinc&condition=nothing-like-it', 'condition'],
    ['condition=poor-sleep', 'supplements'],
  ])('%s is a problem', async (query, parameter) => {
    const answer = await kb.api.get(`/v1/compare?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ parameter }])
  })
})

describe('the rules', () => {
  it('are served, and every finding names one that is', async () => {
    const { body } = await kb.api.get('/v1/meta/severity')
    expect(body.data.order).toEqual(['CONTRAINDICATED', 'MAJOR', 'UNKNOWN', 'MODERATE', 'MINOR', 'INFORM'])
    const ids = body.data.rules.map(({ id }: Json) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const { findings } = await check({
      supplements: [
        { name: 'magnesium', amount: 900, unit: 'mg' },
        { name: 'magnesium' },
        { name: 'turmeric' },
      ],
      medications: ['warfarin', 'phenprocoumon'],
      conditions: ['liver disease', 'renal impairment'],
    })
    for (const { severity, severityBasis } of findings) {
      expect(severityBasis.type === 'SOURCE').toBe(severityBasis.rule === null)
      if (severityBasis.rule === null) continue
      expect(body.data.rules.find(({ id }: Json) => id === severityBasis.rule)).toMatchObject({ severity })
    }
  })

  it('tell how our grades stand to the letters of others', async () => {
    const { body } = await kb.api.get('/v1/meta/grades')
    const high = body.data.rows.find(
      ({ certainty, direction }: Json) => certainty[0] === 'HIGH' && direction[0] === 'BENEFIT',
    )
    expect(high.grades.find(({ system }: Json) => system === 'Examine').values).toEqual(['A'])
    for (const { grades } of body.data.rows) expect(grades).toHaveLength(body.data.systems.length)
  })
})
