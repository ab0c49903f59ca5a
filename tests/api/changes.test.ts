import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pruneLog } from '../../src/ingest/log/prune.ts'
import { ask } from '../support/export.ts'
import { type Kb, openKb, useKb } from '../support/kb.ts'
import { claim, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const kb = useKb()

const update = (operation: object) => ({ ...operation, type: 'UPDATE' }) as never
const note = (source: string, more = {}) =>
  claim('population-note', {
    ...{ supplement: 'watched', about: 'people', population: 'people', source, caveat: 'Mind it.' },
    ...more,
  })

const revisionNow = async () => Number((await kb.api.get('/v1')).headers['kb-revision'])
const changesSince = (since: number, more = '') => walk(kb, `/v1/changes?since=${since}${more}`)
const told = (changes: Json[]) => changes.map(({ kind, key, type }) => `${type} ${kind} ${key}`)

describe('the changes since a revision', () => {
  let start: number
  const id = (source: string) => `watched--people--population-note--${source}`
  beforeAll(async () => {
    start = (await publish(kb.database, thing.source('first'), thing.source('second'))).revision
    await publish(
      kb.database,
      ...[thing.supplement('watched'), thing.population('people'), note('first')],
      ...[thing.condition('goes'), thing.condition('stays'), thing.condition('mistake')],
    )
    await publish(kb.database, note('second', { caveat: 'Take care.' }))
    await publish(kb.database, update(thing.source('second', { title: 'A new title' })))
    await publish(kb.database, { type: 'RENAME', kind: 'population', key: 'people', to: 'humans' })
    await publish(
      kb.database,
      { type: 'RETIRE', kind: 'condition', key: 'goes', successor: 'stays' },
      { type: 'DELETE', kind: 'condition', key: 'mistake' },
    )
  })

  it('are told revision by revision, what others brought about too', async () => {
    const changes = await changesSince(start)
    expect(changes.map(({ revision }) => revision - start)).toEqual([
      ...[1, 1, 1, 1, 1, 1],
      ...[2, 2],
      ...[3, 3],
      ...[4, 4, 4, 4],
      ...[5, 5],
    ])
    expect(told(changes.filter(({ revision }) => revision > start + 1))).toEqual([
      `RERENDERED population-note ${id('first')}`,
      `CREATE population-note ${id('second')}`,
      `RERENDERED population-note ${id('second')}`,
      'UPDATE source second',
      'UPDATE population humans',
      'RENAME population people',
      `UPDATE population-note ${id('first')}`,
      `UPDATE population-note ${id('second')}`,
      'RETIRE condition goes',
      'DELETE condition mistake',
    ])
    expect(changes.at(-2)).toMatchObject({ successor: 'stays', reason: 'A test', version: 2 })
    expect(changes.at(-1)).toMatchObject({ successor: null, reason: 'A test' })
    expect(changes.find(({ type }) => type === 'RENAME')).toMatchObject({
      key: 'people',
      successor: 'humans',
    })
    expect(changes.at(-1)).not.toHaveProperty('after')
  })

  it('tell the record before and after on request', async () => {
    const changes = await changesSince(start + 1, '&include=before,after')
    const [agreement, created, retitled, source] = changes
    expect([agreement.before.agreement, agreement.after.agreement]).toEqual(['SOLE', 'AGREES'])
    expect(agreement.after.version).toBe(1)
    expect([created.before, created.after.caveat]).toEqual([null, 'Take care.'])
    const titleIn = (record: Json) => record.citations[0].source.title
    expect([titleIn(retitled.before), titleIn(retitled.after)]).toEqual(['second', 'A new title'])
    expect(source.after).toEqual(await data(kb, '/v1/sources/second'))
    expect([changes.at(-1).before.slug, changes.at(-1).after]).toEqual(['mistake', null])
    const [after] = await changesSince(start + 1, '&include=after')
    expect(after).not.toHaveProperty('before')
  })

  it('come page by page, also within a revision, and until says how far one is', async () => {
    const whole = await changesSince(start)
    expect(await changesSince(start, '&limit=1')).toEqual(whole)
    const first = await kb.api.get(`/v1/changes?since=${start}&limit=3`)
    expect(first.body.meta.until).toBe(start)
    expect(first.headers['cache-control']).toBe('no-cache')
    const second = await kb.api.get(`/v1/changes?since=${start}&limit=9`)
    expect(second.body.meta.until).toBe(start + 2)
    const last = await kb.api.get(`/v1/changes?since=${start}&limit=100`)
    expect(last.body.meta.until).toBe(await revisionNow())
    expect(last.body.links.next).toBeNull()
    expect(last.headers['kb-revision']).toBe(String(last.body.meta.until))
  })

  it('are of the kinds that are asked for', async () => {
    const changes = await changesSince(start, '&kind=source,condition')
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['source', 'condition']))
    const { body } = await kb.api.get(`/v1/changes?since=${start}&kind=faq`)
    expect([body.data, body.meta.until]).toEqual([[], await revisionNow()])
  })

  it('begin with the very first', async () => {
    const { body } = await kb.api.get('/v1/changes?since=0&limit=1')
    expect(body.data).toMatchObject([{ revision: 1, type: 'CREATE' }])
  })

  it.each([
    ['', 'invalid-parameter', 'since'],
    ['?since=', 'invalid-parameter', 'since'],
    ['?since=-1', 'invalid-parameter', 'since'],
    ['?since=1.5', 'invalid-parameter', 'since'],
    ['?since=yesterday', 'invalid-parameter', 'since'],
    ['?since=99999', 'invalid-parameter', 'since'],
    ['?since=99999999999999999999', 'invalid-parameter', 'since'],
    ['?since=0&since=1', 'invalid-parameter', 'since'],
    ['?since=0&wait=31', 'invalid-parameter', 'wait'],
    ['?since=0&wait=x', 'invalid-parameter', 'wait'],
    ['?since=0&include=record', 'invalid-parameter', 'include'],
    ['?since=0&kind=vitamin', 'invalid-parameter', 'kind'],
    ['?since=0&type=CREATE', 'unknown-parameter', 'type'],
    ['?since=0&cursor=eA', 'invalid-cursor', 'cursor'],
  ])('are refused for %s', async (query, code, parameter) => {
    const { status, body } = await kb.api.get(`/v1/changes${query}`)
    expect([status, body.code, body.errors[0].parameter]).toEqual([400, code, parameter])
  })

  it('refuse the cursor of another question', async () => {
    const { body } = await kb.api.get('/v1/changes?since=0&limit=1')
    const other = body.links.next.replace('since=0', 'since=1')
    expect((await kb.api.get(other)).body.code).toBe('invalid-cursor')
  })
})

describe('waiting for changes', () => {
  const opened: Kb[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })
  const open = async (env = {}) => {
    const one = await openKb(env)
    opened.push(one)
    return one
  }
  const timed = async <T>(work: Promise<T>) => {
    const begin = performance.now()
    return { result: await work, ms: performance.now() - begin }
  }

  it('ends with the next revision', async () => {
    const one = await open()
    const since = Number((await one.api.get('/v1/supplements?limit=1')).headers['kb-revision'])
    const waiting = one.api.get(`/v1/changes?since=${since}&wait=20`)
    await sleep(300)
    await publish(one.database, thing.condition('awaited'))
    const { result, ms } = await timed(waiting)
    expect(ms).toBeLessThan(5000)
    expect(told(result.body.data)).toEqual(['CREATE condition awaited'])
    expect(result.body.meta.until).toBe(since + 1)
  })

  it('ends empty when its time is over, whatever a request may take otherwise', async () => {
    const one = await open({ KB_REQUEST_TIMEOUT_MS: '500' })
    const since = Number((await one.api.get('/v1/supplements?limit=1')).headers['kb-revision'])
    const { result, ms } = await timed(one.api.get(`/v1/changes?since=${since}&wait=2`))
    expect([result.status, result.body.data, result.body.meta.until]).toEqual([200, [], since])
    expect(ms).toBeGreaterThan(1900)
  })

  it('does not wait when there is something to tell', async () => {
    const one = await open()
    const { result, ms } = await timed(one.api.get('/v1/changes?since=0&wait=30&limit=1'))
    expect(result.body.data).toHaveLength(1)
    expect(ms).toBeLessThan(5000)
  })

  it('takes no connection to the database, and ends when the service stops', async () => {
    const one = await open()
    const since = Number((await one.api.get('/v1/supplements?limit=1')).headers['kb-revision'])
    // More than there are connections.
    const waiting = Array.from({ length: 12 }, () => one.api.get(`/v1/changes?since=${since}&wait=30`))
    await sleep(1000)
    const { ms } = await timed(one.api.get('/v1/supplements/magnesium'))
    expect(ms).toBeLessThan(3000)
    const closing = one.app.close()
    const answers = await Promise.all(waiting)
    expect(answers.map(({ status, body }) => [status, body.data])).toEqual(answers.map(() => [200, []]))
    await closing
  })

  it('ends when the one who waits has gone', async () => {
    const one = await open()
    const since = Number((await one.api.get('/v1/supplements?limit=1')).headers['kb-revision'])
    const done = new Promise(resolve =>
      one.app.server.on('request', (_, answer) => answer.on('close', resolve)),
    )
    const request = await ask(one.app, `/v1/changes?since=${since}&wait=30`)
    request.on('error', () => undefined)
    await sleep(300)
    request.destroy()
    await done
    const { ms } = await timed(one.app.close())
    expect(ms).toBeLessThan(5000)
  })
})

describe('a log that was pruned', () => {
  it('answers who comes from before with 410 and the way to the export, and releases as ever', async () => {
    const one = await openKb()
    try {
      await publish(one.database, thing.condition('one', { summary: 'One.' }))
      await publish(one.database, update(thing.condition('one', { summary: 'Two.' })))
      const { revision } = await publish(one.database, update(thing.condition('one', { summary: 'Three.' })))
      const before = await one.api.get('/v1/export?release=2026.11.0&format=json')
      const kept = await pruneLog(one.database, revision)
      expect(kept).toEqual({ keptSince: revision, forgotten: 2 })
      const gone = await one.api.get(`/v1/changes?since=${revision - 1}`)
      expect([gone.status, gone.body.code, gone.body.successor]).toEqual([
        410,
        'no-longer-kept',
        '/v1/export',
      ])
      expect((await one.api.get(`/v1/changes?since=${revision}`)).body.data).toEqual([])
      const old = await one.api.get(`/v1/export?cursor=${revision - 1}/condition/one`)
      expect([old.status, old.body.code, old.body.successor]).toEqual([410, 'no-longer-kept', '/v1/export'])
      expect((await one.api.get('/v1/export?release=2026.11.0&format=json')).text).toBe(before.text)
      expect((await one.api.get('/v1/conditions/one')).body.data.summary).toBe('Three.')
    } finally {
      await one.close()
    }
  }, 60_000)
})
