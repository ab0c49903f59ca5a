import { describe, expect, it } from 'vitest'
import { ConfigError, Environment, packageRoot, readConfig } from '../../src/config.ts'

const complaint = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('it was taken')
}

describe('readConfig', () => {
  it('has a default for everything that has a safe one', () => {
    expect(readConfig({})).toEqual({
      database: { url: undefined, dataDir: `${packageRoot}.data`, pool: 10 },
      http: {
        ...{ host: '127.0.0.1', port: 3000, publicUrl: undefined, trustProxy: false },
        limits: { address: 600, key: 6000 },
        ...{ bodyLimit: 1_048_576, requestTimeoutMs: 10_000, overloadMs: 1000, shutdownMs: 10_000 },
      },
      editing: { fourEyes: false },
      log: { level: 'info', slowMs: 1000 },
      metrics: { token: undefined },
      knowledge: { shipped: 'publish' },
      cache: { megabytes: 64 },
    })
  })

  it('is frozen', () => {
    const config = readConfig({})
    expect(Object.isFrozen(config)).toBe(true)
    for (const group of Object.values(config)) expect(Object.isFrozen(group)).toBe(true)
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}))
  })

  it.each([
    ['true', true],
    ['false', false],
    ['1', 1],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
    ['loopback,192.0.2.7', ['loopback', '192.0.2.7']],
  ])('reads KB_TRUST_PROXY=%s', (value, meaning) => {
    expect(readConfig({ KB_TRUST_PROXY: value }).http.trustProxy).toEqual(meaning)
  })

  it('keeps no slash at the end of KB_PUBLIC_URL', () => {
    expect(readConfig({ KB_PUBLIC_URL: 'https://example.org/kb//' }).http.publicUrl).toBe(
      'https://example.org/kb',
    )
  })

  it.each([
    ['PORT', '70000', /whole number from 0 to 65535, not "70000"/],
    ['PORT', '3e3', /whole number/],
    ['KB_DB_POOL', '0', /from 1 to 1000/],
    ['KB_RATE_LIMIT', '-1', /whole number/],
    ['KB_LOG_LEVEL', 'loud', /one of fatal, error, warn, info, debug, trace, silent, not "loud"/],
    ['KB_PUBLIC_URL', '/kb', /absolute http/],
    ['KB_PUBLIC_URL', 'https://example.org/?a=b', /without a query/],
    ['KB_ARTICLE_URL', 'https://example.org/articles', /\{slug\} in it once/],
    ['KB_ARTICLE_URL', 'https://example.org/{slug}/{slug}', /\{slug\} in it once/],
    ['KB_ARTICLE_URL', 'javascript:alert(1)/{slug}', /absolute http/],
    ['KB_TRUST_PROXY', 'yes', /true, false, a number of hops/],
    ['KB_TRUST_PROXY', '10.0.0.0/33', /CIDR/],
    ['KB_SHIPPED', 'never', /publish, review, off/],
    ['KB_METRICS_TOKEN', 'short', /at least 16 characters$/],
    ['DATABASE_URL', 'mysql://kb:secret@localhost/kb', /postgresql:\/\/ URL/],
    ['DATABASE_URL', 'postgresql://kb:secret@localhost/kb?schema=other', /schema other than "public"/],
  ])('refuses %s=%s in one line', (name, value, message) => {
    const text = complaint({ [name]: value })
    expect(text).toMatch(message)
    expect(text.startsWith(`${name} must`)).toBe(true)
    expect(text).not.toMatch(/\n|secret/)
  })

  it('names all that is wrong', () => {
    expect(complaint({ PORT: 'x', KB_LOG_LEVEL: 'x' })).toMatch(/^PORT must .*; KB_LOG_LEVEL must /)
  })

  it('describes each variable', () => {
    for (const [name, schema] of Object.entries(Environment.shape))
      expect(schema.description, name).toMatch(/\w{3}/)
  })
})
