import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { withoutKnowledge } from '../support/kb.ts'
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts'

let copy: TestDatabase
let folder: string
beforeAll(async () => {
  copy = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'kb-import-'))
  await mkdir(join(folder, 'articles'))
})
afterAll(async () => {
  await copy.drop()
  await rm(folder, { recursive: true })
})

const kb = (...args: string[]) => kbIn(copy.url, ...args)

async function kbIn(url: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const env = { DATABASE_URL: url }
  const code = await runCommand(args, { out: text => out.push(text), err: text => err.push(text), env })
  return { code, out: out.join('\n'), err: err.join('\n'), json: () => JSON.parse(out[0] ?? 'null') }
}

const file = async (name: string, text: string | Buffer) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const body = (milligrams: number) => `## Dosage\n\nTake ${milligrams} mg of magnesium daily.\n`

/** The article that a file proposes, with its changeset. */
async function articleOf(...args: string[]) {
  const { json, code, err } = await kb('import', '--json', ...args)
  expect(code, err).toBe(0)
  const [imported] = json().articles
  const changeset = (await kb('changesets', 'show', '--json', String(imported.changeset))).json()
  const { data } = changeset.operations.find(({ kind }: { kind: string }) => kind === 'article')
  return { imported, changeset, data }
}

describe('kb import without knowledge', () => {
  it('says that all will be proposed as new', async () => {
    const empty = await withoutKnowledge()
    try {
      const { code, err } = await kbIn(
        empty.url,
        'import',
        '--dry-run',
        await file('new.md', `# A\n\n${body(5)}`),
      )
      expect(code, err).toBe(0)
      expect(err).toContain('no supplement is published here')
    } finally {
      await empty.drop()
    }
    expect((await kb('import', '--dry-run', await file('new.md', `# A\n\n${body(5)}`))).err).not.toContain(
      'no supplement',
    )
  })
})

describe('kb import', () => {
  const said = {
    slug: 'calm-evenings',
    canonicalUrl: 'https://example.org/calm-evenings',
    title: 'Calm evenings',
    category: 'Sleep',
    authors: ['Ann Lee', 'Bo Ray'],
    datePublished: '2026-03-04',
    inLanguage: 'en-GB',
  }

  it('reads what YAML front matter says', async () => {
    const text = `---\nslug: calm-evenings\ncanonicalUrl: https://example.org/calm-evenings\ntitle: Calm evenings\ncategory: Sleep\nauthors: [Ann Lee, { name: Bo Ray }]\ndate: 2026-03-04\nlang: en-GB\n---\n\n# Something else\n\n${body(151)}`
    expect((await articleOf(await file('front.md', text))).data).toMatchObject(said)
  })

  it('reads what HTML says in <meta>, <link> and lang', async () => {
    const html = `<!doctype html><html lang="en-GB"><head><title>x</title><link rel="canonical" href="https://example.org/meta-evenings">
      <meta name="author" content="Ann Lee"><meta property="og:title" content="Evenings, in meta"><meta property="article:published_time" content="2026-03-04T10:00:00Z">
      <meta property="article:section" content="Sleep"></head><body><h1>Other</h1><h2>Dosage</h2><p>Take 152 mg of magnesium daily.</p></body></html>`
    expect((await articleOf(await file('meta.html', html))).data).toMatchObject({
      canonicalUrl: 'https://example.org/meta-evenings',
      title: 'Evenings, in meta',
      category: 'Sleep',
      authors: ['Ann Lee'],
      datePublished: '2026-03-04',
      inLanguage: 'en-GB',
    })
  })

  it('reads what JSON-LD says, and leaves broken JSON-LD alone', async () => {
    const linked = {
      '@graph': [
        { '@type': 'Organization', name: 'Somebody' },
        {
          '@type': ['Article', 'BlogPosting'],
          headline: 'Evenings, linked',
          author: [{ '@type': 'Person', name: 'Ann Lee' }],
          datePublished: '2026-03-04',
          articleSection: 'Sleep',
          mainEntityOfPage: 'https://example.org/linked-evenings',
        },
      ],
    }
    const html = `<html><head><script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(linked)}</script></head>
      <body><h1>Other</h1><h2>Dosage</h2><p>Take 153 mg of magnesium daily.</p></body></html>`
    expect((await articleOf(await file('linked.html', html))).data).toMatchObject({
      title: 'Evenings, linked',
      canonicalUrl: 'https://example.org/linked-evenings',
      category: 'Sleep',
      authors: ['Ann Lee'],
      datePublished: '2026-03-04',
    })
  })

  it('believes --map more than the article, and refuses a map that it does not understand', async () => {
    const path = await file('mapped.md', `---\ntitle: Own title\ncategory: Own\n---\n\n${body(154)}`)
    const map = await file(
      'map.csv',
      '\ufefffile,slug,title,authors,datePublished\nmapped.md,mapped-evenings,"Evenings, mapped",Ann Lee; Bo Ray,2026-03-04\n',
    )
    expect((await articleOf('--map', map, path)).data).toMatchObject({
      slug: 'mapped-evenings',
      title: 'Evenings, mapped',
      category: 'Own',
      authors: ['Ann Lee', 'Bo Ray'],
      datePublished: '2026-03-04',
    })
    const wrong = await kb('import', '--map', await file('wrong.csv', 'file,titel\na.md,x\n'), path)
    expect(wrong).toMatchObject({
      code: 1,
      err: expect.stringContaining('"titel" is not known: allowed are'),
    })
    const none = await kb('import', '--map', await file('none.csv', 'title\nx\n'), path)
    expect(none.err).toContain('the column "file" is missing')
  })

  it('takes a folder, in which one bad file does not stop the others', async () => {
    await file('articles/good.md', `# Good evenings\n\n${body(155)}`)
    await file('articles/bad.txt', Buffer.from([0, 1, 2, 3]))
    await file('articles/notes.pdf', 'no article')
    const { code, out } = await kb('import', '--batch', 'folder', join(folder, 'articles'))
    expect(code).toBe(0)
    expect(out).toContain('1 changesets wait in review')
    expect(out).not.toContain('notes.pdf')
  })

  it('reads many in threads, and tells of each in its place', async () => {
    await mkdir(join(folder, 'many'))
    for (const n of [1, 2, 3, 5, 6, 7])
      await file(`many/${n}.md`, `# Evenings of day ${n}\n\n${body(160 + n)}`)
    await file('many/4.html', '<div>'.repeat(3000))
    const { json } = await kb('import', '--json', join(folder, 'many'))
    const { articles } = json()
    expect(articles.map(({ title, error }: Record<string, string>) => title ?? error)).toEqual([
      ...[1, 2, 3].map(n => `Evenings of day ${n}`),
      'the page has more than 256 elements inside each other',
      ...[5, 6, 7].map(n => `Evenings of day ${n}`),
    ])
    const ids = articles.flatMap(({ changeset }: { changeset?: number }) => changeset ?? [])
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
  })
})

describe('kb changesets', () => {
  const text = `# Evenings to decide\n\n${body(156)}\n## FAQ\n\n### Is magnesium a mineral?\n\nYes, magnesium is a mineral.\n`

  it('accepts and rejects some operations, and publishes what was accepted', async () => {
    const { imported } = await articleOf('--batch', 'decide', await file('decide.md', text))
    const id = String(imported.changeset)
    expect(imported.kinds.faq).toBe(1)
    expect((await kb('changesets', 'reject', id, '--where', 'colour=red')).err).toContain('kind=…, key=…')
    expect((await kb('changesets', 'reject', id, '--where', 'type=MAKE')).err).toContain('CREATE, UPDATE')
    expect((await kb('changesets', 'accept', '--json', id, '--where', 'kind=source')).json().operations).toBe(
      1,
    )
    const early = await kb('changesets', 'publish', id)
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('accept or reject them first') })
    expect((await kb('changesets', 'accept', id)).out).toMatch(/^\d+ operations accepted/)
    for (const kind of ['article', 'faq'])
      expect((await kb('changesets', 'reject', id, '--where', `kind=${kind}`)).out).toBe(
        '1 operations rejected',
      )
    const { json } = await kb('changesets', 'publish', '--json', '--batch', 'decide')
    expect(json().published).toEqual([
      { changeset: imported.changeset, revision: expect.any(Number), count: 2 },
    ])
    expect((await kb('changesets', 'reject', id)).err).toContain('PUBLISHED already')
  })

  it('rejects all that waits of a batch', async () => {
    const path = await file('refused.md', `# Evenings to refuse\n\n${body(157)}`)
    const { imported } = await articleOf('--batch', 'refuse', path)
    expect((await kb('changesets', 'reject', '--batch', 'refuse')).out).toBe('1 changesets rejected')
    expect((await kb('changesets', 'publish', String(imported.changeset))).err).toContain('REJECTED already')
    expect((await kb('changesets', 'accept', '--batch', 'refuse')).err).toContain(
      'nothing waits in the batch',
    )
    expect((await kb('changesets', 'accept')).err).toContain('--batch')
  })
})
