import { beforeAll, describe, expect, it } from 'vitest'
import { pruneLog } from '../../src/ingest/log/prune.ts'
import { createRelease } from '../../src/ingest/release/create.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const kb = useKb()
const update = (operation: object) => ({ ...operation, type: 'UPDATE' }) as never
const note = (caveat: string) =>
  claim('population-note', {
    ...{ supplement: 'shown', about: 'people', source: 'said' },
    ...{ population: 'people', caveat },
  })
const noteId = 'shown--people--population-note--said'
const told = (entries: Json[]) => entries.map(({ version, type, key }) => `${version} ${type} ${key}`)

describe('the history of a record', () => {
  beforeAll(async () => {
    const own = [
      thing.source('said'),
      thing.supplement('shown'),
      thing.population('people'),
      note('Mind it.'),
    ]
    await publish(kb.database, ...own)
    await publish(kb.database, update(note('Mind it well.')))
    await publish(kb.database, update(thing.population('people', { name: 'All people' })))
    await publish(kb.database, update(note('Mind it.')))
  })

  it('tells who made each version, when and why, and what reads differently, the newest first', async () => {
    const entries = await walk(kb, `/v1/population-notes/${noteId}/history`)
    expect(told(entries)).toEqual([`3 UPDATE ${noteId}`, `2 UPDATE ${noteId}`, `1 CREATE ${noteId}`])
    expect(entries.map(({ changes }) => changes)).toEqual([
      [{ pointer: '/caveat', before: 'Mind it well.', after: 'Mind it.' }],
      [{ pointer: '/caveat', before: 'Mind it.', after: 'Mind it well.' }],
      [],
    ])
    const now = await data(kb, `/v1/population-notes/${noteId}`)
    expect(entries[0]).toMatchObject({
      ...{ actor: 'test', reason: 'A test', publishedAt: now.updatedAt, changeset: expect.any(Number) },
      record: `/v1/population-notes/${noteId}/history/3`,
    })
  })

  it('leads to the record as each version was published', async () => {
    const [third, second, first] = await walk(kb, `/v1/population-notes/${noteId}/history`)
    const [one, two, three] = await Promise.all([first, second, third].map(({ record }) => data(kb, record)))
    expect([one.caveat, two.caveat, three.caveat]).toEqual(['Mind it.', 'Mind it well.', 'Mind it.'])
    expect([two.population.name, three.population.name]).toEqual(['people', 'All people'])
    expect(three).toEqual(await data(kb, `/v1/population-notes/${noteId}`))
    expect([one.version, two.version, three.version]).toEqual([1, 2, 3])
  })

  it('may be kept: the list until the next revision, a version for long', async () => {
    const list = await kb.api.get(`/v1/population-notes/${noteId}/history`)
    const version = await kb.api.get(`/v1/population-notes/${noteId}/history/2`)
    expect(list.headers['cache-control']).toMatch(/^public, max-age=60/)
    expect(version.headers).toMatchObject({ etag: expect.stringMatching(/^"v2-/) })
    expect(version.headers['cache-control']).toBe('public, max-age=604800, immutable')
    for (const { headers, request } of [list, version] as Json[]) {
      const again = await kb.api.get(new URL(request.url).pathname, { 'if-none-match': headers.etag })
      expect(again.status).toBe(304)
    }
  })

  it('comes in pages', async () => {
    const whole = await walk(kb, `/v1/population-notes/${noteId}/history`)
    expect(await walk(kb, `/v1/population-notes/${noteId}/history?limit=1`)).toEqual(whole)
  })

  it('goes on when the record is retired', async () => {
    await publish(kb.database, thing.condition('leaving'), thing.condition('staying'))
    const retire = { type: 'RETIRE', kind: 'condition', key: 'leaving', successor: 'staying' } as const
    await publish(kb.database, retire)
    expect((await kb.api.get('/v1/conditions/leaving')).status).toBe(410)
    const entries = await walk(kb, '/v1/conditions/leaving/history')
    expect(told(entries)).toEqual(['2 RETIRE leaving', '1 CREATE leaving'])
    expect(entries[0]).toMatchObject({ changes: [], record: null })
    expect(await data(kb, '/v1/conditions/leaving/history/1')).toMatchObject({ slug: 'leaving' })
    const { status, body } = await kb.api.get('/v1/conditions/leaving/history/2')
    expect([status, body.code]).toEqual([410, 'gone'])
    await publish(kb.database, thing.condition('leaving', { summary: 'Back.' }))
    expect(told(await walk(kb, '/v1/conditions/leaving/history'))[0]).toBe('3 CREATE leaving')
  })

  it('follows the record through its keys, also when another has one of them now', async () => {
    const rename = (key: string, to: string) => ({ type: 'RENAME', kind: 'condition', key, to }) as const
    await publish(kb.database, thing.condition('first-key'))
    await publish(kb.database, update(thing.condition('first-key', { summary: 'Then.' })))
    await publish(kb.database, rename('first-key', 'second-key'))
    const moved = await kb.api.get('/v1/conditions/first-key/history/2')
    expect([moved.status, moved.headers.location]).toEqual([301, '/v1/conditions/second-key/history/2'])
    await publish(kb.database, rename('second-key', 'third-key'), thing.condition('first-key'))
    const entries = await walk(kb, '/v1/conditions/third-key/history?limit=2')
    expect(told(entries)).toEqual([
      '4 UPDATE third-key',
      ...['3 UPDATE second-key', '2 UPDATE first-key', '1 CREATE first-key'],
    ])
    expect(entries[0].changes).toEqual([{ pointer: '/slug', before: 'second-key', after: 'third-key' }])
    expect(await data(kb, '/v1/conditions/third-key/history/2')).toMatchObject({
      ...{ slug: 'first-key', summary: 'Then.' },
    })
    expect(told(await walk(kb, '/v1/conditions/first-key/history'))).toEqual(['4 CREATE first-key'])
  })

  it('goes with what is deleted', async () => {
    await publish(kb.database, thing.condition('fleeting'))
    await publish(kb.database, { type: 'DELETE', kind: 'condition', key: 'fleeting' })
    expect((await kb.api.get('/v1/conditions/fleeting/history')).status).toBe(410)
    expect((await kb.api.get('/v1/conditions/fleeting/history/1')).status).toBe(410)
    await publish(kb.database, thing.condition('fleeting'))
    expect(told(await walk(kb, '/v1/conditions/fleeting/history'))).toEqual(['3 CREATE fleeting'])
    expect((await kb.api.get('/v1/conditions/fleeting/history/1')).body.code).toBe('not-found')
  })

  it('is there for every noun', async () => {
    for (const { path, example } of resources) {
      const [entry] = await walk(kb, `/v1/${path}/${example}/history`)
      expect(await data(kb, entry.record), path).toEqual(await data(kb, `/v1/${path}/${example}`))
    }
  })

  it.each([
    ['/v1/supplements/nothing/history', 404, 'not-found', 'There is no supplement "nothing"'],
    ['/v1/dosages/turmeric/history', 404, 'not-found', 'There is no dosage "turmeric"'],
    ['/v1/supplements/shown/history/2', 404, 'not-found', 'There is no version 2 of the supplement "shown"'],
    ['/v1/supplements/shown/history/0', 400, 'invalid-parameter', 'version'],
    ['/v1/supplements/shown/history/1.0', 400, 'invalid-parameter', 'version'],
    ['/v1/supplements/shown/history/99999999999', 400, 'invalid-parameter', 'version'],
    ['/v1/supplements/shown/history/latest', 400, 'invalid-parameter', 'version'],
    ['/v1/supplements/shown/history/1?fields=name', 400, 'unknown-parameter', 'fields'],
    ['/v1/supplements/shown/history?sort=version', 400, 'unknown-parameter', 'limit, cursor'],
    ['/v1/supplements/shown/history?cursor=abc', 400, 'invalid-cursor', ''],
    ['/v1/supplements/shown/history?limit=0', 400, 'invalid-parameter', 'limit'],
  ])('%s is %i', async (url, status, code, detail) => {
    const answer = await kb.api.get(url)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail).toContain(detail)
  })
})

describe('a history that was pruned', () => {
  it('still tells who and why, says from where on the rest is kept, and lets releases be', async () => {
    await publish(kb.database, thing.condition('long', { summary: 'One.' }))
    await createRelease(kb.database, { id: 'then', title: 'Then', changelog: 'All.' })
    for (const summary of ['Two.', 'Three.'])
      await publish(kb.database, update(thing.condition('long', { summary })))
    const { revision } = await publish(kb.database, update(thing.condition('long', { summary: 'Four.' })))
    await publish(kb.database, update(thing.condition('long', { summary: 'Five.' })))
    const whole = await walk(kb, '/v1/conditions/long/history')
    await pruneLog(kb.database, revision)
    const { body } = await kb.api.get('/v1/conditions/long/history')
    expect(body.meta.keptSince).toBe(revision)
    const gone = { changes: null, record: null }
    const expected = whole.map((entry, index) => ({
      ...entry,
      ...[{}, { changes: null }, gone, gone, {}][index],
    }))
    expect(body.data).toEqual(expected)
    expect(await data(kb, '/v1/conditions/long/history/1')).toMatchObject({ summary: 'One.' })
    const { status, body: problem } = await kb.api.get('/v1/conditions/long/history/2')
    expect([status, problem.code, problem.successor]).toEqual([
      ...[410, 'no-longer-kept', '/v1/conditions/long/history'],
    ])
  })
})
