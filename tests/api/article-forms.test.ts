import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { publish } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()
const slug = 'ashwagandha-stress-linked-back-pain'
const url = `/v1/articles/${slug}`
const types = ['application/json', 'text/html', 'text/markdown', 'application/ld+json']

const as = async (accept: string, address = url, headers = {}) => kb.api.get(address, { accept, ...headers })
const textOf = async (accept: string, address = url) => {
  const answer = await as(accept, address)
  expect(answer.status, answer.text).toBe(200)
  return answer.text
}

interface Tag {
  tagName: string
  properties: Record<string, unknown>
}

const tags = (html: string): Tag[] => {
  const found: Tag[] = []
  visit(fromHtml(html, { fragment: true }), 'element', element => {
    found.push(element as Tag)
  })
  return found
}

let article: Json
let html: string
let markdown: string
beforeAll(async () => {
  article = await data(kb, url)
  html = await textOf('text/html')
  markdown = await textOf('text/markdown')
})

describe('an article in the form that is asked for', () => {
  it.each(types)('answers %s, with a validator and a place in the cache of its own', async type => {
    const first = await as(type)
    expect(first.headers['content-type']).toContain(type)
    expect(first.headers.vary).toContain('Accept')
    expect(first.headers['kb-revision']).toBeTruthy()
    const again = await as(type)
    expect(again.headers['cache-status']).toMatch(/hit/)
    expect(again.headers.etag).toBe(first.headers.etag)
    expect(again.text).toBe(first.text)
    const known = await as(type, url, { 'if-none-match': String(first.headers.etag) })
    expect(known.status).toBe(304)
  })

  it('has another validator in each form', async () => {
    const etags = await Promise.all(types.map(async type => (await as(type)).headers.etag))
    expect(new Set(etags).size).toBe(types.length)
  })

  it('gives a browser HTML, a program that does not say JSON, and neither what there is not', async () => {
    const browser = await as('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')
    expect(browser.headers['content-type']).toContain('text/html')
    expect((await as('*/*')).headers['content-type']).toContain('application/json')
    const { status, body } = await as('application/pdf')
    expect(status).toBe(406)
    expect(body.errors[0].allowed).toEqual(types)
  })

  it('is all four in the document', () => {
    const [answer] = [kb.document.paths['/v1/articles/{slug}']?.get?.responses['200']]
    expect(Object.keys((answer as { content: object }).content)).toEqual(types)
  })

  it('takes parameters only where they mean something', async () => {
    for (const [accept, query] of [
      ['application/json', 'page=true'],
      ['text/markdown', 'page=true'],
      ['text/html', 'fields=title'],
      ['text/markdown', 'release=2026.11.0'],
      ['text/html', 'page=maybe'],
    ] as const) {
      const { status, body } = await as(accept, `${url}?${query}`)
      expect([status, body.code], query).toEqual([400, 'invalid-parameter'])
    }
  })

  it('says 404 in any form', async () => {
    for (const type of types) {
      const { status, headers } = await as(type, '/v1/articles/nowhere')
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json'])
    }
  })
})

describe('the fragment of HTML', () => {
  it('is one article element with every heading, question and source', () => {
    const [first] = tags(html)
    expect(first).toMatchObject({ tagName: 'article', properties: { lang: 'en' } })
    const text = toText(fromHtml(html, { fragment: true }))
    for (const { heading } of article.sections) expect(text).toContain(heading)
    for (const { question } of article.faqs) expect(text).toContain(question)
    expect(text).toContain(article.title)
    expect(text).toContain('does not mean that something is safe')
  })

  it('has nothing that runs, styles or repeats an id', () => {
    for (const { tagName, properties } of tags(html)) {
      expect(['script', 'style', 'iframe', 'object']).not.toContain(tagName)
      expect(Object.keys(properties).filter(name => /^on|^style$/i.test(name))).toEqual([])
    }
    const ids = tags(html).flatMap(({ properties }) => properties.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('links its text to the records that it mentions, each of which is there', async () => {
    const links = tags(html).filter(({ tagName, properties }) => tagName === 'a' && properties.dataKind)
    const named = new Set(links.map(({ properties }) => `${properties.dataKind} ${properties.dataKey}`))
    for (const { kind, key } of article.sections.flatMap((section: Json) =>
      section.blocks.flatMap((block: Json) => block.mentions ?? []),
    ))
      expect(named).toContain(`${kind} ${key}`)
    for (const address of new Set(links.map(({ properties }) => String(properties.href))))
      expect((await kb.api.get(address)).status, address).toBe(200)
  })

  it('shows each fact as a row that names its record and its source', () => {
    const rows = tags(html).flatMap(({ tagName, properties }) =>
      tagName === 'tr' ? (properties.dataKey ?? []) : [],
    )
    const ids = article.sections.flatMap((section: Json) =>
      section.blocks.flatMap((block: Json) => block.ids ?? []),
    )
    expect(rows).toEqual(ids)
    const targets = new Set(tags(html).map(({ properties }) => `#${properties.id}`))
    for (const { properties } of tags(html))
      if (String(properties.href).startsWith('#')) expect(targets).toContain(properties.href)
  })
})

describe('the whole page', () => {
  it('has a title, a language, a canonical address, its JSON-LD, and a policy that lets only its style in', async () => {
    const answer = await as('text/html', `${url}?page=true`)
    expect(answer.text).toMatch(/^<!doctype html>/i)
    expect(answer.text).toContain(`<title>${article.title}</title>`)
    expect(answer.text).toContain(`<link rel="canonical" href="${url}">`)
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'none';style-src 'sha256-/)
    expect(policy).not.toMatch(/unsafe|script-src/)
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(answer.text) ?? []
    expect(JSON.parse(json)).toEqual((await as('application/ld+json')).body)
  })
})

describe('Markdown', () => {
  it('begins with front matter, has the headings in order, tables of facts and notes for sources', () => {
    expect(markdown).toMatch(/^---\ntitle: Ashwagandha/)
    const headings = [...markdown.matchAll(/^## (.*)$/gm)].map(([, text]) => text)
    expect(headings.slice(0, article.sections.length)).toEqual(
      article.sections.map(({ heading }: Json) => heading),
    )
    expect(markdown).toMatch(/\| 300–600 mg a day \|/)
    expect(markdown).toMatch(/^\[\^1\]: /m)
    expect(markdown).toContain('[Chronic stress](/v1/conditions/chronic-stress)')
  })
})

describe('a dose that changes', () => {
  it('changes every form, and their validators', async () => {
    const before = await Promise.all(types.map(async type => (await as(type)).headers.etag))
    const id = article.sections
      .flatMap((section: Json) => section.blocks)
      .find(({ id }: Json) => id === 'dosages').ids[0]
    const stored = await kb.database.prisma.change.findFirstOrThrow({
      where: { kind: 'dosage', key: id },
      orderBy: { revision: 'desc' },
    })
    const document = { ...(stored.document as object), amount: { min: 250, max: 500, unit: 'mg' } }
    await publish(kb.database, { type: 'UPDATE', kind: 'dosage', document })
    expect(await textOf('text/html')).toContain('250–500 mg a day')
    expect(await textOf('text/markdown')).toContain('250–500 mg a day')
    const after = await Promise.all(types.map(async type => (await as(type)).headers.etag))
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(after[2]).not.toBe(before[2])
    const { data: changes } = (await kb.api.get('/v1/changes?since=2')).body
    const told = changes.filter(({ kind, key }: Json) => kind === 'article' && key === slug)
    expect(told.map(({ type }: Json) => type)).toEqual(['RERENDERED'])
  })
})
