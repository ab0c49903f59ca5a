import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Order, Report } from './instance.ts'

/** A process with the service. */
export interface Instance {
  url: string
  /** Changes what `changing` says, and waits until that has returned. */
  publish(summary: string, isNew?: boolean): Promise<Publish>
  close(): Promise<unknown>
  /** Ends it as a loss of power does. */
  kill(): Promise<unknown>
}

/** A publish that is over. */
export interface Publish {
  revision: number
  summary: string
  /** When its process said that it is: `performance.now()`. */
  at: number
}

const program = fileURLToPath(new URL('instance.ts', import.meta.url))

/**
 * Starts the service as a process of its own on a database that is set up.
 *
 * @param nodeArgs what Node is told besides, such as how much memory it may take
 */
export async function startInstance(
  databaseUrl: string,
  nodeArgs: readonly string[] = [],
): Promise<Instance> {
  const child = fork(program, {
    execArgv: ['--import', 'tsx', ...nodeArgs],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl },
  })
  const { url } = (await heard(child)) as { url: string }
  // Right after it listens it describes itself, which keeps it from hearing the database for a moment.
  await (await fetch(`${url}/openapi.json`)).arrayBuffer()
  const publish = async (summary: string, isNew = false) => {
    const answer = heard(child)
    child.send({ summary, isNew } satisfies Order)
    const { revision } = (await answer) as { revision: number }
    return { revision, summary, at: performance.now() }
  }
  const close = () => {
    const exited = once(child, 'exit')
    child.disconnect()
    return exited
  }
  const kill = () => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    return exited
  }
  return { url, publish, close, kill }
}

/** The next thing that it says. */
async function heard(child: ChildProcess): Promise<Report> {
  const end = new AbortController()
  const gone = once(child, 'exit', { signal: end.signal }).then(([code]) => {
    throw new Error(`the instance ended with ${code}`)
  })
  gone.catch(() => undefined)
  const [report] = await Promise.race([once(child, 'message', { signal: end.signal }), gone])
  end.abort()
  return report
}

/** An answer, and when it was asked for. */
export interface Seen {
  instance: Instance
  sentAt: number
  status: number
  headers: IncomingHttpHeaders
  revision: number
  /** What `changing` says in it; undefined when it is not about that. */
  summary: string | undefined
}

export const ONE = '/v1/conditions/changing'
const OTHERS = ['/v1/conditions?limit=5', '/v1/supplements/magnesium', '/v1/search?q=magnesium']

/** Reads from all instances without a pause, some readers each, until it is told to stop; then all that was answered. */
export function readAlways(instances: readonly Instance[], readersEach: number): () => Promise<Seen[]> {
  const agent = new Agent({ keepAlive: true })
  const seen: Seen[] = []
  let isOver = false
  const reader = async (instance: Instance) => {
    for (let n = 0; !isOver; n += 1) {
      const path = n % 2 === 0 ? ONE : (OTHERS[n % OTHERS.length] as string)
      seen.push(await ask(instance, path, agent))
    }
  }
  const readers = instances.flatMap(instance => Array.from({ length: readersEach }, () => reader(instance)))
  return async () => {
    isOver = true
    await Promise.all(readers)
    agent.destroy()
    return seen
  }
}

async function ask(instance: Instance, path: string, agent: Agent): Promise<Seen> {
  const sentAt = performance.now()
  const [answer] = await once(get(instance.url + path, { agent }), 'response')
  const body = JSON.parse((await buffer(answer)).toString())
  const { statusCode: status, headers } = answer
  const summary = path === ONE && status === 200 ? body.data.summary : undefined
  return { instance, sentAt, status, headers, revision: Number(headers['kb-revision']), summary }
}

/** Whether an answer passes for what is published now: nothing in it says that it may be outdated. */
export const passesForFresh = ({ status, headers }: Seen) => status === 200 && headers.age === undefined

/** For how long after a publish an instance still sent what was published before, as fresh; in ms, 0 = never. */
export function lagOf(seen: readonly Seen[], instance: Instance, { revision, at }: Publish): number {
  const old = seen.filter(one => one.instance === instance && passesForFresh(one) && one.revision < revision)
  return Math.max(0, ...old.map(({ sentAt }) => sentAt - at))
}

/** Memory of a process with the service, in MB. */
export async function memoryOf({ url }: Instance): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1_000_000
}
