import { describe, expect, it, onTestFinished } from 'vitest'
import { openKb, useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { type Json, walk } from '../support/walk.ts'

const extra = Array.from({ length: 120 }, (_, index) => `extra-${index}`)
const kb = useKb(database => publish(database, ...extra.map(slug => thing.condition(slug))))

const list = '/v1/conditions'

describe('limit', () => {
  it.each([
    ['', 20],
    ['?limit=1', 1],
    ['?limit=100', 100],
    ['?limit=101', 100],
    ['?limit=1000000', 100],
    ['?limit=99999999999999999999', 100],
  ])('%s answers %i records', async (query, count) => {
    const { status, body } = await kb.api.get(list + query)
    expect(status).toBe(200)
    expect(body.data).toHaveLength(count)
  })

  it.each(['0', '-1', 'abc', '', '1.5', 'NaN', 'Infinity', '1,2'])('%s is refused', async limit => {
    const { status, body } = await kb.api.get(`${list}?limit=${limit}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: 'limit' }] })
  })

  it('given twice is refused', async () => {
    const { body } = await kb.api.get(`${list}?limit=1&limit=2`)
    expect(body.errors[0]).toMatchObject({ parameter: 'limit', detail: expect.stringContaining('once') })
  })
})

describe('a walk', () => {
  it('has a next page exactly while there is more', async () => {
    const all = await walk(kb, `${list}?limit=100`)
    let { body } = await kb.api.get(`${list}?limit=100&sort=-slug`)
    for (let left = all.length - 100; left > 0; left -= 100) {
      expect(body.links.next).not.toBeNull()
      body = (await kb.api.get(body.links.next)).body
      expect(body.data).toHaveLength(Math.min(left, 100))
    }
    expect(body.links.next).toBeNull()
  })

  it('keeps limit, filters, sort and fields in its links, and repeats the link as a header', async () => {
    const url = `${list}?count=true&fields=slug&limit=7&sort=-name&type=SYMPTOM`
    const { body, headers } = await kb.api.get(url)
    expect(body.links.self).toBe(url)
    expect(body.links.next).toMatch(
      /^\/v1\/conditions\?count=true&cursor=[\w.-]+&fields=slug&limit=7&sort=-name&type=SYMPTOM$/,
    )
    expect(headers.link).toBe(`<${body.links.next}>; rel="next"`)
    const second = await kb.api.get(body.links.next)
    expect(second.body.links.self).toBe(body.links.next)
    expect(second.body.meta.total).toBe(body.meta.total)
  })

  it('can go on with another limit', async () => {
    const { next } = (await kb.api.get(`${list}?limit=5`)).body.links
    const { body } = await kb.api.get(next.replace('limit=5', 'limit=50'))
    const all = await walk(kb, `${list}?limit=100`)
    expect(body.data).toEqual(all.slice(5, 55))
  })

  it('goes on past what was published meanwhile, and KB-Revision tells', async () => {
    const before = await walk(kb, `${list}?limit=100`)
    const first = await kb.api.get(`${list}?limit=60`)
    const later = [thing.condition('aaa-earlier'), thing.condition('zzz-later')]
    await publish(kb.database, ...later)
    const second = await kb.api.get(first.body.links.next)
    const rest = second.body.links.next ? await walk(kb, second.body.links.next) : []
    const seen = [...first.body.data, ...second.body.data, ...rest].map((one: Json) => one.slug)
    expect(seen).toEqual([...before.map(one => one.slug), 'zzz-later'])
    expect(Number(second.headers['kb-revision'])).toBe(Number(first.headers['kb-revision']) + 1)
  })
})

describe('a cursor', () => {
  const next = async (url: string) => {
    const { links } = (await kb.api.get(url)).body
    return new URL(links.next, 'http://kb').searchParams.get('cursor') ?? ''
  }

  it.each([
    ['of another list', '/v1/supplements'],
    ['of a list under a thing', '/v1/supplements/magnesium/sources'],
    ['with other filters', `${list}?type=DISEASE`],
    ['with another order', `${list}?sort=-slug`],
    ['with more filters', `${list}?q=e`],
  ])('%s is refused', async (_, url) => {
    const cursor = await next(`${list}?limit=2`)
    const { status, body } = await kb.api.get(`${url}${url.includes('?') ? '&' : '?'}cursor=${cursor}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid-cursor', errors: [{ parameter: 'cursor' }] })
  })

  it('from before the knowledge base was set up and filled anew is refused', async () => {
    const cursor = await next(`${list}?limit=2`)
    const anew = await openKb()
    onTestFinished(anew.close)
    // What setting up does: the copy has the secret of the one that it was made from.
    await anew.database.prisma.kbState.update({ where: { id: 1 }, data: { cursorSecret: 'another' } })
    const { status, body } = await anew.api.get(`${list}?limit=2&cursor=${cursor}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid-cursor', errors: [{ parameter: 'cursor' }] })
  })

  it.each(['', 'x', 'null', '%7B%7D', 'a'.repeat(2001), 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA'])(
    '"%s" is refused',
    async cursor => {
      expect((await kb.api.get(`${list}?cursor=${cursor}`)).status).toBe(400)
    },
  )
})
