import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { type Kb, openKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

let kb: Kb
type Key = { authorization: string; 'if-match'?: string }
let draft: Key
let other: Key
let review: Key
let publisher: Key
beforeAll(async () => {
  kb = await openKb()
  draft = await keyFor(kb.database, 'draft')
  other = await keyFor(kb.database, 'draft', 'another')
  review = await keyFor(kb.database, 'review')
  publisher = await keyFor(kb.database, 'publish')
})
afterAll(async () => {
  await kb.close()
})

const source = 'nasem-dri'
const changeset = (...operations: object[]) => ({ title: 'A test', reason: 'To test', operations })
const summary = (text: string, key = 'magnesium', more: object = {}) => ({
  ...{ op: 'update', kind: 'supplement', key, data: { summary: text } },
  ...more,
})
const post = (path: string, body: unknown = {}, key = publisher) =>
  kb.api.post(`/v1/changesets${path}`, body, key)
const make = async (operations: object[], key = draft): Promise<number> => {
  const { status, body } = await post('', changeset(...operations), key)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data.id
}
const read = async (slug = 'magnesium') => (await kb.api.get(`/v1/supplements/${slug}`)).body.data
const get = async (id: number, key = draft) => (await kb.api.get(`/v1/changesets/${id}`, key)).body.data

describe('a changeset', () => {
  it('goes from a draft through review to what readers see', async () => {
    const before = await read()
    const created = await post('', changeset(summary('A mineral, drafted.')), draft)
    expect(created.status).toBe(201)
    expect(created.headers.etag).toBe('"v1"')
    expect(created.headers['cache-control']).toBe('no-store')
    const { id } = created.body.data
    expect(created.headers.location).toBe(`/v1/changesets/${id}`)
    expect(created.body.data).toMatchObject({ state: 'DRAFT', createdBy: 'draft', origin: 'EDITOR' })
    expect(await read()).toEqual(before)
    expect((await kb.api.get(`/v1/changesets/${id}/diff`, review)).body.data).toEqual([
      {
        ...{ n: 1, op: 'update', kind: 'supplement', key: 'magnesium', state: 'PENDING' },
        versions: { written: before.version, published: before.version },
        changes: [{ pointer: '/summary', before: before.summary, after: 'A mineral, drafted.' }],
      },
    ])
    expect((await post(`/${id}/submit`, {}, draft)).body.data.state).toBe('IN_REVIEW')
    expect((await get(id)).validation).toEqual({ valid: true, errors: [], warnings: [] })
    const edited = await kb.api.patch(
      `/v1/changesets/${id}/operations/1`,
      { data: { summary: 'A mineral.' } },
      review,
    )
    expect(edited.status).toBe(200)
    expect(edited.headers.etag).toBe('"v2"')
    await kb.api.patch(`/v1/changesets/${id}/operations/1`, { state: 'ACCEPTED' }, review)
    const said = await post(`/${id}/comments`, { text: 'Better.', n: 1 }, draft)
    expect(said.body.data).toMatchObject({ n: 1, author: 'draft', text: 'Better.' })
    expect((await kb.api.get(`/v1/changesets/${id}/comments`, draft)).body.data).toHaveLength(1)
    const published = await post(`/${id}/publish`)
    expect(published.body.data).toMatchObject({ state: 'PUBLISHED', decidedBy: 'publish' })
    expect(published.body.data.revision).toBeGreaterThan(0)
    expect(await read()).toMatchObject({ summary: 'A mineral.', version: before.version + 1 })
    expect(await get(id)).toMatchObject({
      validation: null,
      operations: [{ n: 1, state: 'ACCEPTED', editedBy: 'review', patch: { summary: 'A mineral.' } }],
    })
    expect((await post(`/${id}/publish`)).status).toBe(409)
    expect(
      (await kb.api.patch(`/v1/changesets/${id}/operations/1`, { state: 'REJECTED' }, review)).status,
    ).toBe(409)
  })

  it('that was accepted in part waits for the rest to be decided', async () => {
    const id = await make([summary('In part.', 'iron'), summary('Two.', 'zinc')])
    await kb.api.patch(`/v1/changesets/${id}/operations/1`, { state: 'ACCEPTED' }, review)
    const refused = await post(`/${id}/publish`)
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      `1 operations of changeset ${id} wait: accept or reject them first.`,
    ])
    await kb.api.patch(`/v1/changesets/${id}/operations/2`, { state: 'REJECTED' }, review)
    expect((await post(`/${id}/publish`)).status).toBe(200)
  })

  it('is accepted and rejected whole or in part, in one step', async () => {
    const id = await make([summary('All.', 'iron'), summary('Of.', 'zinc'), summary('Them.', 'magnesium')])
    const url = `/v1/changesets/${id}/operations`
    const decide = (body: object, key: Key = review) => kb.api.patch(url, body, key)
    const states = async () => (await get(id)).operations.map(({ state }: { state: string }) => state)
    expect((await decide({ state: 'ACCEPTED' }, draft)).status).toBe(403)
    await kb.api.patch(`${url}/2`, { state: 'REJECTED' }, review)
    const accepted = await decide({ state: 'ACCEPTED', where: { state: 'PENDING' } })
    expect([accepted.status, accepted.headers.etag]).toEqual([200, '"v3"'])
    expect(await states()).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED'])
    expect((await decide({ state: 'PENDING' }, { ...review, 'if-match': '"v2"' })).status).toBe(412)
    expect((await decide({ state: 'PENDING', where: { op: 'create', kind: 'faq' } })).status).toBe(200)
    expect(await states()).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED'])
    expect((await decide({ state: 'PENDING' })).status).toBe(200)
    expect(await states()).toEqual(['PENDING', 'PENDING', 'PENDING'])
    expect((await decide({ state: 'ACCEPTED', where: { colour: 'red' } })).status).toBe(400)
    await post(`/${id}/reject`, {}, review)
    expect((await decide({ state: 'ACCEPTED' })).status).toBe(409)
  })

  it('leaves rejected operations out, and is abandoned when nothing is left', async () => {
    const zinc = await read('zinc')
    const id = await make([summary('One.', 'iron'), summary('Two.', 'zinc')])
    const patch = (n: number) =>
      kb.api.patch(`/v1/changesets/${id}/operations/${n}`, { state: 'REJECTED' }, review)
    await patch(2)
    expect((await post(`/${id}/publish`)).body.data.state).toBe('PUBLISHED')
    expect((await read('iron')).summary).toBe('One.')
    expect(await read('zinc')).toEqual(zinc)
    const same = await make([summary('One.', 'iron')])
    expect((await post(`/${same}/publish`)).body.data).toMatchObject({ state: 'ABANDONED', revision: null })
  })

  it('is closed by a reviewer, or by whoever drafted it', async () => {
    const [mine, theirs] = [await make([summary('X.')]), await make([summary('Y.')])]
    expect((await post(`/${mine}/reject`, {}, other)).status).toBe(403)
    expect((await post(`/${mine}/reject`, {}, draft)).body.data.state).toBe('ABANDONED')
    expect((await post(`/${theirs}/reject`, {}, review)).body.data).toMatchObject({
      state: 'REJECTED',
      decidedBy: 'review',
    })
    expect((await post(`/${theirs}/submit`, {}, review)).status).toBe(409)
  })

  it('of somebody else is read by every key, and edited by reviewers only', async () => {
    const id = await make([summary('Mine.')])
    expect((await kb.api.get(`/v1/changesets/${id}`, other)).status).toBe(200)
    const edit = (key: Key, body: object = { note: 'n' }) =>
      kb.api.patch(`/v1/changesets/${id}/operations/1`, body, key)
    expect((await edit(other)).status).toBe(403)
    expect((await edit(draft, { state: 'ACCEPTED' })).status).toBe(403)
    expect((await edit(draft)).status).toBe(200)
    for (const name of ['submit', 'rebase'])
      expect((await post(`/${id}/${name}`, {}, other)).status).toBe(403)
    await post(`/${id}/submit`, {}, draft)
    expect((await edit(draft)).status).toBe(403)
    expect((await edit(review)).status).toBe(200)
    const stale = await kb.api.patch(
      `/v1/changesets/${id}/operations/1`,
      { note: 'late' },
      { ...review, 'if-match': '"v1"' },
    )
    expect(stale.status).toBe(412)
  })

  it('is listed, the newest first, by state, author and batch', async () => {
    await post('', { ...changeset(summary('B.')), batch: 'a-batch' }, other)
    const list = async (query: string) => (await kb.api.get(`/v1/changesets?${query}`, draft)).body
    expect((await list('batch=a-batch')).data).toMatchObject([{ createdBy: 'another', batch: 'a-batch' }])
    const first = await list('createdBy=draft&limit=2')
    expect(first.data).toHaveLength(2)
    const next = (await kb.api.get(first.links.next, draft)).body
    expect(next.data[0].id).toBeLessThan(first.data[1].id)
    expect(
      (await list('state=PUBLISHED')).data.every(({ state }: { state: string }) => state === 'PUBLISHED'),
    ).toBe(true)
    expect((await kb.api.get('/v1/changesets?state=OPEN', draft)).status).toBe(400)
  })
})

describe('validation', () => {
  it('refuses to store what is wrong by itself, with a pointer to each fault', async () => {
    const answer = await post(
      '',
      changeset(
        {
          op: 'create',
          kind: 'dosage',
          data: { supplement: 'iron', type: 'MAXIMUM', per: 'DAY', amount: { max: 1, unit: 'oz' } },
        },
        summary('ok', 'iron', { data: { category: 'STONE', slug: 'iron' } }),
        summary('ok', 'no-such-thing'),
        summary('ok', 'zinc', { ifVersion: 77 }),
        summary('twice', 'iron'),
        { op: 'create', kind: 'source', key: 'a', data: { slug: 'b' } },
      ),
      draft,
    )
    expect(answer.status).toBe(422)
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers).toEqual([
      '#/operations/0/data',
      '#/operations/1/data/category',
      '#/operations/2',
      '#/operations/3/ifVersion',
      '#/operations/4/key',
      '#/operations/5/data/slug',
    ])
  })

  const dose = (id: string, max: number, more: object = {}) => ({
    ...{ op: 'create', kind: 'dosage', key: id },
    data: {
      ...{
        supplement: 'magnesium',
        type: 'MAXIMUM',
        per: 'DAY',
        amount: { max, unit: 'mg' },
        amountBasis: 'ELEMENTAL',
      },
      ...{ citations: [{ source }], ...more },
    },
  })

  it('tells what keeps it from being published, and what to look at, and stores nothing', async () => {
    const { body: before } = await kb.api.get('/v1/changesets?limit=1', draft)
    const { status, body } = await post(
      '/validate',
      changeset(
        dose('test-dose-huge', 900_000),
        dose('test-dose-lost', 300, { citations: [{ source: 'no-such-source' }] }),
        dose('test-dose-uncited', 300, { citations: [] }),
      ),
      draft,
    )
    expect(status).toBe(200)
    expect(body.data.valid).toBe(false)
    expect(body.data.errors).toMatchObject([{ n: 3, pointer: '#/operations/2/data/citations' }])
    const second = await post(
      '/validate',
      changeset(dose('test-dose-huge', 900_000), dose('test-lost', 3, { citations: [{ source: 'lost' }] })),
      draft,
    )
    expect(second.body.data.errors).toMatchObject([
      {
        n: 2,
        key: 'test-lost',
        pointer: '#/operations/1/data/citations/0/source',
        detail: expect.stringContaining('no source "lost"'),
      },
    ])
    const warnings = second.body.data.warnings as {
      n: number
      pointer: string
      contradicts: { about: string[] } | null
    }[]
    expect(warnings.find(({ n, pointer }) => n === 1 && pointer.endsWith('/amount'))).toBeDefined()
    expect(warnings.find(({ contradicts }) => contradicts?.about.includes('LIMIT'))).toBeDefined()
    expect((await kb.api.get('/v1/changesets?limit=1', draft)).body).toEqual(before)
  })

  it('is listed with how many of its claims contradict what is published, while it is open', async () => {
    const batch = 'contradicting'
    const operations = [dose('test-dose-other', 321), dose('test-dose-more', 322), summary('Calm.')]
    const { body } = await post('', { ...changeset(...operations), batch }, draft)
    const { id } = body.data
    const listed = async (query = '&include=contradictions') =>
      (await kb.api.get(`/v1/changesets?batch=${batch}${query}`, draft)).body.data[0].contradictions
    const { warnings } = (await get(id)).validation
    const told = warnings.filter(({ contradicts }: { contradicts: object | null }) => contradicts !== null)
    expect(new Set(told.map(({ n }: { n: number }) => n)).size).toBe(2)
    expect([await listed(), await listed(), await listed('')]).toEqual([2, 2, null])
    await kb.api.patch(`/v1/changesets/${id}/operations/1`, { state: 'REJECTED' }, review)
    expect(await listed()).toBe(1)
    await post(`/${id}/reject`, {}, review)
    expect(await listed()).toBeNull()
  })

  it('gives claims without an id one that is free, and tells broken links of articles', async () => {
    const { data } = dose('', 320)
    const id = await make([
      { op: 'create', kind: 'dosage', data },
      { op: 'create', kind: 'dosage', data: { ...data, amount: { max: 321, unit: 'mg' } } },
    ])
    const { operations } = await get(id)
    expect(operations.map(({ key }: { key: string }) => key)[1]).toBe(
      `${operations[0].key.replace(/--\d+$/, '')}--${Number(/--(\d+)$/.exec(operations[0].key)?.[1] ?? 1) + 1}`,
    )
    const slug = 'ashwagandha-stress-linked-back-pain'
    const shown = `ashwagandha--drowsiness--adverse-effect--denied--article-${slug}`
    const retired = await post(
      '/validate',
      changeset({ op: 'retire', kind: 'adverse-effect', key: shown }),
      draft,
    )
    expect(retired.body.data.errors).toMatchObject([
      { n: 1, pointer: '#/operations/0', detail: `is still named by the article ${slug}` },
    ])
    await post(`/${id}/reject`, {}, draft)
  })
})

describe('two changesets on one record', () => {
  it('the later gets 409 with both versions, and can be rebased', async () => {
    const { version, properName } = await read('ginger')
    const first = await make([summary('First.', 'ginger')])
    const second = await make([{ ...summary('', 'ginger'), data: { properName: 'Zingiber' } }])
    const third = await make([summary('Third.', 'ginger')])
    await post(`/${first}/publish`)
    const refused = await post(`/${second}/publish`)
    expect(refused.status).toBe(409)
    expect(refused.body.errors).toMatchObject([
      {
        pointer: '#/operations/0/ifVersion',
        detail: expect.stringContaining(`yours: ${version}, published: ${version + 1}`),
      },
    ])
    expect((await get(second)).validation.errors[0].versions).toEqual({
      written: version,
      published: version + 1,
    })
    const rebased = await post(`/${second}/rebase`, {}, draft)
    expect(rebased.body.data.rebased).toEqual([{ n: 1, from: version, to: version + 1, conflicts: [] }])
    expect((await post(`/${second}/publish`)).status).toBe(200)
    expect(await read('ginger')).toMatchObject({
      summary: 'First.',
      properName: 'Zingiber',
      version: version + 2,
    })
    const conflicting = await post(`/${third}/rebase`, {}, draft)
    expect(conflicting.body.data.rebased).toMatchObject([{ to: version + 2, conflicts: ['/summary'] }])
    await post(`/${third}/publish`)
    expect(await read('ginger')).toMatchObject({ summary: 'Third.', properName: 'Zingiber' })
    expect(properName).not.toBe('Zingiber')
  })

  it('that create one record: the later is told, and becomes an update', async () => {
    const record = (name: string) => ({ op: 'create', kind: 'practice', key: 'test-walks', data: { name } })
    const [first, second] = [await make([record('Walks')]), await make([record('Long walks')])]
    await post(`/${first}/publish`)
    expect((await post(`/${second}/publish`)).status).toBe(409)
    expect((await post(`/${second}/rebase`, {}, draft)).status).toBe(200)
    expect((await post(`/${second}/publish`)).status).toBe(200)
    expect((await kb.api.get('/v1/practices/test-walks')).body.data.name).toBe('Long walks')
  })
})

describe('undoing', () => {
  it('makes the opposite changeset', async () => {
    const before = await read('garlic')
    const operations = [
      summary('Changed.', 'garlic'),
      { op: 'create', kind: 'practice', key: 'test-new', data: { name: 'New' } },
      { op: 'rename', kind: 'practice', key: 'test-walks', data: { to: 'test-walking' } },
    ]
    const id = await make(operations)
    expect((await post(`/${id}/publish`)).status).toBe(200)
    const undo = await post(`/${id}/revert`, { reason: 'A mistake' }, draft)
    expect(undo.status).toBe(201)
    expect(undo.body.data).toMatchObject({ state: 'DRAFT', reverts: id, reason: 'A mistake' })
    expect((await get(id)).revertedBy).toEqual([undo.body.data.id])
    const published = await post(`/${undo.body.data.id}/publish`)
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    expect(await read('garlic')).toEqual({
      ...before,
      version: before.version + 2,
      updatedAt: expect.any(String),
    })
    expect((await kb.api.get('/v1/practices/test-new')).status).toBe(410)
    expect((await kb.api.get('/v1/practices/test-walks')).status).toBe(200)
    const again = await post(`/${undo.body.data.id}/revert`, {}, draft)
    expect((await post(`/${again.body.data.id}/publish`)).status).toBe(200)
    expect((await kb.api.get('/v1/practices/test-new')).body.data.name).toBe('New')
    expect((await post(`/${await make([summary('Z.')])}/revert`, {}, draft)).status).toBe(409)
    expect((await verify(kb.database)).findings).toEqual([])
  })
})
