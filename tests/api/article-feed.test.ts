import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { visit } from 'unist-util-visit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kb, openKb, useKb } from '../support/kb.ts'
import { create, publish } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'

const seed = 'ashwagandha-stress-linked-back-pain'

const article = (slug: string, more: object = {}) =>
  create('article', {
    slug,
    title: `About ${slug}`,
    sections: [
      { id: 'one', aspect: 'OVERVIEW', heading: 'One', blocks: [{ id: 'a', type: 'PROSE', text: 'Words.' }] },
    ],
    ...more,
  })

const claims = (ids: string[]) => ({
  sections: [
    {
      id: 'one',
      aspect: 'OVERVIEW',
      heading: 'One',
      blocks: [{ id: 'facts', type: 'FACTS', kind: 'dosage', ids }],
    },
  ],
})

const shared = `ashwagandha--stress-linked-back-pain--dosage--advised--article-${seed}`

const kb = useKb(async database => {
  await publish(
    database,
    article('same-claim', claims([shared])),
    article('same-subject', { about: [{ kind: 'condition', slug: 'stress-linked-back-pain' }] }),
    article('apart', {
      about: [{ kind: 'supplement', slug: 'vitamin-d' }],
      title: 'A & <b>B</b> ]]> "C"',
      authors: ['D & E'],
    }),
  )
})

const elements = (xml: string, name: string) => {
  const found: Element[] = []
  visit(fromHtml(xml, { fragment: true, space: 'svg' }), 'element', node => {
    if (node.tagName === name) found.push(node)
  })
  return found
}

describe('articles beside an article', () => {
  it('are those that share records, a shared claim first, and tell which', async () => {
    const { status, body } = await kb.api.get(`/v1/articles/${seed}/related`)
    expect(status).toBe(200)
    const shared = body.data.filter(({ reason }: Json) => reason === 'SHARED_RECORDS')
    expect(body.data.slice(0, 4).map(({ reason }: Json) => reason)).toEqual(Array(4).fill('CHOSEN'))
    expect(shared.map(({ slug }: Json) => slug)).toEqual(['same-claim', 'same-subject'])
    expect(shared[1].shared).toEqual([
      { kind: 'condition', slug: 'stress-linked-back-pain', name: 'Stress-linked back pain' },
    ])
    expect((await kb.api.get('/v1/articles/apart/related')).body.data).toEqual([])
    expect((await kb.api.get('/v1/articles/nowhere/related')).status).toBe(404)
  })

  it('stand in the page behind those that editors chose', async () => {
    const { text } = await kb.api.get(`/v1/articles/${seed}`, { accept: 'text/html' })
    expect(text).toContain('href="/v1/articles/same-claim"')
    expect(text.indexOf('Burning Feet')).toBeLessThan(text.indexOf('About same-claim'))
  })
})

describe('the tags of an answer', () => {
  it('are the keys of the records that it shows, in every form', async () => {
    for (const accept of ['application/json', 'text/html', 'text/markdown', 'application/ld+json']) {
      const { headers } = await kb.api.get(`/v1/articles/${seed}`, { accept })
      const tags = String(headers['cache-tag']).split(',')
      expect(tags[0]).toBe(`article/${seed}`)
      expect(tags).toContain(`dosage/${shared}`)
      expect(String(headers['cache-tag']).length).toBeLessThanOrEqual(7000)
    }
  })
})

describe('the feed', () => {
  it('is Atom with every article, newest first, and every text is text', async () => {
    const { headers, text, body } = await kb.api.get('/v1/articles/feed.xml')
    const xml = text ?? String(body)
    expect(headers['content-type']).toContain('application/atom+xml')
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/,
    )
    const entries = elements(xml, 'entry')
    expect(entries).toHaveLength(4)
    for (const entry of entries) {
      const names = entry.children.flatMap(child => (child.type === 'element' ? [child.tagName] : []))
      expect(names).toEqual(expect.arrayContaining(['id', 'title', 'updated']))
    }
    expect(xml).toMatch(/<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}<\/id>/)
    expect(xml).toContain('A &#x26; &#x3C;b>B&#x3C;/b> ]]> "C"')
    expect(elements(xml, 'name').map(name => toText(name))).toContain('D & E')
    expect(
      (await kb.api.get('/v1/articles/feed.xml', { 'if-none-match': String(headers.etag) })).status,
    ).toBe(304)
    expect((await kb.api.get('/v1/articles/feed.xml?page=2')).status).toBe(400)
  })
})

describe('KB_ARTICLE_URL', () => {
  let site: Kb
  beforeAll(async () => {
    site = await openKb({
      KB_ARTICLE_URL: 'https://site.example/a/{slug}?x=1&y=2',
      KB_PUBLIC_URL: 'https://kb.example',
    })
  })
  afterAll(() => site.close())
  const address = `https://site.example/a/${seed}?x=1&y=2`

  it('is the canonical address, the id in JSON-LD and the link in the feed', async () => {
    const page = await site.api.get(`/v1/articles/${seed}?page=true`, { accept: 'text/html' })
    expect(page.text).toContain('<link rel="canonical" href="https://site.example/a/')
    expect(page.headers.link).toBe(`<${address}>; rel="canonical"`)
    const { text } = await site.api.get(`/v1/articles/${seed}`, { accept: 'application/ld+json' })
    expect(JSON.parse(text)['@graph'][0]['@id']).toBe(address)
    const feed = await site.api.get('/v1/articles/feed.xml')
    const xml = feed.text ?? String(feed.body)
    expect(xml).toContain(`<id>https://site.example/a/${seed}?x=1&#x26;y=2</id>`)
    expect(xml).toContain('href="https://kb.example/v1/articles/feed.xml"')
  })
})
