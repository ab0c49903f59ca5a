import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()
const suggest = (q: string, more = ''): Promise<Json[]> =>
  data(kb, `/v1/suggest?q=${encodeURIComponent(q)}${more}`)

describe('suggestions', () => {
  it.each([
    ['ashw', 'ashwagandha', null],
    ['ashwagn', 'ashwagandha', null],
    ['indian g', 'ashwagandha', 'Indian ginseng'],
    ['somnif', 'ashwagandha', 'Withania somnifera'],
    ['magnes', 'magnesium', null],
    ['B-12', 'vitamin-b12', 'B12'],
    ['tumeric', 'turmeric', null],
    ['stress-linked b', 'stress-linked-back-pain', null],
  ])('for "%s" begin with %s', async (q, slug, alias) => {
    expect((await suggest(q))[0]).toMatchObject({ slug, alias })
  })

  it('go with every keystroke of a name', async () => {
    const name = 'ashwagandha'
    for (let length = 3; length <= name.length; length++) {
      const found = await suggest(name.slice(0, length))
      expect(found.map(({ slug }) => slug)).toContain('ashwagandha')
    }
  })

  it('are ten at most, each record once, and small', async () => {
    for (const q of ['a', 'm', 'vitamin', 'pain']) {
      const { body, text } = await kb.api.get(`/v1/suggest?q=${q}`)
      const keys = body.data.map(({ kind, slug }: Json) => `${kind} ${slug}`)
      expect(keys.length).toBeGreaterThan(1)
      expect(keys.length).toBeLessThanOrEqual(10)
      expect(new Set(keys).size).toBe(keys.length)
      expect(text.length).toBeLessThan(2500)
    }
  })

  it('keep the kinds asked for', async () => {
    for (const { kind } of await suggest('m', '&kind=supplement,condition')) {
      expect(['supplement', 'condition']).toContain(kind)
    }
    expect((await suggest('magnesium', '&kind=supplement'))[0].slug).toBe('magnesium')
  })

  it('are none for what is like nothing', async () => {
    for (const q of ['xyzzyqwert', '!!', '💊']) expect(await suggest(q)).toEqual([])
  })

  it.each(['', '?q=', '?q=%20', '?q=a&kind=dosage', '?q=a&limit=5', `?q=${'a'.repeat(201)}`])(
    'for %s are refused',
    async query => {
      expect((await kb.api.get(`/v1/suggest${query}`)).status).toBe(400)
    },
  )

  it('may be kept by caches, and say from which revision they are', async () => {
    const { headers } = await kb.api.get('/v1/suggest?q=mag')
    expect(headers['cache-control']).toContain('public')
    expect(headers['kb-revision']).toMatch(/^[0-9]+$/)
    const again = await kb.api.get('/v1/suggest?q=mag', { 'if-none-match': String(headers.etag) })
    expect(again.status).toBe(304)
  })
})
