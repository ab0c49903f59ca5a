import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Requests that are sent again and again. */
export interface Load {
  url: string
  headers?: Record<string, string>
  /** Makes it a POST. */
  body?: string
}

interface Force {
  seconds: number
  connections: number
}

// wrk where it is installed, because it takes less of the machine than autocannon.
const hasWrk = spawnSync('wrk', ['--version']).error === undefined

/**
 * How many requests a second were answered while so many connections asked without a pause.
 *
 * @throws Error when one of them was answered with a failure
 */
export const perSecond = (load: Load, force: Force): Promise<number> =>
  hasWrk ? withWrk(load, force) : withAutocannon(load, force)

const PATIENCE_MS = 60_000

/** Waits until an address answers with success: right after its start a service may still be busy. */
export async function whenReady({ url, headers = {}, body }: Load): Promise<Response> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    const answer = await fetch(url, { headers, ...(body !== undefined && { method: 'POST', body }) })
    if (answer.ok || Date.now() > deadline) return answer
    await answer.body?.cancel()
  }
}

async function withAutocannon(
  { url, headers, body }: Load,
  { seconds, connections }: Force,
): Promise<number> {
  const { default: autocannon } = await import('autocannon')
  const post = body === undefined ? {} : { method: 'POST' as const, body }
  const result = await autocannon({
    url,
    duration: seconds,
    connections,
    ...(headers && { headers }),
    ...post,
  })
  refuseFailures(url, result.errors + result['4xx'] + result['5xx'])
  return answered(url, result.requests.total / result.duration)
}

async function withWrk({ url, headers = {}, body }: Load, { seconds, connections }: Force): Promise<number> {
  const script = body === undefined ? undefined : scriptFor(body)
  const args = [
    ...['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s'],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(script ? ['-s', script.file] : []),
    url,
  ]
  const { stdout } = await run('wrk', args).finally(() => script?.remove())
  const numberAfter = (words: RegExp) => Number(words.exec(stdout)?.[1] ?? 0)
  const sockets = [...(/Socket errors:(.*)/.exec(stdout)?.[1] ?? '').matchAll(/\d+/g)].map(Number)
  const failures = numberAfter(/Non-2xx or 3xx responses: (\d+)/)
  refuseFailures(
    url,
    sockets.reduce((sum, count) => sum + count, failures),
  )
  return numberAfter(/Requests\/sec:\s+([\d.]+)/)
}

/** A POST is for wrk a program in Lua. */
function scriptFor(body: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kb-bench-wrk-'))
  const file = join(folder, 'post.lua')
  const bytes = [...Buffer.from(body)].map(byte => `\\${String(byte).padStart(3, '0')}`).join('')
  writeFileSync(file, `wrk.method = "POST"\nwrk.body = "${bytes}"\n`)
  return { file, remove: () => rmSync(folder, { recursive: true }) }
}

function answered(url: string, rate: number): number {
  if (rate > 0) return rate
  throw new Error(`none of the requests for ${url} was answered: nothing was measured`)
}

function refuseFailures(url: string, count: number): void {
  if (count > 0) throw new Error(`${count} of the requests for ${url} failed: nothing was measured`)
}
