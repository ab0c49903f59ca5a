import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Load } from './load.ts'

async function answerTo({ url, body }: Load, agent: Agent): Promise<IncomingMessage> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const sent = request(url, { agent, ...(body !== undefined && post) }).end(body)
  const [answer] = await once(sent, 'response')
  return answer
}

/**
 * How long the answers take when requests are sent one after the other: ms, the shortest first.
 *
 * @throws Error when one of them is answered with a failure
 */
async function timesOf(loads: readonly Load[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  for (const load of loads) {
    const sent = performance.now()
    const answer = await answerTo(load, agent)
    await buffer(answer)
    times.push(performance.now() - sent)
    if (answer.statusCode !== 200) throw new Error(`${load.url} was answered with ${answer.statusCode}`)
  }
  agent.destroy()
  return times.sort((a, b) => a - b)
}

const share = async (loads: readonly Load[], part: number) => {
  const times = await timesOf(loads)
  return times[Math.floor(times.length * part)] as number
}

/** How long 99 of 100 answers take at most, in ms. */
export const p99 = (loads: readonly Load[]): Promise<number> => share(loads, 0.99)

/** How long half of the answers take at most, in ms. */
export const typical = (loads: readonly Load[]): Promise<number> => share(loads, 0.5)
