import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { indication, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const list = '/v1/conditions/ranked-pain/supplements'

/** Supplements in the order in which they must come, each with its evidence. */
const inOrder: [slug: string, source: string, evidence: Record<string, unknown>][] = [
  [
    'high',
    'trial',
    { direction: 'BENEFIT', certainty: 'HIGH', magnitude: 'SMALL', studies: { participants: 10 } },
  ],
  [
    'large',
    'trial',
    { direction: 'BENEFIT', certainty: 'LOW', magnitude: 'LARGE', studies: { participants: 10 } },
  ],
  [
    'many',
    'trial',
    { direction: 'BENEFIT', certainty: 'LOW', magnitude: 'SMALL', studies: { participants: 900 } },
  ],
  [
    'few',
    'trial',
    { direction: 'BENEFIT', certainty: 'LOW', magnitude: 'SMALL', studies: { participants: 20 } },
  ],
  ['uncounted', 'trial', { direction: 'BENEFIT', certainty: 'LOW', magnitude: 'SMALL' }],
  ['ungraded', 'trial', { direction: 'BENEFIT', studies: { participants: 5000 } }],
  ['mixed', 'trial', { direction: 'MIXED', certainty: 'HIGH' }],
  ['useless', 'trial', { direction: 'NO_EFFECT', certainty: 'HIGH' }],
  ['unclear', 'trial', { direction: 'UNKNOWN', certainty: 'HIGH' }],
  ['harmful', 'trial', { direction: 'HARM', certainty: 'HIGH', studies: { participants: 9000 } }],
  ['praised', 'press', { direction: 'BENEFIT' }],
  ['doubted', 'press', { direction: 'MIXED' }],
  ['feared', 'press', { direction: 'HARM' }],
  ['withdrawn', 'fallen', { direction: 'BENEFIT', certainty: 'HIGH', magnitude: 'LARGE' }],
]

const kb = useKb(database =>
  publish(
    database,
    thing.condition('ranked-pain'),
    thing.source('trial'),
    thing.source('press', { kind: 'ARTICLE' }),
    thing.source('fallen', { standing: 'RETRACTED' }),
    // Against the order, so that nothing comes right by chance.
    ...inOrder
      .toReversed()
      .flatMap(([slug, source, evidence]) => [
        thing.supplement(slug),
        indication(slug, 'ranked-pain', source, evidence),
      ]),
    // Weaker or withdrawn claims beside: they count, but do not decide.
    indication('few', 'ranked-pain', 'press', { direction: 'HARM' }),
    indication('mixed', 'ranked-pain', 'fallen', {
      direction: 'BENEFIT',
      certainty: 'HIGH',
      studies: { participants: 1 },
    }),
  ),
)

const slugs = (rows: Json[]) => rows.map(row => row.supplement.slug)

describe('the supplements of a condition', () => {
  it('stand in the order that the rule says, one row each', async () => {
    expect(slugs(await data(kb, list))).toEqual(inOrder.map(([slug]) => slug))
  })

  it('say by what they are judged: the best-founded claim', async () => {
    const rows = Object.fromEntries((await data(kb, list)).map((row: Json) => [row.supplement.slug, row]))
    expect(rows.few).toMatchObject({
      claims: 2,
      direction: 'BENEFIT',
      agreement: 'DIFFERS',
      articleOnly: false,
    })
    expect(rows.few.best).toEqual(await data(kb, '/v1/indications/few--ranked-pain--indication--trial'))
    expect(rows.mixed).toMatchObject({ claims: 2, direction: 'MIXED', certainty: 'HIGH' })
    expect(rows.praised).toMatchObject({ claims: 1, articleOnly: true, harm: false })
    expect(rows.withdrawn.best.support).toBe('WITHDRAWN')
  })

  it('are marked where they do harm', async () => {
    const harmful = (await data(kb, list)).filter((row: Json) => row.harm)
    expect(slugs(harmful)).toEqual(['harmful', 'feared'])
  })

  it('come with the rule in words', async () => {
    const { body } = await kb.api.get(`${list}?limit=1&count=true`)
    expect(body.meta.ranking).toMatch(
      /BENEFIT.*certainty.*magnitude.*participants.*MIXED.*NO_EFFECT.*HARM.*articles/s,
    )
    expect(body.meta.total).toBe(inOrder.length)
  })

  it('can be walked', async () => {
    for (const limit of [1, 3, 5]) {
      expect(slugs(await walk(kb, `${list}?limit=${limit}`))).toEqual(inOrder.map(([slug]) => slug))
    }
  })

  it('can be kept to what is graded', async () => {
    expect(slugs(await data(kb, `${list}?minCertainty=HIGH`))).toEqual([
      ...['high', 'mixed', 'useless', 'unclear', 'harmful', 'withdrawn'],
    ])
  })

  it('are an empty list where nothing is known, and 404 for an unknown condition', async () => {
    expect(await data(kb, '/v1/conditions/surgery/supplements')).toEqual([])
    expect((await kb.api.get('/v1/conditions/nothing-like-it/supplements')).status).toBe(404)
  })

  it('begin in the shipped knowledge with what a source says, not with the article', async () => {
    const rows = await data(kb, '/v1/conditions/poor-sleep/supplements')
    expect(rows[0]).toMatchObject({ articleOnly: false, supplement: { slug: 'ashwagandha' }, claims: 2 })
    expect((await data(kb, '/v1/conditions/stress-linked-back-pain/supplements'))[0].articleOnly).toBe(true)
  })
})
