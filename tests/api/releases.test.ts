import { beforeAll, describe, expect, it } from 'vitest'
import { createRelease } from '../../src/ingest/release/create.ts'
import { verify } from '../../src/ingest/verify.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data, walk } from '../support/walk.ts'

const kb = useKb()

const update = (operation: object) => ({ ...operation, type: 'UPDATE' }) as never

describe('releases', () => {
  it('are two from the first start on, the newest first, each with what it holds', async () => {
    const { body } = await kb.api.get('/v1/releases')
    expect(body.data).toMatchObject([
      { id: '2026.11.1', revision: 2, title: 'Twenty-five more supplements' },
      { id: '2026.11.0', revision: 1, title: 'Foundation' },
    ])
    expect((await walk(kb, '/v1/releases?limit=1')).map(({ id }) => id)).toEqual(['2026.11.1', '2026.11.0'])
  })

  it('say what they hold, on which sources it rests and how to check a copy', async () => {
    const release = await data(kb, '/v1/releases/2026.11.0')
    expect(release.records[0]).toEqual({ kind: 'supplement', count: 4 })
    expect(release.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(release.export).toBe('/v1/export?release=2026.11.0')
    const sources = release.records.find(({ kind }: { kind: string }) => kind === 'source').count
    const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
    expect([sum(release.sources), sum(release.licenses)]).toEqual([sources, sources])
  })

  it.each([
    '/v1/releases/2026.10.0',
    '/v1/releases/x',
    '/v1/releases/2026.11.0/diff/x',
    '/v1/releases/x/diff/2026.11.0',
  ])('%s is 404', async url => {
    const { status, body } = await kb.api.get(url)
    expect([status, body.code]).toEqual([404, 'not-found'])
    expect(body.detail).toContain('There is no release')
  })
})

describe('a record as it was in a release', () => {
  it('is what the export of that release holds, and may be kept for long', async () => {
    const { status, body, headers } = await kb.api.get('/v1/supplements/turmeric?release=2026.11.0')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      ...{ 'kb-release': '2026.11.0', 'kb-revision': '1' },
      'cache-control': 'public, max-age=604800, immutable',
    })
    expect(headers.etag).toMatch(/^"v1-/)
    const { body: whole } = await kb.api.get('/v1/export?release=2026.11.0&kind=supplement&format=json')
    expect(body.data).toEqual(whole.data.find(({ slug }: { slug: string }) => slug === 'turmeric'))
    expect(body.links.self).toBe('/v1/supplements/turmeric?release=2026.11.0')
    const again = await kb.api.get('/v1/supplements/turmeric?release=2026.11.0', {
      'if-none-match': headers.etag ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('stays what it was through changes, renames and deletions', async () => {
    await publish(kb.database, thing.condition('passing', { summary: 'Then.' }), thing.condition('fleeting'))
    const { revision } = await createRelease(kb.database, {
      id: 'before',
      title: 'Before',
      changelog: 'All.',
    })
    const then = await data(kb, '/v1/conditions/passing')
    await publish(kb.database, update(thing.condition('passing', { summary: 'Now.' })))
    await publish(
      kb.database,
      { type: 'RENAME', kind: 'condition', key: 'passing', to: 'passed' },
      { type: 'DELETE', kind: 'condition', key: 'fleeting' },
    )
    const { body, headers } = await kb.api.get('/v1/conditions/passing?release=before')
    expect(body.data).toEqual(then)
    expect(headers['kb-revision']).toBe(String(revision))
    expect((await kb.api.get('/v1/conditions/fleeting?release=before')).status).toBe(200)
    expect((await kb.api.get('/v1/conditions/passed?release=before')).status).toBe(404)
    expect((await kb.api.get('/v1/conditions/fleeting')).status).toBe(410)
  })

  it.each([
    ['/v1/supplements/zinc?release=2026.11.0', 404, 'not-found'],
    ['/v1/supplements/nothing?release=2026.11.0', 404, 'not-found'],
    ['/v1/dosages/turmeric?release=2026.11.0', 404, 'not-found'],
    ['/v1/supplements/turmeric?release=2026.11', 404, 'not-found'],
    ['/v1/supplements/turmeric?release=', 400, 'invalid-parameter'],
    ['/v1/supplements/turmeric?release=2026.11.0&release=2026.11.1', 400, 'invalid-parameter'],
    ['/v1/supplements/turmeric?release=2026.11.0&fields=name', 400, 'invalid-parameter'],
    ['/v1/supplements/turmeric?release=2026.11.0&include=dosages', 400, 'invalid-parameter'],
    ['/v1/supplements?release=2026.11.0', 400, 'unknown-parameter'],
    ['/v1/supplements/turmeric/dosages?release=2026.11.0', 400, 'unknown-parameter'],
    ['/v1/changes?since=0&release=2026.11.0', 400, 'unknown-parameter'],
  ])('%s is %i', async (url, status, code) => {
    const answer = await kb.api.get(url)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe('the difference between two releases', () => {
  const diff = (query = '') => walk(kb, `/v1/releases/a/diff/b${query}`)
  beforeAll(async () => {
    const own = {
      ...{ supplement: 'shown', id: 'shown--people--note' },
      population: 'people',
      caveat: 'Mind it.',
    }
    await publish(
      kb.database,
      ...[
        thing.source('said'),
        thing.supplement('shown'),
        thing.population('people'),
        thing.condition('leaving'),
      ],
      ...[thing.condition('there-and-back'), thing.condition('to-rename'), thing.condition('untouched')],
      { type: 'CREATE', kind: 'population-note', document: { ...own, citations: [{ source: 'said' }] } },
    )
    await createRelease(kb.database, { id: 'a', title: 'A', changelog: 'All.' })
    await publish(
      kb.database,
      update(thing.source('said', { title: 'Said anew' })),
      ...[thing.condition('arriving'), thing.condition('brief')],
      update(thing.condition('there-and-back', { summary: 'There.' })),
      { type: 'RETIRE', kind: 'condition', key: 'leaving' },
      { type: 'RENAME', kind: 'condition', key: 'to-rename', to: 'was-renamed' },
    )
    await publish(kb.database, { type: 'DELETE', kind: 'condition', key: 'brief' })
    await createRelease(kb.database, { id: 'b', title: 'B', changelog: 'Some.' })
  })

  it('tells what was created, updated, taken away, and what only reads differently', async () => {
    expect((await diff()).map(({ kind, key, type }) => `${type} ${kind} ${key}`)).toEqual([
      'CREATE condition arriving',
      'RETIRE condition leaving',
      'UPDATE condition there-and-back',
      'RENAME condition to-rename',
      'CREATE condition was-renamed',
      'RERENDERED population-note shown--people--note',
      'UPDATE source said',
    ])
  })

  it('comes in pages, by kind, and with the records on request', async () => {
    const whole = await diff()
    expect(await diff('?limit=2')).toEqual(whole)
    expect(await diff('?kind=source,faq')).toEqual(whole.slice(-1))
    const [source] = await diff('?kind=source&include=before,after')
    expect([source.before.title, source.after.title]).toEqual(['said', 'Said anew'])
    const [created, retired] = await diff('?kind=condition&include=before,after')
    expect([created.before, created.after.slug]).toEqual([null, 'arriving'])
    expect([retired.before.slug, retired.after]).toEqual(['leaving', null])
  })

  it('is none between a release and itself, and refused backwards', async () => {
    expect(await walk(kb, '/v1/releases/a/diff/a')).toEqual([])
    const { status, body } = await kb.api.get('/v1/releases/b/diff/a')
    expect([status, body.code, body.errors[0].parameter]).toEqual([400, 'invalid-parameter', 'from'])
  })

  it('has something to say of the two that are shipped', async () => {
    const changes = await walk(kb, '/v1/releases/2026.11.0/diff/2026.11.1?kind=supplement&limit=100')
    expect(changes.filter(({ type }) => type === 'CREATE')).toHaveLength(25)
  })

  it('leaves a knowledge base that is sound', async () => {
    expect((await verify(kb.database)).findings).toEqual([])
  })
})
