import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The package's folder: `src` and `dist` stand right below it. Nothing is looked up from the working directory. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url))

/** A variable of the environment has a value that we cannot use. The message is one line, fit for stderr. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const whole = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().min(min, error).max(max, error))
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const SHIPPED = ['publish', 'review', 'off'] as const

const databaseUrl = z
  .string()
  .refine(
    hasProtocol('postgres:', 'postgresql:'),
    'must be a postgresql:// URL with a host; for a Unix socket: postgresql://user@localhost/database?host=/folder',
  )
  .refine(
    text => !URL.canParse(text) || ['public', null].includes(new URL(text).searchParams.get('schema')),
    'must not name a schema other than "public": give the knowledge base a database of its own',
  )

const publicUrl = z
  .string()
  .refine(hasProtocol('http:', 'https:'), 'must be an absolute http:// or https:// URL')
  .refine(
    text => !URL.canParse(text) || !/[?#]/.test(text),
    'must be a URL without a query ("?") and without a fragment ("#")',
  )
  .transform(text => text.replace(/\/+$/, ''))

const articleUrl = z
  .string()
  .refine(
    text => text.split('{slug}').length === 2 && hasProtocol('http:', 'https:')(text.replace('{slug}', 'a')),
    'must be an absolute http:// or https:// URL with {slug} in it once, such as https://site.example/articles/{slug}',
  )

/** The names that Fastify's `trustProxy` knows for ranges of addresses. */
const PROXY_RANGES = ['loopback', 'linklocal', 'uniquelocal']

const trustProxy = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .refine(
    parts => (parts.length === 1 && /^(true|false|\d{1,2})$/i.test(parts[0] ?? '')) || parts.every(isAddress),
    'must be true, false, a number of hops (0 to 99), or addresses and CIDR ranges with commas between',
  )
  .transform((parts): boolean | number | string[] => {
    const only = parts[0]?.toLowerCase() ?? ''
    if (only === 'true' || only === 'false') return only === 'true'
    return /^\d+$/.test(only) ? Number(only) : parts
  })

/** Every variable of the environment that the program reads. An empty value counts as not set. */
export const Environment = z.object({
  DATABASE_URL: databaseUrl
    .optional()
    .describe('PostgreSQL 15 or newer, as a postgresql:// URL. Not set: an embedded PostgreSQL'),
  KB_DATA_DIR: z
    .string()
    .default('.data')
    .describe("Folder of the embedded PostgreSQL; a relative one starts at the package's folder"),
  KB_SHIPPED: z
    .enum(SHIPPED, `must be one of ${SHIPPED.join(', ')}`)
    .default('publish')
    .describe(
      'What a start does with newer shipped knowledge: publish, review (all of it waits in a changeset), off. Records that were edited or retired here are always left alone',
    ),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: whole(0, 65535).default(3000).describe('Port to listen on; 0 takes a free one'),
  KB_LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .describe(`How much to log: ${LOG_LEVELS.join(', ')}`),
  KB_DB_POOL: whole(1, 1000)
    .default(10)
    .describe('Connections to PostgreSQL, at most, in each of our two pools'),
  KB_RATE_LIMIT: whole(0, 1_000_000_000)
    .default(600)
    .describe('Requests a minute for each address; 0 = no limit'),
  KB_KEY_RATE_LIMIT: whole(0, 1_000_000_000)
    .default(6000)
    .describe('Requests a minute for each API key, in place of those of its address; 0 = no limit'),
  KB_TRUST_PROXY: trustProxy
    .default(false)
    .describe(
      'Whose X-Forwarded-For to believe: false, true (anyone), a number of hops, or addresses and CIDR ranges with commas between',
    ),
  KB_PUBLIC_URL: publicUrl
    .optional()
    .describe('Absolute URL under which readers reach the service. Not set: links are relative'),
  KB_ARTICLE_URL: articleUrl
    .optional()
    .describe(
      'Where readers find an article, with {slug} in it: used as canonical address, in JSON-LD and in the feed. Not set: its address here',
    ),
  KB_METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe(
      'Bearer token (16 characters or more) for /metrics. Not set: /metrics answers this machine only',
    ),
  KB_REQUEST_TIMEOUT_MS: whole(100, 600_000)
    .default(10_000)
    .describe('Longest time in ms for receiving and for answering a request'),
  KB_SLOW_MS: whole(1, 600_000).default(1000).describe('A request slower than this, in ms, is logged'),
  KB_OVERLOAD_MS: whole(0, 60_000)
    .default(1000)
    .describe('Mean delay of the event loop over a second, in ms, from which on requests get 503; 0 = never'),
  KB_SHUTDOWN_MS: whole(0, 600_000)
    .default(10_000)
    .describe('Longest time in ms that a stop waits for requests in flight'),
  KB_CACHE_MB: whole(0, 65_536)
    .default(64)
    .describe('Memory for answers that are served again until the next revision, in MB; 0 = none are kept'),
  KB_FOUR_EYES: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform(text => text === 'true')
    .describe('true: who drafted or edited a changeset may not publish it'),
  KB_BODY_LIMIT: whole(1024, 104_857_600).default(1_048_576).describe('Largest body of a request, in bytes'),
})

/** The configuration, grouped by who needs it. Frozen: nothing changes it after the start. */
export type Config = Readonly<ReturnType<typeof group>>

/**
 * Reads and checks the environment.
 *
 * @throws ConfigError naming each bad variable, what is wrong with it and what is allowed
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(set)
  if (parsed.success) return group(parsed.data)
  throw new ConfigError(parsed.error.issues.map(issue => complaint(issue, set)).join('; '))
}

function group(env: z.output<typeof Environment>) {
  return Object.freeze({
    database: Object.freeze({
      url: env.DATABASE_URL,
      dataDir: resolve(packageRoot, env.KB_DATA_DIR),
      pool: env.KB_DB_POOL,
    }),
    http: Object.freeze({
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.KB_PUBLIC_URL,
      articleUrl: env.KB_ARTICLE_URL,
      trustProxy: env.KB_TRUST_PROXY,
      limits: Object.freeze({ address: env.KB_RATE_LIMIT, key: env.KB_KEY_RATE_LIMIT }),
      bodyLimit: env.KB_BODY_LIMIT,
      requestTimeoutMs: env.KB_REQUEST_TIMEOUT_MS,
      overloadMs: env.KB_OVERLOAD_MS,
      shutdownMs: env.KB_SHUTDOWN_MS,
    }),
    knowledge: Object.freeze({ shipped: env.KB_SHIPPED }),
    cache: Object.freeze({ megabytes: env.KB_CACHE_MB }),
    editing: Object.freeze({ fourEyes: env.KB_FOUR_EYES }),
    log: Object.freeze({ level: env.KB_LOG_LEVEL, slowMs: env.KB_SLOW_MS }),
    metrics: Object.freeze({ token: env.KB_METRICS_TOKEN }),
  })
}

// The values of these are secrets: an error must not print them.
const SECRETS = ['DATABASE_URL', 'KB_METRICS_TOKEN']

function complaint(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const value = SECRETS.includes(name) ? '' : `, not ${JSON.stringify(env[name]?.slice(0, 80))}`
  return `${name} ${issue.message}${value}`
}

function hasProtocol(...protocols: string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (PROXY_RANGES.includes(text)) return true
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
