import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()
const one = '/v1/supplements/ashwagandha'

describe('fields', () => {
  it('keeps exactly the named members, in the order of the record', async () => {
    expect(Object.keys(await data(kb, `${one}?fields=name,slug`))).toEqual(['slug', 'name'])
    for (const row of await data(kb, '/v1/dosages?fields=id,amount&limit=5')) {
      expect(Object.keys(row)).toEqual(['id', 'amount'])
      expect(Object.keys(row.amount)).toEqual(['min', 'max', 'unit'])
    }
  })

  it('goes into members, and through lists', async () => {
    const [row] = await data(
      kb,
      '/v1/dosages?fields=amount.unit,citations.source.slug,supplement.slug&limit=1',
    )
    expect(row).toEqual({
      supplement: { slug: expect.any(String) },
      amount: { unit: expect.any(String) },
      citations: row.citations.map(() => ({ source: { slug: expect.any(String) } })),
    })
  })

  it('takes a member whole when it is named whole, whatever else is named in it', async () => {
    const [row] = await data(kb, '/v1/dosages?fields=amount.unit,amount,amount.max&limit=1')
    expect(Object.keys(row.amount)).toEqual(['min', 'max', 'unit'])
  })

  it('keeps null where there is nothing to go into', async () => {
    const rows = await data(kb, '/v1/dosages?fields=condition.slug&limit=100')
    expect(rows.some((row: Json) => row.condition === null)).toBe(true)
  })

  it('asks for the relations that it goes into', async () => {
    const record = await data(kb, `${one}?fields=slug,dosages.id,faqs`)
    expect(Object.keys(record)).toEqual(['slug', 'dosages', 'faqs'])
    expect(Object.keys(record.dosages[0])).toEqual(['id'])
    expect(record.faqs[0]).toHaveProperty('answer')
    expect(await data(kb, `${one}?include=dosages,timelines&fields=slug,dosages.id,faqs`)).toEqual(record)
  })

  it('goes into the blocks of an article, of whatever type', async () => {
    const article = await data(
      kb,
      '/v1/articles/ashwagandha-stress-linked-back-pain?fields=sections.blocks.type',
    )
    const blocks = article.sections.flatMap((section: Json) => section.blocks)
    expect(blocks.every((block: Json) => Object.keys(block).join() === 'type')).toBe(true)
  })

  it('goes into the rows of a ranking', async () => {
    const [row] = await data(
      kb,
      '/v1/conditions/stress/supplements?fields=supplement.slug,best.evidence.certainty',
    )
    expect(row).toEqual({
      supplement: { slug: 'ashwagandha' },
      best: { evidence: { certainty: expect.any(String) } },
    })
  })

  it('leaves meta, links and headers as they are', async () => {
    const plain = await kb.api.get('/v1/supplements/ashwagandha/interactions?limit=1&count=true')
    const trimmed = await kb.api.get('/v1/supplements/ashwagandha/interactions?limit=1&count=true&fields=id')
    expect(trimmed.body.meta).toEqual(plain.body.meta)
    expect(Object.keys(trimmed.headers).sort()).toEqual(Object.keys(plain.headers).sort())
    expect(trimmed.headers['content-type']).toBe(plain.headers['content-type'])
    const list = await kb.api.get('/v1/conditions?fields=slug&limit=2')
    expect(list.headers.link).toBe(`<${list.body.links.next}>; rel="next"`)
  })

  it.each(['id,nme', 'name.', '.name', 'name..x', 'supplement.slug.x', '', 'constructor', '__proto__'])(
    'refuses "%s"',
    async fields => {
      const { status, body } = await kb.api.get(`/v1/indications?fields=${fields}`)
      expect(status).toBe(400)
      expect(body.errors[0]).toMatchObject({ parameter: 'fields' })
      expect(body.errors[0].allowed).toEqual(
        expect.arrayContaining(['id', 'evidence.studies.rct', 'sources.slug']),
      )
    },
  )

  it('names the nearest path, and each allowed path once', async () => {
    const { body } = await kb.api.get(`${one}?fields=coverage.topik`)
    const [{ allowed, nearest }] = body.errors
    expect(nearest).toBe('coverage.topic')
    expect(allowed.filter((path: string, index: number) => allowed.indexOf(path) !== index)).toEqual([])
  })

  it('knows no path that no answer can have', async () => {
    // Embedded claims do not embed their sources.
    expect((await kb.api.get(`${one}?fields=dosages.sources.slug`)).status).toBe(400)
    expect((await kb.api.get('/v1/dosages?fields=sources.slug')).status).toBe(200)
  })
})
