import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const management = { action: 'CONSULT' }
const warning = { source: 'says', riskType: 'CAUTION_OR_WARNING', strength: 'PRECAUTION', management }

const kb = useKb(database =>
  publish(
    database,
    thing.source('says'),
    thing.supplement('s'),
    thing.interactant('top-class', { type: 'DRUG_CLASS' }),
    thing.interactant('middle-class', { type: 'DRUG_CLASS', memberOf: ['top-class'] }),
    thing.interactant('medicine', { memberOf: ['middle-class'] }),
    thing.interactant('other-medicine', { memberOf: ['middle-class'] }),
    claim('interaction', {
      ...{ supplement: 's', about: 'top-class', source: 'says', management },
      interactant: { kind: 'interactant', slug: 'top-class' },
    }),
    claim('interaction', {
      ...{ supplement: 's', about: 'medicine', source: 'says', management },
      interactant: { kind: 'interactant', slug: 'medicine' },
    }),
    thing.condition('wide-disease'),
    thing.condition('narrow-disease', { parent: 'wide-disease' }),
    claim('contraindication', {
      ...warning,
      ...{ supplement: 's', about: 'wide-disease' },
      target: { kind: 'condition', slug: 'wide-disease' },
    }),
  ),
)

const found = async (url: string, member: string) =>
  Object.fromEntries((await data(kb, url)).map((one: Json) => [one[member].slug, one.matched]))

describe('a claim on a class is found by what belongs to it', () => {
  it('as warfarin finds the claims on anticoagulants', async () => {
    expect(
      await found('/v1/interactions?supplement=turmeric&interactant=warfarin', 'interactant'),
    ).toMatchObject({
      warfarin: { asked: 'warfarin', through: null },
      anticoagulants: { asked: 'warfarin', through: 'anticoagulants' },
    })
  })

  it('through as many classes as there are', async () => {
    expect(await found('/v1/interactions?interactant=medicine', 'interactant')).toEqual({
      medicine: { asked: 'medicine', through: null },
      'top-class': { asked: 'medicine', through: 'top-class' },
    })
    expect(await found('/v1/interactions?interactant=other-medicine', 'interactant')).toEqual({
      'top-class': { asked: 'other-medicine', through: 'top-class' },
    })
  })

  it('never the other way: a class does not find the claims on its members', async () => {
    expect(Object.keys(await found('/v1/interactions?interactant=top-class', 'interactant'))).toEqual([
      'top-class',
    ])
  })

  it('once, though several of its members are asked for', async () => {
    const rows = await data(kb, '/v1/interactions?interactant=other-medicine,medicine')
    expect(rows.map((one: Json) => one.interactant.slug).sort()).toEqual(['medicine', 'top-class'])
  })

  it('not with exact=true', async () => {
    expect(await found('/v1/interactions?interactant=medicine&exact=true', 'interactant')).toEqual({
      medicine: { asked: 'medicine', through: null },
    })
    expect(await found('/v1/interactions?interactant=other-medicine&exact=true', 'interactant')).toEqual({})
    expect((await kb.api.get('/v1/interactions?interactant=medicine&exact=yes')).status).toBe(400)
  })

  it('and counted, paged and grouped like others', async () => {
    const url = '/v1/interactions?interactant=medicine&limit=1&count=true'
    const { body } = await kb.api.get(url)
    expect(body.meta.total).toBe(2)
    expect((await data(kb, body.links.next))[0].matched.asked).toBe('medicine')
    const groups = await data(kb, '/v1/interactions?interactant=medicine&group=question')
    expect(groups.map((one: Json) => one.claims[0].matched.asked)).toEqual(['medicine', 'medicine'])
  })
})

describe('a warning on a wider condition is found by the narrower one', () => {
  const through = { 'wide-disease': { asked: 'narrow-disease', through: 'wide-disease' } }

  it('in the list, and under the condition', async () => {
    expect(await found('/v1/contraindications?target=narrow-disease', 'target')).toEqual(through)
    expect(await found('/v1/conditions/narrow-disease/contraindications', 'target')).toEqual(through)
    expect(await data(kb, '/v1/conditions/narrow-disease/contraindications?exact=true')).toEqual([])
  })
})

it('matched is null when nothing was asked for', async () => {
  const [one] = await data(kb, '/v1/interactions?supplement=s')
  expect(one.matched).toBeNull()
  expect((await data(kb, `/v1/interactions/${one.id}`)).matched).toBeNull()
})
