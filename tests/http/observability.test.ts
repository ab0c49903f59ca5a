import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { urlForLog } from '../../src/plugins/observability.ts'
import type { App } from '../../src/plugins/zod.ts'
import { testApp, thingRoute } from './support.ts'

function routes(app: App): void {
  thingRoute(app)
  app.get('/slow', { schema: { hide: true } }, () => sleep(60, 'done'))
  app.post('/fail', { schema: { hide: true } }, () => {
    throw Object.assign(new Error('lost'), { detail: 'row: diabetes', parameters: ['diabetes'] })
  })
}

const setup = (slowMs = '60000') =>
  testApp({ env: { KB_LOG_LEVEL: 'info', KB_SLOW_MS: slowMs }, resources: routes })
const ours = (lines: Record<string, unknown>[]) =>
  lines.filter(line => !String(line.msg).startsWith('Server'))

describe('the log', () => {
  it('is quiet about requests that go well or are refused', async () => {
    const { api, lines } = await setup()
    for (const url of ['/v1/things/a', '/v1/things/A', '/nothing', '/v1/things/%00']) await api.get(url)
    expect(ours(lines)).toEqual([])
  })

  it('names slow requests, with parameter names but no values', async () => {
    const { api, lines } = await setup('50')
    await api.get('/slow?condition=diabetes&drug=warfarin', { 'x-request-id': 'abc' })
    expect(ours(lines)).toHaveLength(1)
    expect(ours(lines)[0]).toMatchObject({
      msg: 'slow request',
      requestId: 'abc',
      req: { method: 'GET', url: '/slow?condition&drug' },
      res: { statusCode: 200 },
    })
    expect(JSON.stringify(lines)).not.toMatch(/diabetes|warfarin/)
  })

  it('tells of a failure nothing that was sent: no body, no credentials, no rows', async () => {
    const { api, lines } = await setup()
    await api.post('/fail?drug=warfarin', { condition: 'diabetes' }, { authorization: 'Bearer hunter2' })
    expect(ours(lines)).toHaveLength(1)
    expect(ours(lines)[0]).toMatchObject({ msg: 'request failed', err: { message: 'lost' } })
    expect(JSON.stringify(lines)).not.toMatch(/diabetes|warfarin|hunter2/)
  })

  it('keeps names only of a query', () => {
    expect(urlForLog('/a?b=1&c=2&b=3')).toBe('/a?b&c')
    expect(urlForLog('/a')).toBe('/a')
    expect(urlForLog('/a?')).toBe('/a')
  })
})

describe('the request id', () => {
  it('is the one that was sent when it is a short token, else a new one', async () => {
    const { api } = await setup()
    const idOf = async (sent: string) =>
      (await api.get('/health', { 'x-request-id': sent })).headers['x-request-id']
    expect(await idOf('01J9Z-k.7')).toBe('01J9Z-k.7')
    for (const strange of ['<script>', 'a b', 'x'.repeat(129), '"']) {
      expect(await idOf(strange)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    }
  })
})

/** A GET from an address of this machine that is not loopback, undefined where there is none. */
async function fromOutside(app: App, path: string): Promise<number | undefined> {
  const address = Object.values(networkInterfaces())
    .flat()
    .find(one => one?.family === 'IPv4' && !one.internal)
  if (!address) return undefined
  await app.listen({ port: 0, host: '0.0.0.0' })
  const { port } = app.server.address() as { port: number }
  return new Promise((resolve, reject) => {
    const sent = request({ host: address.address, port, path, agent: false }, answer => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on('error', reject).end()
  })
}

describe('/metrics', () => {
  it('counts requests by route and status, and tells the revision', async () => {
    const { app, api } = await setup()
    app.revisions.learn({ revision: 12, release: null })
    await api.get('/v1/things/a')
    await api.get('/v1/things/b')
    await api.get('/v1/things/A')
    await api.get(`/nothing/${'x'.repeat(20)}`)
    const { text, headers } = await api.get('/metrics')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(text).toContain('http_requests_total{method="GET",route="/v1/things/:slug",status="200"} 2')
    expect(text).toContain('http_requests_total{method="GET",route="/v1/things/:slug",status="400"} 1')
    expect(text).toContain('http_requests_total{method="GET",route="unmatched",status="404"} 1')
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/v1/things/:slug"} 3')
    expect(text).toMatch(/^kb_revision 12$/m)
    expect(text).toContain('process_cpu_seconds_total')
  })

  it('is for this machine only, and not for a stranger behind a proxy on it', async () => {
    const { app, api } = await testApp()
    expect(await fromOutside(app, '/metrics')).not.toBe(200)
    expect((await api.get('/metrics')).status).toBe(200)
    const proxied = await api.get('/metrics', { 'x-forwarded-for': '203.0.113.1' })
    expect(proxied.body).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('with KB_METRICS_TOKEN is for who sends it', async () => {
    const token = 'a-long-enough-token'
    const { api } = await testApp({ env: { KB_METRICS_TOKEN: token } })
    for (const authorization of [
      '',
      'Bearer wrong',
      `Basic ${token}`,
      `Bearer ${token}x`,
      `Bearer  ${token}`,
    ]) {
      const answer = await api.get('/metrics', { authorization })
      expect(answer.body).toMatchObject({ status: 401, code: 'unauthorized' })
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="metrics"')
    }
    const answer = await api.get('/metrics', {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': '203.0.113.1',
    })
    expect(answer.status).toBe(200)
  })
})
