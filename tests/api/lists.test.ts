import { describe, expect, it } from 'vitest'
import { disclaimer } from '../../src/knowledge/content.ts'
import { recordKinds } from '../../src/knowledge/things.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { data, walk } from '../support/walk.ts'

const kb = useKb()

it('every kind of record has a list, and /v1 links to it', async () => {
  expect(resources.map(({ noun }) => noun.kind).sort()).toEqual([...recordKinds].sort())
  const { nouns, ...links } = await data(kb, '/v1')
  expect(nouns.map((noun: { href: string }) => noun.href)).toEqual(resources.map(({ path }) => `/v1/${path}`))
  for (const { href } of nouns) expect((await kb.api.get(href)).status).toBe(200)
  for (const name of ['openapi', 'guide', 'terms']) {
    expect((await kb.api.get(links[name])).status, name).toBe(200)
  }
})

describe.each(resources.map(({ path, tag }) => ({ path, key: tag === 'Claims' ? 'id' : 'slug' })))(
  '/v1/$path',
  ({ path, key }) => {
    it('is a page in an envelope that says license, disclaimer and addresses', async () => {
      const { body } = await kb.api.get(`/v1/${path}`)
      expect(Object.keys(body)).toEqual(['data', 'meta', 'links'])
      expect(body.meta).toMatchObject({ license: 'CC-BY-4.0', disclaimer, total: null })
      expect(body.links.self).toBe(`/v1/${path}`)
      expect(body.data.length).toBeLessThanOrEqual(20)
    })

    it('counts with count=true what all pages hold', async () => {
      const records = await walk(kb, `/v1/${path}?limit=7`)
      const { body } = await kb.api.get(`/v1/${path}?limit=1&count=true`)
      expect(body.meta.total).toBe(records.length)
      expect(new Set(records.map(record => record[key])).size).toBe(records.length)
      expect((await kb.api.get(`/v1/${path}?limit=1&count=false`)).body.meta.total).toBeNull()
    })

    it('has each record under its key too, the very same', async () => {
      const records = (await walk(kb, `/v1/${path}?limit=100`)).slice(0, 3)
      for (const record of records) {
        const { body } = await kb.api.get(`/v1/${path}/${record[key]}`)
        expect(body.data).toEqual(record)
        expect(body.meta).toEqual({ license: 'CC-BY-4.0', disclaimer })
        expect(body.links).toEqual({ self: `/v1/${path}/${record[key]}` })
      }
    })
  },
)
