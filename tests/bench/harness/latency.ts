import { Agent, get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

const answerOf = (url: string, agent: Agent) =>
  new Promise<IncomingMessage>((resolve, reject) => get(url, { agent }, resolve).on('error', reject))

/**
 * How long the answers take when addresses are asked for one after the other: ms, the shortest first.
 *
 * @throws Error when one of them is answered with a failure
 */
async function timesOf(urls: readonly string[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  for (const url of urls) {
    const sent = performance.now()
    const answer = await answerOf(url, agent)
    await buffer(answer)
    times.push(performance.now() - sent)
    if (answer.statusCode !== 200) throw new Error(`${url} was answered with ${answer.statusCode}`)
  }
  agent.destroy()
  return times.sort((a, b) => a - b)
}

const share = async (urls: readonly string[], part: number) => {
  const times = await timesOf(urls)
  return times[Math.floor(times.length * part)] as number
}

/** How long 99 of 100 answers take at most, in ms. */
export const p99 = (urls: readonly string[]): Promise<number> => share(urls, 0.99)

/** How long half of the answers take at most, in ms. */
export const typical = (urls: readonly string[]): Promise<number> => share(urls, 0.5)
