import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { importArticle } from '../../../src/ingest/articles/import-article.ts'
import { closeChangeset, operationsOf as readOperations } from '../../../src/ingest/changesets.ts'
import { decideOperations } from '../../../src/ingest/editing/edit.ts'
import { readyToPublish } from '../../../src/ingest/editing/ready.ts'
import { publishChangeset } from '../../../src/ingest/publish.ts'
import { loadLexicon } from '../../../src/search/resolve/index.ts'
import { keyFor } from '../../support/article-key.ts'
import { useKb } from '../../support/kb.ts'

const kb = useKb()
const folder = new URL('../extract/corpus/tune/', import.meta.url)
const rhodiola = readFileSync(new URL('01-rhodiola.md', folder), 'utf8')

const bring = async (text: string, format: 'md' | 'html' | 'txt' = 'md', more: { dryRun?: boolean } = {}) =>
  importArticle(
    kb.database,
    { name: 'test', text, format },
    { lexicon: await loadLexicon(kb.database), actor: 'test', batch: 'test', ...more },
  )

async function operationsOf(id: number | null) {
  const operations = []
  for await (const operation of readOperations(kb.database, id ?? 0)) operations.push(operation)
  return operations
}
const publish = (id: number | null) =>
  publishChangeset(kb.database, id ?? 0, 'test', { check: tx => readyToPublish(tx, id ?? 0) })

describe('an article', () => {
  let first: Awaited<ReturnType<typeof bring>>
  beforeAll(async () => {
    first = await bring(rhodiola)
  })

  it('waits in review, unseen by readers', async () => {
    expect(first.changeset).not.toBeNull()
    expect(first.kinds).toMatchObject({ source: 1, dosage: 2, timeline: 3, faq: 2, article: 1 })
    expect((await kb.api.get(`/v1/articles/${first.slug}`)).status).toBe(404)
  })

  it('cites itself with heading and words, graded no higher than an article can be', async () => {
    const operations = await operationsOf(first.changeset)
    const dosage = operations.find(({ kind }) => kind === 'dosage')?.data as Record<string, unknown>
    expect(dosage).toMatchObject({
      supplement: 'rhodiola',
      amount: { min: 200, max: 400, unit: 'mg' },
      per: 'DAY',
      agentType: 'AUTOMATED_AGENT',
      evidence: { certainty: 'NOT_GRADED' },
      citations: [
        {
          source: 'article-rhodiola-for-long-workdays',
          locator: 'How much should you take?',
          snippet: 'Most people do well with 200–400 mg of extract a day, split into two doses.',
        },
      ],
    })
  })

  it('joins a claim that says the same as one more citation', async () => {
    expect(first.folded).toBeGreaterThan(0)
    const operations = await operationsOf(first.changeset)
    const joined = operations.find(({ type }) => type === 'UPDATE')?.data as {
      citations: { source: string }[]
    }
    expect(joined.citations.length).toBeGreaterThan(1)
    expect(joined.citations.at(-1)?.source).toBe('article-rhodiola-for-long-workdays')
  })

  it('proposes nothing when it comes again, before and after it is published', async () => {
    expect(await bring(rhodiola)).toMatchObject({ changeset: null, operations: 0 })
    await publish(first.changeset)
    expect(await bring(rhodiola)).toMatchObject({ changeset: null, operations: 0 })
    const { body, status } = await kb.api.get(`/v1/articles/${first.slug}`)
    expect(status).toBe(200)
    expect(body.data.title).toBe('Rhodiola for Long Workdays')
    expect((await kb.api.get('/v1/dosages?supplement=rhodiola&limit=100')).status).toBe(200)
  })

  it('proposes only what differs when it was corrected', async () => {
    const corrected = rhodiola
      .replace('200–400 mg', '250–450 mg')
      .replace('- **B vitamins** for energy metabolism\n', '')
    const again = await bring(corrected)
    const operations = await operationsOf(again.changeset)
    expect(operations.map(({ type, kind }) => `${type} ${kind}`).sort()).toEqual([
      'RETIRE combination',
      'UPDATE article',
      'UPDATE dosage',
    ])
    // What another change published in between makes stale is found.
    for (const { ifVersion } of operations) expect(ifVersion).toBe(1)
    await publish(again.changeset)
  })

  it('changes nothing in a dry run', async () => {
    const dry = await bring(rhodiola.replace('600 mg', '700 mg'), 'md', { dryRun: true })
    expect(dry.changeset).toBeNull()
    expect(dry.operations).toBeGreaterThan(0)
  })
})

describe('decisions', () => {
  it('publish what was accepted and nothing else', async () => {
    const { changeset } = await bring(readFileSync(new URL('18-l-theanine.html', folder), 'utf8'), 'html')
    const id = changeset ?? 0
    expect(await decideOperations(kb.database, id, { state: 'REJECTED', where: { kind: 'article' } })).toBe(1)
    expect(await decideOperations(kb.database, id, { state: 'REJECTED', where: { kind: 'faq' } })).toBe(2)
    expect(await decideOperations(kb.database, id, { state: 'ACCEPTED', where: { kind: 'source' } })).toBe(1)
    await expect(publish(id)).rejects.toThrow('accept or reject them first')
    // Each is a new version, so that whoever saw the one before is told.
    const { version } = await kb.database.prisma.changeset.findUniqueOrThrow({ where: { id } })
    expect(version).toBe(4)
  })

  it('close a changeset for good', async () => {
    const { changeset } = await bring(readFileSync(new URL('09-probiotics.md', folder), 'utf8'))
    await closeChangeset(kb.database, changeset ?? 0, 'test')
    await expect(publish(changeset)).rejects.toThrow('REJECTED already')
  })

  it('make a thing once that two articles propose', async () => {
    const article = (name: string) =>
      `# ${name} for sleep\n\n## Works well with\n\n- Moonroot for calm\n\n## Dosage\n\nTake 10 mg of magnesium daily.\n`
    const [one, two] = [await bring(article('Magnesium')), await bring(article('Zinc'))]
    await publish(one.changeset)
    await publish(two.changeset)
    expect((await kb.api.get('/v1/supplements/moonroot')).status).toBe(200)
  })
})

describe('articles of one batch', () => {
  const article = (name: string) => `# ${name}\n\n## Dosage\n\nTake 137 mg of magnesium daily.\n`
  const sourcesOf = async (id: string) => {
    const { body } = await kb.api.get(`/v1/dosages/${id}`)
    return body.data.citations.map(({ source }: { source: { slug: string } }) => source.slug).sort()
  }

  it('keep both citations when they join the same claim, published by command or over HTTP', async () => {
    const first = await bring(article('Magnesium, one'))
    const dosage = (await operationsOf(first.changeset)).find(({ kind }) => kind === 'dosage')?.key ?? ''
    await publish(first.changeset)
    const waiting = [
      await bring(article('Magnesium, two')),
      await bring(article('Magnesium, three')),
      await bring(article('Magnesium, four')),
    ]
    expect(waiting.map(({ folded }) => folded)).toEqual([1, 1, 1])
    await publish(waiting[0]?.changeset ?? null)
    await publish(waiting[1]?.changeset ?? null)
    const key = await keyFor(kb.database, 'publish', 'publisher')
    const { status } = await kb.api.post(`/v1/changesets/${waiting[2]?.changeset}/publish`, {}, key)
    expect(status).toBe(200)
    const expected = ['four', 'one', 'three', 'two'].map(name => `article-magnesium-${name}`)
    expect(await sourcesOf(dosage)).toEqual(expected)
  })

  it('make a thing once that two of them propose, over HTTP too', async () => {
    const both = (name: string) =>
      `# ${name}\n\n## Works well with\n\n- Sunroot for calm\n\n## Dosage\n\nTake 11 mg of magnesium daily.\n`
    const waiting = [await bring(both('Magnesium, five')), await bring(both('Magnesium, six'))]
    const key = await keyFor(kb.database, 'publish', 'publisher-2')
    for (const { changeset } of waiting)
      expect((await kb.api.post(`/v1/changesets/${changeset}/publish`, {}, key)).status).toBe(200)
    expect((await kb.api.get('/v1/supplements/sunroot')).status).toBe(200)
  })
})

describe('long titles that begin alike', () => {
  const title = 'Ask the dietitian: magnesium or something else for my tiredness'
  const article = (name: string) => `# ${name}\n\n## Dosage\n\nTake 139 mg of magnesium daily.\n`

  it('are two articles, before and after the first is published', async () => {
    const first = await bring(article(`${title}, part one`))
    const second = await bring(article(`${title}, part two`))
    expect(second.slug).not.toBe(first.slug)
    expect(second.kinds).toMatchObject({ source: 1, article: 1 })
    await publish(first.changeset)
    const third = await bring(article(`${title}, part three`))
    expect(new Set([first, second, third].map(({ slug }) => slug)).size).toBe(3)
    expect(await bring(`${article(`${title}, part two`)}\n`)).toMatchObject({ slug: second.slug })
    expect(await bring(article(`${title}: part ONE`))).toMatchObject({ slug: first.slug })
  })
})

describe('POST /v1/articles/import', () => {
  const html = `<h1>Zinc & colds</h1><script>alert(1)</script><p onclick="x()">Zinc <a href="javascript:alert(1)">is</a> a mineral.</p>
    <h2>Dosage</h2><p>Adults take 12 mg a day. &lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(2))</p><img src="data:text/html,x" alt="x">`

  const send = (body: unknown, type: string, key: Record<string, string> = {}, query = '') =>
    kb.api.post(`/v1/articles/import${query}`, body, { ...key, 'content-type': type })

  it('needs a key that may draft', async () => {
    expect((await send('# A', 'text/markdown')).status).toBe(401)
  })

  it('leaves a changeset in review, in which nothing is unsafe', async () => {
    const key = await keyFor(kb.database, 'draft', 'writer')
    const { body, status } = await send(html, 'text/html', key, '?batch=api')
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ title: 'Zinc & colds', kinds: { dosage: 1 } })
    const stored = JSON.stringify((await operationsOf(body.data.changeset)).map(({ data }) => data))
    expect(stored).not.toMatch(/<[a-z!/]|onclick|data:text/i)
    expect(stored).toContain('javascript')
    expect(stored).not.toMatch(/"text":"[^"]*[^\\]\]\(/)
  })

  it('reads an article that is one long line, and cuts a title that is too long', async () => {
    const key = await keyFor(kb.database, 'draft', 'long lines')
    const line = await send(`Zinc is a mineral. ${'It is found in oysters. '.repeat(200)}`, 'text/plain', key)
    expect(line.status).toBe(200)
    const titled = await send(`# ${'Zinc '.repeat(200)}\n\nZinc is a mineral.`, 'text/markdown', key)
    expect(titled.status).toBe(200)
    expect(titled.body.data.title.length).toBeLessThanOrEqual(300)
  })

  it('cuts between letters, however many code units they have', async () => {
    const key = await keyFor(kb.database, 'draft', 'wide letters')
    const wide = (count: number) => `x${'😀'.repeat(count)}`
    const meta = `---\ntitle: ${wide(300)}\ncategory: ${wide(300)}\nauthors: ["${wide(300)}", "\\uD83D"]\n---\n`
    const body = `# ${wide(300)}\n\n${wide(9000)}\n\n## ${wide(300)}\n\n- ${wide(3000)}\n\n## FAQ\n\n### ${wide(400)}?\n\n${wide(3000)}\n`
    const said = `\n## Dosage\n\nTake 10 mg of zinc a day with ${wide(700)}.\n\n| a | b |\n|-|-|\n| ${wide(2000)} | b |\n`
    expect((await send(`${meta}${body}${said}`, 'text/markdown', key)).status).toBe(200)
  })

  it('cuts one word without end into blocks that are full', async () => {
    const key = await keyFor(kb.database, 'draft', 'one word')
    const { body } = await send('a'.repeat(100_000), 'text/plain', key)
    const article = (await operationsOf(body.data.changeset)).find(({ kind }) => kind === 'article')?.data
    const { sections } = article as unknown as { sections: { blocks: { text: string }[] }[] }
    const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))
    expect(texts.join('')).toHaveLength(100_000)
    expect(texts.length).toBeLessThan(30)
  })

  it('tells who sends JSON what an article is sent as', async () => {
    const key = await keyFor(kb.database, 'draft', 'sends JSON')
    const { body } = await send('{"text":"x"}', 'application/json', key)
    expect(body.detail).toContain('text/markdown')
  })

  it.each([
    ['application/json', '{}', 415],
    ['text/html', ' ', 422],
    ['text/plain', '\u0000\u0001binary', 422],
    ['text/html', '<div>'.repeat(20_000), 422],
    ['text/markdown', `# Zinc\n\n${'>'.repeat(5000)} x`, 422],
    ['text/plain', 'x'.repeat(1_100_000), 413],
    ['text/html', Buffer.from([0xff, 0xfe, 0x00]), 422],
  ] as const)('answers %s that is no article with a problem', async (type, body, status) => {
    const key = await keyFor(kb.database, 'draft', `bad-${Math.round(performance.now() * 1000)}`)
    expect((await send(body, type, key)).status).toBe(status)
  })
})
