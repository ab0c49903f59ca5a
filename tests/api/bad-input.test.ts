import { describe, expect, it } from 'vitest'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'

const kb = useKb()

/** A refusal, as a problem document. */
async function refused(url: string, headers?: Record<string, string>) {
  const answer = await kb.api.get(url, headers)
  expect(answer.headers['content-type'], url).toBe('application/problem+json')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.body).toMatchObject({
    status: answer.status,
    type: `/problems/${answer.body.code}`,
    title: expect.any(String),
    detail: expect.any(String),
    errors: expect.any(Array),
    requestId: expect.any(String),
    retryable: false,
  })
  return answer
}

describe.each(resources.map(({ path, example, name, includes }) => ({ path, example, name, includes })))(
  '/v1/$path',
  ({ path, example, name, includes }) => {
    it('answers an unknown key with 404', async () => {
      const { status, body } = await refused(`/v1/${path}/nothing-like-it`)
      expect([status, body.code]).toEqual([404, 'not-found'])
      expect(body.detail).toContain(`${name} "nothing-like-it"`)
    })

    it('refuses an unknown parameter, and names the allowed and the nearest', async () => {
      for (const url of [`/v1/${path}`, `/v1/${path}/${example}`]) {
        const { status, body } = await refused(`${url}?feilds=name`)
        expect([status, body.code]).toEqual([400, 'unknown-parameter'])
        expect(body.errors[0]).toMatchObject({ parameter: 'feilds', nearest: 'fields' })
        expect(body.errors[0].allowed).toContain('fields')
        expect(body.detail).toContain('fields')
      }
    })

    it('refuses a field, an include and a sort that it does not know', async () => {
      const list = async (name: string) => (await refused(`/v1/${path}?${name}=nonsense`)).body
      for (const name of ['fields', 'sort', ...(includes.length > 0 ? ['include'] : [])]) {
        const body = await list(name)
        expect(body).toMatchObject({ status: 400, code: 'invalid-parameter', errors: [{ parameter: name }] })
      }
      expect((await list('sort')).errors[0].allowed).toContain('-updatedAt')
      expect((await refused(`/v1/${path}/${example}?include=nonsense`)).status).toBe(400)
    })

    it('refuses text that is too long or not text', async () => {
      const long = 'x'.repeat(201)
      expect((await refused(`/v1/${path}/${long}`)).status).toBe(400)
      for (const bad of ['%00', 'a%00b', '%0A', '%1F', '%7F', '%C2%85']) {
        expect((await refused(`/v1/${path}?fields=${bad}`)).body.code, bad).toBe('invalid-characters')
        expect((await refused(`/v1/${path}/${bad}`)).body.code, bad).toBe('invalid-characters')
      }
      for (const bad of ['%', '%zz', '%C3%28', '%F0%9F', '%ED%A0%80']) {
        expect((await refused(`/v1/${path}?fields=${bad}`)).body.code, bad).toBe('invalid-encoding')
      }
    })
  },
)

describe('any read', () => {
  it('refuses a parameter that is given twice, in brackets, or without a name', async () => {
    for (const query of [
      'category=VITAMIN&category=MINERAL',
      'category[]=VITAMIN',
      'category[0]=VITAMIN',
      '=x',
      '__proto__=x',
    ]) {
      expect((await refused(`/v1/supplements?${query}`)).status, query).toBe(400)
    }
  })

  it('refuses more values than a list may have', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `s-${index}`).join()
    const { body } = await refused(`/v1/dosages?supplement=${many}`)
    expect(body.errors[0]).toMatchObject({ parameter: 'supplement', detail: 'lists more than 50 values' })
    expect((await kb.api.get(`/v1/dosages?supplement=${many.replace(',s-50', '')}`)).status).toBe(200)
  })

  it('tells all that is wrong at once', async () => {
    const { body } = await refused('/v1/supplements?limit=0&sort=x&category=HERB&nope=1')
    expect(body.errors.map((one: { parameter: string }) => one.parameter).sort()).toEqual([
      'category',
      'limit',
      'nope',
      'sort',
    ])
  })

  it('stays small and quick on a long list of unknown fields', async () => {
    const fields = Array.from({ length: 50 }, (_, index) => `indications.evidence.studees.rct${index}`).join()
    const started = performance.now()
    const { text } = await refused(`/v1/supplements?fields=${fields}`)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(text.length).toBeLessThan(1_000_000)
  })

  it('answers 414 to a URL that nobody can mean', async () => {
    expect((await refused(`/v1/supplements?q=${'x'.repeat(8000)}`)).status).toBe(414)
  })

  it('answers 406 where it cannot produce what is accepted', async () => {
    for (const url of [
      '/v1',
      '/v1/supplements',
      '/v1/supplements/ashwagandha',
      '/v1/supplements/ashwagandha/dosages',
    ]) {
      const { status, body } = await refused(url, { accept: 'application/xml' })
      expect([status, body.errors[0].allowed]).toEqual([406, ['application/json']])
    }
    for (const accept of [
      '*/*',
      'application/*',
      'text/html, application/json;q=0.1',
      'application/json; charset=utf-8',
    ]) {
      expect((await kb.api.get('/v1/supplements', { accept })).status, accept).toBe(200)
    }
  })

  it('answers 404 to an unknown route, and names the nearest', async () => {
    const { status, body } = await refused('/v1/suplements')
    expect([status, body.code]).toEqual([404, 'unknown-route'])
    expect(body.detail).toContain('/v1/supplements')
    for (const url of [
      '/v1/supplements/ashwagandha/',
      '/v2/supplements',
      '/v1/supplements/ashwagandha/products/1',
      '/nope',
    ]) {
      expect((await refused(url)).body.code, url).toBe('unknown-route')
    }
  })
})
