import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import problems from '../../src/plugins/problems.ts'
import protection, { EXEMPT, EXPOSED_HEADERS } from '../../src/plugins/protection.ts'
import routes from '../../src/plugins/routes.ts'
import type { App } from '../../src/plugins/zod.ts'
import { testApp, thingRoute } from './support.ts'

const URL = '/v1/things/a'

describe('security headers', () => {
  it('let pages of any origin read, and nothing frame or load', async () => {
    const { api } = await testApp({ resources: thingRoute })
    for (const url of [URL, '/v1/nothing', '/health']) {
      const { headers } = await api.get(url, { origin: 'https://shop.example' })
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['access-control-expose-headers']?.split(', ')).toEqual(EXPOSED_HEADERS)
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('say that the host speaks TLS when KB_PUBLIC_URL does', async () => {
    const { api } = await testApp({ env: { KB_PUBLIC_URL: 'https://kb.example.org' } })
    expect((await api.get('/health')).headers['strict-transport-security']).toContain('max-age=31536000')
  })
})

describe('the limit for an address', () => {
  const limited = (env: Record<string, string> = {}) =>
    testApp({ env: { KB_RATE_LIMIT: '3', ...env }, resources: thingRoute })

  it('is told on each answer, and exceeding it is 429 with Retry-After', async () => {
    const { api } = await limited()
    for (const left of [2, 1, 0]) {
      const { status, headers } = await api.get(URL)
      expect(status).toBe(200)
      expect(headers['ratelimit-policy']).toBe('"address";q=3;w=60')
      expect(headers.ratelimit).toMatch(new RegExp(`^"address";r=${left};t=[1-6]?\\d$`))
    }
    const answer = await api.get(URL)
    expect(answer.body).toMatchObject({ status: 429, code: 'rate-limited', retryable: true })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(answer.headers.ratelimit).toMatch(/^"address";r=0;t=\d+$/)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
  })

  it('counts refused requests and unknown routes too', async () => {
    const { api } = await limited()
    for (const url of ['/v1/nothing', `${URL}?x=1`, '/v1/things/%00']) await api.get(url)
    expect((await api.get(URL)).status).toBe(429)
  })

  it('spares health, readiness and metrics', async () => {
    const { api } = await limited()
    for (let n = 0; n < 5; n++) await api.get('/health')
    for (const url of ['/health', '/metrics']) {
      const { status, headers } = await api.get(url)
      expect(status).toBe(200)
      expect(headers.ratelimit).toBeUndefined()
    }
    expect((await api.get('/ready')).status).toBe(503)
    expect((await api.get(URL)).headers.ratelimit).toMatch(/r=2/)
  })

  it.each([
    ['false', '203.0.113.1', 429],
    ['true', '203.0.113.1', 200],
    ['1', '203.0.113.1', 200],
    ['loopback', '203.0.113.1', 200],
    ['198.51.100.0/24', '203.0.113.1', 429],
  ])('with KB_TRUST_PROXY=%s is for the address that this trusts', async (trust, address, status) => {
    const { api } = await limited({ KB_TRUST_PROXY: trust })
    for (let n = 0; n < 3; n++) await api.get(URL, { 'x-forwarded-for': '203.0.113.77' })
    expect((await api.get(URL, { 'x-forwarded-for': address })).status).toBe(status)
  })

  it('with one trusted hop believes the last address only', async () => {
    const { api } = await limited({ KB_TRUST_PROXY: '1' })
    const forged = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}, 203.0.113.5` })
    for (let n = 0; n < 3; n++) await api.get(URL, forged(n))
    expect((await api.get(URL, forged(9))).status).toBe(429)
  })

  it('counts one network of IPv6 as one address', async () => {
    const { api } = await limited({ KB_TRUST_PROXY: 'true' })
    for (let n = 0; n < 3; n++) await api.get(URL, { 'x-forwarded-for': `2001:db8::${n}` })
    expect((await api.get(URL, { 'x-forwarded-for': '2001:db8::9' })).status).toBe(429)
    expect((await api.get(URL, { 'x-forwarded-for': '2001:db8:0:1::9' })).status).toBe(200)
  })

  it('is off with 0', async () => {
    const { api } = await limited({ KB_RATE_LIMIT: '0' })
    for (let n = 0; n < 5; n++) expect((await api.get(URL)).status).toBe(200)
    expect((await api.get(URL)).headers['ratelimit-policy']).toBeUndefined()
  })
})

function slowRoutes(app: App): void {
  const hidden = { schema: { hide: true } }
  app.get('/spin', hidden, async () => {
    const end = performance.now() + 3500
    while (performance.now() < end);
    // The sample of that second is taken by a timer.
    return sleep(20, 'done')
  })
  app.get('/sleep', hidden, () => sleep(1000, 'done'))
}

describe('load', () => {
  it('that keeps the event loop busy is shed with 503, but not the probes', async () => {
    const app = Fastify()
    onTestFinished(() => app.close())
    await app.register(routes)
    await app.register(problems, { publicUrl: undefined })
    // The mean over a second: one long stop among many short ones.
    await app.register(protection, {
      limits: { address: 0, key: 0 },
      keyring: { seen: () => undefined },
      overloadMs: 15,
    })
    slowRoutes(app as unknown as App)
    app.get('/probe', { config: EXEMPT }, () => 'alive')
    await app.inject('/spin')
    expect(app.isUnderPressure()).toBe(true)
    const answer = await app.inject('/nothing')
    expect(answer.json()).toMatchObject({ status: 503, code: 'overloaded', retryable: true })
    expect(answer.headers['retry-after']).toBe('5')
    expect((await app.inject('/probe')).statusCode).toBe(200)
    await sleep(1200)
    expect((await app.inject('/nothing')).statusCode).toBe(404)
  })

  it('that takes longer than KB_REQUEST_TIMEOUT_MS is answered with 503', async () => {
    const { api } = await testApp({ env: { KB_REQUEST_TIMEOUT_MS: '200' }, resources: slowRoutes })
    const answer = await api.get('/sleep')
    expect(answer.body).toMatchObject({ status: 503, code: 'overloaded' })
  })

  it('that is under way is still answered while the service stops', async () => {
    const { app, api } = await testApp({ resources: slowRoutes })
    await api.get('/health')
    const answer = api.get('/sleep')
    await sleep(200)
    await app.close()
    expect((await answer).status).toBe(200)
  })
})
