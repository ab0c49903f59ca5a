import { fromHtml } from 'hast-util-from-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { create, publish } from '../support/publish.ts'

const nasty = `</script><script>alert(1)</script> " ' & <img src=x onerror=alert(1)> \${x} {{x}} ]]>`
const markdown = [
  '[run](javascript:alert(1)) [data](data:text/html,x) [vb](VBSCRIPT:x) [fine](https://fine.example/?a=1&b="2")',
  '',
  '![pixel](https://tracker.example/pixel.png) a < b > c & d "quoted" [ref][r] **bold** `code &lt;`',
  '',
  '# A heading that would break the outline',
  '',
  '[r]: javascript:alert(2)',
].join('\n')

const kb = useKb(async database => {
  const id = (name: string) => `hostile-${name}`
  await publish(
    database,
    create('faq', {
      slug: 'nasty-faq',
      question: nasty,
      answer: markdown,
      position: 1,
      aspect: 'OVERVIEW',
      citations: [{ source: 'nccih-turmeric' }],
    }),
    create('article', {
      slug: 'hostile',
      title: nasty,
      subtitle: nasty,
      abstract: nasty,
      category: nasty.slice(0, 90),
      authors: [nasty],
      disclaimer: nasty,
      faqs: ['nasty-faq'],
      related: [{ title: nasty, teaser: nasty, category: nasty.slice(0, 90) }],
      about: [{ kind: 'supplement', slug: 'turmeric' }],
      sections: [
        {
          id: id('section'),
          aspect: 'OVERVIEW',
          heading: nasty,
          blocks: [
            { id: id('prose'), type: 'PROSE', text: markdown },
            { id: id('list'), type: 'LIST', items: [markdown] },
            {
              id: id('table'),
              type: 'TABLE',
              caption: nasty,
              columns: [nasty, 'b|c'],
              rows: [[nasty, 'x | y\nz']],
            },
            { id: id('callout'), type: 'CALLOUT', tone: 'WARNING', title: nasty, text: markdown },
            {
              id: id('image'),
              type: 'IMAGE',
              url: 'https://fine.example/"x.png',
              alt: nasty,
              caption: nasty,
            },
          ],
        },
      ],
    }),
  )
})

const textOf = async (accept: string, query = '') => {
  const { status, text } = await kb.api.get(`/v1/articles/hostile${query}`, { accept })
  expect(status).toBe(200)
  return text
}

const allowed = /^(?:https?:\/\/(?:fine\.example|[\w.-]*(?:nih\.gov)|creativecommons)|\/v1\/|#)/

describe('hostile text', () => {
  let pages: string[]
  beforeAll(async () => {
    pages = [await textOf('text/html'), await textOf('text/html', '?page=true')]
  })

  it('is nothing but text in HTML', () => {
    for (const page of pages) {
      visit(fromHtml(page), 'element', ({ tagName, properties, children }) => {
        expect(['iframe', 'object', 'form', 'base']).not.toContain(tagName)
        if (tagName === 'script') expect(properties.type).toBe('application/ld+json')
        expect(Object.keys(properties).filter(name => /^on/i.test(name))).toEqual([])
        if (tagName === 'img') expect(properties.src).toBe('https://fine.example/"x.png')
        if (tagName === 'a') expect(String(properties.href)).toMatch(allowed)
        if (tagName === 'h1') expect(JSON.stringify(children)).toContain('</script><script>alert(1)')
      })
      expect(page.match(/<script/g)?.length ?? 0).toBe(page.startsWith('<!') ? 1 : 0)
      expect(page.match(/<h1/g)).toHaveLength(1)
    }
  })

  it('stays JSON within the page', () => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(pages[1] ?? '') ?? []
    expect(JSON.parse(json)['@graph'][0].headline).toBe(nasty)
  })

  it('is escaped in Markdown: what reads it finds the same words, no HTML and no link that runs', async () => {
    const links: string[] = []
    visit(fromMarkdown((await textOf('text/markdown')).replace(/^---\n[\s\S]*?\n---\n/, '')), node => {
      expect(node.type).not.toBe('html')
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push(node.url)
    })
    expect(links.filter(link => !allowed.test(link))).toEqual([])
  })
})
