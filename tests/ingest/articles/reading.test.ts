import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ArticleError } from '../../../src/extract/article-error.ts'
import { readArticle } from '../../../src/ingest/articles/reading/read-article.ts'
import { ReadersBusy, ReadingThreads } from '../../../src/ingest/articles/reading/reading-threads.ts'
import { keyFor } from '../../support/article-key.ts'
import { type Kb, openKb } from '../../support/kb.ts'

const short = '# Zinc\n\n## Dosage\n\nAdults take 10 mg a day.\n'
const heavy = `Zinc\n\n${'Adults take 10 mg of zinc a day with food. '.repeat(24_000)}`

const post = async ({ api, database }: Kb, text: string) =>
  api.post('/v1/articles/import', text, {
    ...(await keyFor(database, 'draft', `writer-${performance.now()}`)),
    'content-type': 'text/plain',
  })

describe('while one megabyte of one line is read', () => {
  let kb: Kb
  beforeAll(async () => {
    // On a machine that is busy with other tests.
    kb = await openKb({ KB_REQUEST_TIMEOUT_MS: '60000' })
  })
  afterAll(() => kb.close())

  it('others are answered', async () => {
    const times: number[] = []
    let isDone = false
    const sent = post(kb, heavy).finally(() => {
      isDone = true
    })
    while (!isDone) {
      const start = performance.now()
      expect((await kb.api.get('/v1/supplements/zinc')).status).toBe(200)
      times.push(performance.now() - start)
    }
    expect((await sent).status).toBe(200)
    expect(times.length).toBeGreaterThan(20)
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(200)
  })
})

describe('an article that takes too long', () => {
  it('is refused with the reason', async () => {
    const kb = await openKb({ KB_REQUEST_TIMEOUT_MS: '500' })
    try {
      const { status, body } = await post(kb, heavy)
      expect(status).toBe(422)
      expect(body.detail).toContain('longer than 0.4 s')
    } finally {
      await kb.close()
    }
  })
})

describe('a thread for reading', () => {
  const threads = new ReadingThreads({ threads: 1 })
  const patient = { limitMs: 60_000 }
  afterAll(() => threads.close())

  it('finds what is found here', async () => {
    expect(await threads.read(short, 'md', patient)).toEqual(await readArticle(short, 'md'))
  })

  it('tells what is wrong with an article, and goes on', async () => {
    const nested = threads.read('<div>'.repeat(3000), 'html', patient)
    await expect(nested).rejects.toThrow(ArticleError)
    await expect(nested).rejects.toThrow('inside each other')
    expect((await threads.read(short, 'md', patient)).extract.title).toBe('Zinc')
  })

  it('is free again when nobody waits any longer, and after one that took too long', async () => {
    const gone = new AbortController()
    const left = threads.read(heavy, 'txt', { ...patient, signal: gone.signal })
    const next = threads.read(short, 'md', patient)
    gone.abort()
    await expect(left).rejects.toThrow('aborted')
    expect((await next).extract.title).toBe('Zinc')
    await expect(threads.read(heavy, 'txt', { limitMs: 50 })).rejects.toThrow('longer than 0.05 s')
    expect((await threads.read(short, 'md', patient)).extract.title).toBe('Zinc')
  })

  it('lets some wait, each for its turn or until it leaves, and turns more away', async () => {
    const many = new ReadingThreads({ threads: 1 })
    const gone = new AbortController()
    const ends: number[] = []
    const first = many.read(short, 'md', patient).then(() => ends.push(0))
    const waiting = Array.from({ length: 15 }, (_, at) =>
      many.read(short, 'md', patient).then(() => ends.push(at + 1)),
    )
    const left = many.read(short, 'md', { ...patient, signal: gone.signal })
    await expect(many.read(short, 'md', patient)).rejects.toThrow(ReadersBusy)
    gone.abort()
    await expect(left).rejects.toThrow('aborted')
    await Promise.all([first, ...waiting])
    expect(ends).toEqual(Array.from({ length: 16 }, (_, at) => at))
    const last = many.read(heavy, 'txt', patient)
    await Promise.all([expect(last).rejects.toThrow('aborted'), many.close()])
  })
})
