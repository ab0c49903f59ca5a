import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Kb, openKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

let kb: Kb
beforeAll(async () => {
  kb = await openKb({ KB_RATE_LIMIT: '600' })
})
afterAll(() => kb.close())

const correction = (more: object = {}) => ({
  kind: 'supplement',
  key: 'magnesium',
  message: 'Not so.',
  ...more,
})
const send = (body: object) => kb.api.post('/v1/corrections', body)

it('takes what anybody holds to be wrong, and shows it to reviewers only', async () => {
  const sent = await send(correction({ source: 'https://ods.od.nih.gov/' }))
  expect(sent.status).toBe(202)
  await send(correction({ kind: 'population', key: 'pregnancy' }))
  expect((await kb.api.get('/v1/corrections')).status).toBe(401)
  expect((await kb.api.get('/v1/corrections', await keyFor(kb.database, 'draft'))).status).toBe(403)
  const review = await keyFor(kb.database, 'review')
  const first = await kb.api.get('/v1/corrections?limit=1', review)
  expect(first.body.data).toMatchObject([{ kind: 'population', key: 'pregnancy', source: null }])
  const second = await kb.api.get(first.body.links.next, review)
  expect(second.body.data).toMatchObject([{ message: 'Not so.', source: 'https://ods.od.nih.gov/' }])
  expect(second.body.links.next).toBeNull()
})

it('is closed by a reviewer, with a note, and found by its state', async () => {
  const review = await keyFor(kb.database, 'review', 'closer')
  const { id } = (await send(correction({ key: 'zinc' }))).body.data
  const url = `/v1/corrections/${id}`
  const draft = await keyFor(kb.database, 'draft', 'a drafter')
  expect((await kb.api.patch(url, { state: 'RESOLVED' }, draft)).status).toBe(403)
  const closed = await kb.api.patch(url, { state: 'RESOLVED', note: 'Done.' }, review)
  expect(closed.body.data).toMatchObject({ id, state: 'RESOLVED', note: 'Done.', closedBy: 'closer' })
  expect(Date.parse(closed.body.data.closedAt)).toBeGreaterThan(Date.now() - 60_000)
  const ids = async (state: string) =>
    (await kb.api.get(`/v1/corrections?state=${state}`, review)).body.data.map(
      (one: { id: number }) => one.id,
    )
  expect(await ids('RESOLVED')).toEqual([id])
  expect(await ids('OPEN,DECLINED')).not.toContain(id)
  const again = await kb.api.patch(url, { state: 'OPEN' }, review)
  expect(again.body.data).toMatchObject({ state: 'OPEN', note: 'Done.', closedBy: null, closedAt: null })
  expect((await kb.api.patch(url, {}, review)).status).toBe(400)
  expect((await kb.api.patch('/v1/corrections/999999', { state: 'OPEN' }, review)).status).toBe(404)
})

it('refuses what is about nothing, too long or not understood, and more than ten an hour', async () => {
  expect((await send(correction({ key: 'no-such-thing' }))).status).toBe(422)
  expect((await send(correction({ message: 'x'.repeat(2001) }))).status).toBe(400)
  expect((await send(correction({ message: 'x'.repeat(20_000) }))).status).toBe(413)
  expect((await send(correction({ name: 'me' }))).status).toBe(400)
  let last = await send(correction())
  for (let n = 0; n < 10 && last.status === 202; n += 1) last = await send(correction())
  expect(last.status).toBe(429)
  expect(last.headers['ratelimit-policy']).toBe('"address";q=10;w=3600')
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(60)
})
