import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { indication, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const kb = useKb()

describe('a question', () => {
  it('is answered differently by the article and by MSKCC: drowsiness', async () => {
    const about = await data(kb, '/v1/adverse-effects?supplement=ashwagandha&effect=drowsiness')
    expect(about.map((one: Json) => [one.polarity, one.agreement, one.citations[0].source.kind])).toEqual([
      ['REPORTED', 'DIFFERS', 'MONOGRAPH'],
      ['DENIED', 'DIFFERS', 'ARTICLE'],
    ])
    expect(new Set(about.map((one: Json) => one.question))).toEqual(
      new Set(['ashwagandha.adverse-effect.drowsiness']),
    )
  })

  it('is answered differently in the US and the EU: how much magnesium is too much', async () => {
    const all = await data(kb, '/v1/dosages?supplement=magnesium&type=MAXIMUM')
    const european = all.find((one: Json) => one.authority.jurisdiction === 'EU')
    const limits = all.filter((one: Json) => one.question === european.question)
    expect(
      limits.map((one: Json) => [one.authority.jurisdiction, one.amount.max, one.amount.unit]).sort(),
    ).toEqual([
      ['EU', 250, 'mg'],
      ['US', 350, 'mg'],
    ])
    for (const one of limits)
      expect(one).toMatchObject({ agreement: 'DIFFERS', question: limits[0].question })
  })

  it('is answered differently by the article and by NCCIH: how long ashwagandha may be taken', async () => {
    const durations = await data(kb, '/v1/timelines?supplement=ashwagandha&measure=MAXIMUM_DURATION')
    expect(durations.length).toBeGreaterThan(1)
    for (const one of durations) {
      expect(one).toMatchObject({
        agreement: 'DIFFERS',
        question: 'ashwagandha.timeline.general.maximum-duration',
      })
    }
    expect(durations.some((one: Json) => one.breaks !== null)).toBe(true)
  })

  it('that one claim alone answers is SOLE', async () => {
    const all = await walk(kb, '/v1/interactions?limit=100')
    for (const { question, agreement } of all) {
      const answers = all.filter(one => one.question === question)
      expect(agreement === 'SOLE', question).toBe(answers.length === 1)
    }
  })
})

describe('group=question', () => {
  const list = '/v1/adverse-effects?supplement=ashwagandha,turmeric&group=question'

  it('answers one row a question, ordered by question, with its claims in their order', async () => {
    const rows = await walk(kb, `${list}&limit=100`)
    const claims = await walk(kb, '/v1/adverse-effects?supplement=ashwagandha,turmeric&limit=100')
    expect(rows.map((row: Json) => row.question)).toEqual(
      [...new Set(claims.map(one => one.question))].sort(),
    )
    for (const { question, agreement, claims: answers, ...more } of rows) {
      expect(more).toEqual({})
      expect(answers).toEqual(claims.filter(one => one.question === question))
      expect(answers.every((one: Json) => one.agreement === agreement)).toBe(true)
    }
  })

  it('pages and counts questions', async () => {
    const rows = await walk(kb, `${list}&limit=3`)
    expect(rows).toEqual(await walk(kb, `${list}&limit=100`))
    const { body } = await kb.api.get(`${list}&limit=1&count=true`)
    expect(body.meta.total).toBe(rows.length)
  })

  it('trims the claims, and keeps question and agreement', async () => {
    const [row] = await data(kb, `${list}&fields=id,evidence.certainty&limit=1`)
    expect(Object.keys(row)).toEqual(['question', 'agreement', 'claims'])
    expect(row.claims[0]).toEqual({ id: expect.any(String), evidence: { certainty: expect.any(String) } })
  })

  it('embeds sources into the claims', async () => {
    const [row] = await data(kb, `${list}&include=sources&limit=1`)
    expect(row.claims[0].sources[0]).toMatchObject({ slug: expect.any(String), standing: expect.any(String) })
  })

  it('keeps coverage beside it', async () => {
    const { body } = await kb.api.get('/v1/supplements/ashwagandha/adverse-effects?group=question')
    expect(body.meta.coverage).toHaveLength(14)
  })

  it('refuses sort, an unknown group, and a cursor of the list without groups', async () => {
    const sorted = await kb.api.get(`${list}&sort=id`)
    expect(sorted.status).toBe(400)
    expect(sorted.body.errors[0]).toMatchObject({ parameter: 'sort' })
    const unknown = await kb.api.get('/v1/adverse-effects?group=questions')
    expect(unknown.body.errors[0]).toMatchObject({ allowed: ['question'], nearest: 'question' })
    const { next } = (await kb.api.get('/v1/adverse-effects?limit=2')).body.links
    expect((await kb.api.get(`${next}&group=question`)).body.code).toBe('invalid-cursor')
  })
})

describe('a claim whose only support is retracted', () => {
  it('stands last, says so, and stands again with a source that does', async () => {
    await publish(
      kb.database,
      thing.supplement('s'),
      thing.source('sound'),
      thing.source('withdrawn', { standing: 'RETRACTED' }),
      thing.source('replaced', { standing: 'SUPERSEDED', kind: 'REGULATOR' }),
      indication('s', 'back-pain', 'sound', { certainty: 'VERY_LOW', direction: 'MIXED' }),
      indication('s', 'back-pain', 'withdrawn', { certainty: 'HIGH', direction: 'BENEFIT' }),
      indication('s', 'back-pain', 'replaced', { certainty: 'HIGH', direction: 'BENEFIT' }),
    )
    const list = '/v1/indications?supplement=s'
    const supports = async () =>
      (await data(kb, list)).map((one: Json) => [one.citations[0].source.slug, one.support])
    expect(await supports()).toEqual([
      ['sound', 'STANDING'],
      ['replaced', 'WITHDRAWN'],
      ['withdrawn', 'WITHDRAWN'],
    ])
    const [row] = await data(kb, '/v1/conditions/back-pain/supplements')
    expect(row.best.citations[0].source.slug).not.toBe('withdrawn')
    const source = thing.source('withdrawn', { standing: 'CORRECTED' })
    await publish(kb.database, { ...source, type: 'UPDATE' } as never)
    expect(await supports()).toEqual([
      ['withdrawn', 'STANDING'],
      ['sound', 'STANDING'],
      ['replaced', 'WITHDRAWN'],
    ])
  })
})
