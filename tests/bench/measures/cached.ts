import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { stopService } from '../../support/service.ts'
import type { Bench } from '../harness/bench.ts'
import { type Child, startChild } from '../harness/child.ts'
import { compare } from '../harness/compare.ts'
import { whenReady } from '../harness/load.ts'
import type { Measure } from '../harness/measure.ts'
import { type Row, ratioRow } from '../harness/row.ts'
import { page, shippedService } from './page.ts'

interface Case {
  measure: string
  headers: Record<string, string>
}

/** What Node adds to every answer by itself. */
const ofNode = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** A server of `node:http` that answers with the very bytes and headers of an answer. */
async function startCopy(answer: IncomingMessage): Promise<Child> {
  const pairs = answer.rawHeaders.flatMap((name, i, all) =>
    i % 2 === 0 ? [[name, all[i + 1] as string]] : [],
  )
  const headers = pairs.filter(([name]) => !ofNode.has(String(name).toLowerCase()))
  const body = (await buffer(answer)).toString('base64')
  const input = JSON.stringify({ status: answer.statusCode, headers: headers.flat(), body })
  return startChild(['tests/bench/baselines/node-http.mjs'], {}, input)
}

const answerOf = (url: string, headers: Record<string, string>) =>
  new Promise<IncomingMessage>((resolve, reject) => get(url, { headers }, resolve).on('error', reject))

// Whoever shares the machine slows one turn by a half and leaves the next alone: many short turns outlast them.
const turn = { seconds: 1, each: 6 }

async function compareWithCopy(bench: Bench, url: string, { measure, headers }: Case): Promise<Row> {
  await buffer(await answerOf(url, headers))
  const again = await answerOf(url, headers)
  if (!String(again.headers['cache-status']).includes('hit')) throw new Error(`${url} is not kept in memory`)
  const copy = await startCopy(again)
  const compared = await compare(
    bench.extent.rounds * turn.each,
    () => bench.load(url, headers, turn.seconds),
    () => bench.load(copy.url, headers, turn.seconds),
  ).finally(copy.stop)
  return ratioRow({ measure, unit: '/s', ...compared, least: 0.85 })
}

const what = 'cached GET of one supplement with six includes'

export const cached: Measure = {
  name: 'cached',
  async run(bench) {
    const service = await shippedService(bench)
    const url = service.url + page
    const etag = String((await whenReady({ url })).headers.get('etag'))
    const cases = [
      { measure: `${what}, against \`node:http\``, headers: {} },
      { measure: `${what}, brotli, against \`node:http\``, headers: { 'accept-encoding': 'br' } },
      { measure: `${what}, 304, against \`node:http\``, headers: { 'if-none-match': etag } },
    ]
    const rows: Row[] = []
    for (const one of cases) rows.push(await compareWithCopy(bench, url, one))
    await stopService(service)
    return rows
  },
}
