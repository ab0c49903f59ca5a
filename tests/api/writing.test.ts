import { beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

type Headers = Record<string, string>

const kb = useKb()
let publish: Headers
let draft: Headers
beforeAll(async () => {
  publish = await keyFor(kb.database, 'publish')
  draft = await keyFor(kb.database, 'draft')
})

const zinc = '/v1/supplements/zinc'
const tagOf = async (url: string) => String((await kb.api.get(url)).headers.etag)
const matching = async (url: string, key = publish) => ({ ...key, 'if-match': await tagOf(url) })
const documentOf = async (kind: string, key: string) =>
  (await kb.api.get(`/v1/documents/${kind}/${key}`)).body.data

describe('PATCH', () => {
  it('changes a record at once and answers it as a GET does, with its new ETag', async () => {
    const before = await kb.api.get(zinc)
    const answer = await kb.api.patch(
      `${zinc}?reason=Shorter`,
      { summary: 'A mineral.' },
      { ...publish, 'if-match': String(before.headers.etag), 'accept-encoding': 'identity' },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    const after = await kb.api.get(zinc, { 'accept-encoding': 'identity' })
    expect(after.body.data).toMatchObject({ summary: 'A mineral.', version: before.body.data.version + 1 })
    expect(answer.text).toBe(after.text)
    expect(answer.headers.etag).toBe(after.headers.etag)
    const gzip = { 'accept-encoding': 'gzip' }
    const coded = await kb.api.patch(zinc, {}, { ...publish, ...gzip, 'if-match': '*' })
    expect(coded.headers.etag).toBe((await kb.api.get(zinc, gzip)).headers.etag)
    expect(answer.headers['kb-revision']).toBe(after.headers['kb-revision'])
    expect((await kb.api.get(zinc, { 'if-none-match': String(answer.headers.etag) })).status).toBe(304)
    const again = await kb.api.patch(
      zinc,
      { summary: 'A metal.' },
      {
        ...publish,
        'if-match': String(answer.headers.etag),
      },
    )
    expect(again.status).toBe(200)
    const { body } = await kb.api.get(`${zinc}/history`)
    expect(body.data[1]).toMatchObject({ actor: 'publish', reason: 'Shorter' })
  })

  it('takes a merge patch by its media type too', async () => {
    const answer = await kb.api.patch(zinc, JSON.stringify({ summary: 'Zinc.' }), {
      ...(await matching(zinc)),
      'content-type': 'application/merge-patch+json',
    })
    expect(answer.status).toBe(200)
    expect(answer.body.data.summary).toBe('Zinc.')
    const text = { ...(await matching(zinc)), 'content-type': 'text/plain' }
    const refused = await kb.api.patch(zinc, 'x', text)
    expect([refused.status, refused.headers['accept-patch']]).toEqual([
      415,
      'application/merge-patch+json, application/json',
    ])
    const json = { ...publish, 'content-type': 'application/merge-patch+json' }
    expect((await kb.api.post('/v1/supplements', '{}', json)).status).toBe(415)
  })

  it('that changes nothing leaves version and ETag, and no changeset, as a PUT does', async () => {
    const before = await kb.api.get(zinc)
    const count = await kb.database.prisma.changeset.count()
    const { summary } = before.body.data
    const document = await documentOf('supplement', 'zinc')
    for (const key of [publish, draft]) {
      const headers = await matching(zinc, key)
      const answers = [
        await kb.api.patch(zinc, {}, headers),
        await kb.api.patch(zinc, { summary }, headers),
        await kb.api.put(zinc, document, headers),
      ]
      for (const answer of answers)
        expect([answer.status, answer.text, answer.headers.etag]).toEqual([
          ...[200, before.text, before.headers.etag],
        ])
    }
    expect(await kb.database.prisma.changeset.count()).toBe(count)
  })

  it('takes no half of a letter', async () => {
    const headers = await matching(zinc)
    for (const type of ['application/json', 'application/merge-patch+json'])
      for (const half of ['\\ud83d', '\\uDE00 after', '\\\\\\uD83d']) {
        const sent = { ...headers, 'content-type': type }
        const answer = await kb.api.patch(zinc, `{"summary":"${half}"}`, sent)
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid-json'])
      }
    const whole = '{"summary":"\\ud83d\\ude00 and \\\\ud83d"}'
    const answer = await kb.api.patch(zinc, whole, { ...headers, 'content-type': 'application/json' })
    expect([answer.status, answer.body.data.summary]).toEqual([200, '😀 and \\ud83d'])
  })

  it('accepts the ETag of any coding, and of a trimmed record; a version that another made is refused', async () => {
    const { version } = (await kb.api.get(zinc)).body.data
    const trimmed = await tagOf(`${zinc}?fields=name`)
    const send = (tag: string) => kb.api.patch(zinc, {}, { ...publish, 'if-match': tag })
    expect((await send(trimmed)).status).toBe(200)
    expect((await send(`"v${version}-whatever-br", "other"`)).status).toBe(200)
    expect((await send('*')).status).toBe(200)
    for (const tag of [`"v${version - 1}-x"`, `W/"v${version}-x"`, '"x"', 'nonsense', '']) {
      const answer = await send(tag)
      expect([tag, answer.status, answer.body.code]).toEqual([tag, 412, 'precondition-failed'])
      expect(answer.body.detail).toContain(`at version ${version} now`)
    }
    expect((await send(await tagOf(`${zinc}?include=dosages`))).body.detail).toContain('without "include"')
  })

  it('points into the body that was sent', async () => {
    const answer = await kb.api.patch(zinc, { name: '', colour: 'grey' }, await matching(zinc))
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/name',
      '#/colour',
    ])
    const other = await kb.api.patch(zinc, { slug: 'iron' }, await matching(zinc))
    expect([other.status, other.body.errors[0].pointer]).toEqual([422, '#/slug'])
    for (const body of ['[]', 'null', '1', '"x"'])
      expect(
        (await kb.api.patch(zinc, body, { ...(await matching(zinc)), 'content-type': 'application/json' }))
          .status,
      ).toBe(400)
  })

  it('names what other records lack', async () => {
    const id = 'magnesium--general--dosage--maximum--efsa-upper-levels'
    const answer = await kb.api.patch(
      `/v1/dosages/${id}`,
      { citations: [{ source: 'no-such-source' }] },
      await matching(`/v1/dosages/${id}`),
    )
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]).toMatchObject({ pointer: '#/citations/0/source' })
  })
})

describe('POST', () => {
  it('makes a record, and says where it is', async () => {
    const answer = await kb.api.post(
      '/v1/conditions',
      { slug: 'dry-eyes', name: 'Dry eyes', type: 'SYMPTOM' },
      publish,
    )
    expect(answer.status).toBe(201)
    expect(answer.headers.location).toBe('/v1/conditions/dry-eyes')
    expect(answer.headers.etag).toBe(await tagOf('/v1/conditions/dry-eyes'))
    expect(answer.body).toEqual((await kb.api.get('/v1/conditions/dry-eyes')).body)
    const again = await kb.api.post(
      '/v1/conditions',
      { slug: 'dry-eyes', name: 'Dry', type: 'SYMPTOM' },
      publish,
    )
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  })

  it('gives a claim its id', async () => {
    const { id, ...document } = await documentOf(
      'dosage',
      'magnesium--general--dosage--maximum--efsa-upper-levels',
    )
    const answer = await kb.api.post('/v1/dosages', { ...document, note: 'Another.' }, publish)
    expect(answer.status).toBe(201)
    expect(answer.body.data.id).not.toBe(id)
    expect(answer.headers.location).toBe(`/v1/dosages/${answer.body.data.id}`)
  })

  it('refuses a record that says nothing', async () => {
    const answer = await kb.api.post('/v1/conditions', {}, publish)
    expect([answer.status, answer.body.code]).toEqual([422, 'unprocessable'])
  })
})

describe('PUT', () => {
  const url = '/v1/conditions/put-here'
  const document = { name: 'Put here', type: 'SYMPTOM' }
  const fresh = { 'if-none-match': '*' }

  it('makes a record where there is none, and replaces it whole', async () => {
    expect((await kb.api.put(url, document, publish)).status).toBe(428)
    const made = await kb.api.put(url, { ...document, summary: 'Once.' }, { ...publish, ...fresh })
    expect([made.status, made.headers.location]).toEqual([201, url])
    const taken = await kb.api.put(url, document, { ...publish, ...fresh })
    expect([taken.status, taken.body.errors[0].parameter]).toEqual([412, 'If-None-Match'])
    const answer = await kb.api.put(url, document, { ...publish, 'if-match': String(made.headers.etag) })
    expect([answer.status, answer.body.data.summary]).toEqual([200, null])
    expect(answer.headers.etag).toBe(await tagOf(url))
    const stale = await kb.api.put(url, document, { ...publish, 'if-match': String(made.headers.etag) })
    expect(stale.status).toBe(412)
  })

  it('with If-Match makes nothing', async () => {
    const answer = await kb.api.put('/v1/conditions/nowhere', document, { ...publish, 'if-match': '*' })
    expect([answer.status, answer.body.code]).toEqual([412, 'precondition-failed'])
  })

  it('takes "*" alone in If-None-Match', async () => {
    for (const headers of [{ 'if-none-match': '"x"' }, { ...fresh, 'if-match': '*' }])
      expect((await kb.api.put(url, document, { ...publish, ...headers })).status).toBe(400)
  })
})

describe('DELETE', () => {
  it('takes the type of a body that is not there, which a POST does not', async () => {
    const json = { 'content-type': 'application/json' }
    const url = '/v1/supplements/no-such'
    for (const length of [{}, { 'content-length': '0' }]) {
      const headers = { ...publish, 'if-match': '*', ...json, ...length }
      expect((await kb.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404)
    }
    const post = await kb.app.inject({
      method: 'POST',
      url: '/v1/supplements',
      headers: { ...publish, ...json },
    })
    expect([post.statusCode, post.json().code]).toEqual([400, 'invalid-json'])
  })

  it('retires a record: 410 with its successor from then on; a PUT brings it back', async () => {
    const url = '/v1/conditions/to-go'
    await kb.api.post('/v1/conditions', { slug: 'to-go', name: 'To go', type: 'SYMPTOM' }, publish)
    expect((await kb.api.delete(url, publish)).status).toBe(428)
    const no = await kb.api.delete(`${url}?successor=no-such`, await matching(url))
    expect([no.status, no.body.errors[0].parameter]).toEqual([422, 'successor'])
    const answer = await kb.api.delete(`${url}?successor=stress`, await matching(url))
    expect([answer.status, answer.text, answer.headers.etag]).toEqual([204, '', '"v2"'])
    const gone = await kb.api.get(url)
    expect([gone.status, gone.body.successor]).toEqual([410, '/v1/conditions/stress'])
    for (const method of ['patch', 'delete'] as const) {
      const late = await kb.app.inject({
        method: method.toUpperCase() as 'PATCH',
        url,
        headers: { ...publish, 'if-match': '*' },
        ...(method === 'patch' && { payload: {} }),
      })
      expect(late.statusCode).toBe(410)
    }
    const back = await kb.api.put(
      url,
      { name: 'Back', type: 'SYMPTOM' },
      { ...publish, 'if-none-match': '*' },
    )
    expect([back.status, back.body.data.version]).toEqual([201, 3])
  })

  it('leaves what others name, and says who', async () => {
    const answer = await kb.api.delete(zinc, await matching(zinc))
    expect(answer.status).toBe(422)
    const said = answer.body.errors.map(({ detail }: { detail: string }) => detail)
    expect(said[0]).toMatch(/^supplement zinc: is still named by the \w+ /)
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('every write', () => {
  it('of what is not there is 404, of what was renamed 308', async () => {
    const there = { ...publish, 'if-match': '*' }
    expect((await kb.api.patch('/v1/supplements/no-such', {}, there)).status).toBe(404)
    expect((await kb.api.delete('/v1/supplements/no-such', there)).status).toBe(404)
    await kb.api.post('/v1/conditions', { slug: 'old-name', name: 'Old', type: 'SYMPTOM' }, publish)
    const operations = [{ op: 'rename', kind: 'condition', key: 'old-name', data: { to: 'new-name' } }]
    const { body } = await kb.api.post('/v1/changesets', { title: 'R', reason: 'R', operations }, publish)
    await kb.api.post(`/v1/changesets/${body.data.id}/publish`, {}, publish)
    const moved = await kb.api.patch('/v1/conditions/old-name', {}, there)
    expect([moved.status, moved.headers.location]).toEqual([308, '/v1/conditions/new-name'])
  })

  it('leaves a draft with a key that may only draft', async () => {
    const before = (await kb.api.get(zinc)).body.data
    const answer = await kb.api.patch(zinc, { summary: 'Drafted.' }, await matching(zinc, draft))
    expect(answer.status).toBe(202)
    expect(answer.headers.etag).toBeUndefined()
    expect(answer.body.data).toMatchObject({ state: 'DRAFT', createdBy: 'draft', operationCount: 1 })
    expect(answer.headers.location).toBe(`/v1/changesets/${answer.body.data.id}`)
    expect((await kb.api.get(zinc)).body.data).toEqual(before)
    const { body } = await kb.api.get(answer.headers.location as string, draft)
    expect(body.data.operations[0]).toMatchObject({
      op: 'update',
      patch: { summary: 'Drafted.' },
      ifVersion: before.version,
    })
    const stale = await kb.api.patch(zinc, {}, { ...draft, 'if-match': '"v0"' })
    expect(stale.status).toBe(412)
    expect((await kb.api.delete(zinc, await matching(zinc, draft))).status).toBe(202)
    expect(
      (await kb.api.post('/v1/conditions', { slug: 'drafted', name: 'D', type: 'SYMPTOM' }, draft)).status,
    ).toBe(202)
    const refused = await kb.api.post('/v1/conditions', { slug: 'drafted' }, draft)
    expect([refused.status, refused.body.errors.length]).toEqual([422, 2])
  })

  it('keeps the knowledge base whole', async () => {
    expect((await verify(kb.database)).findings).toEqual([])
  })
})
