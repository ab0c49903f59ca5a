import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

const kb = useKb()

const files = [
  ['/desk', 'text/html'],
  ['/desk/desk.js', 'text/javascript'],
  ['/desk/desk.css', 'text/css'],
] as const

describe('the desk', () => {
  it.each(files)('%s comes from here alone, and may do nothing else', async (url, type) => {
    const { status, headers } = await kb.api.get(url)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`)
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/)
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' })
  })

  it.each(files)('%s costs 304 when it is known', async url => {
    const { headers } = await kb.api.get(url)
    const again = await kb.api.get(url, { 'if-none-match': String(headers.etag) })
    expect(again.status).toBe(304)
  })

  it('has neither scripts nor styles in its page, and one address', async () => {
    const { text } = await kb.api.get('/desk')
    expect(text).not.toMatch(/<style|style=| on[a-z]+=|<script(?![^>]* src="desk\/)/)
    const moved = await kb.api.get('/desk/')
    expect([moved.status, moved.headers.location]).toEqual([308, '/desk'])
    expect((await kb.api.get('/desk/..%2fdesk.ts')).status).toBe(404)
    expect((await kb.api.post('/desk', {})).status).toBe(405)
    expect((await kb.api.get('/v1')).body.data.desk).toBe('/desk')
  })
})

describe('/v1/keys/self', () => {
  it('tells what a key allows, and nobody keeps the answer', async () => {
    const { status, body, headers } = await kb.api.get(
      '/v1/keys/self',
      await keyFor(kb.database, 'review', 'Ada'),
    )
    expect(status).toBe(200)
    expect(body.data).toEqual({ name: 'Ada', scopes: ['draft', 'review'] })
    expect(headers['cache-control']).toBe('no-store')
  })

  it('tells nobody without a good one anything', async () => {
    expect((await kb.api.get('/v1/keys/self')).status).toBe(401)
    expect((await kb.api.get('/v1/keys/self', { authorization: 'Bearer wrong' })).status).toBe(401)
  })
})
