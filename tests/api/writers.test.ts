import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { type Kb, openKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

const versions = 10
const writersOfEach = 100

let kb: Kb
beforeAll(async () => {
  kb = await openKb()
})
afterAll(() => kb.close())

it('1,000 writers on one record: exactly one wins per version, none is lost, and there is no gap', async () => {
  const headers = await keyFor(kb.database, 'publish')
  // 503 says that the same request can succeed later.
  const send = async (url: string, payload: object) => {
    for (;;) {
      const answer = await kb.app.inject({ method: 'POST', url, headers, payload })
      if (answer.statusCode !== 503) return answer
      await sleep(100)
    }
  }
  const read = async () => (await kb.api.get('/v1/supplements/magnesium')).body.data
  const first = (await read()).version as number
  const write = async (ifVersion: number, writer: number) => {
    const operation = {
      op: 'update',
      kind: 'supplement',
      key: 'magnesium',
      ifVersion,
      data: { summary: `By ${writer}, of ${ifVersion}.` },
    }
    const drafted = await send('/v1/changesets', {
      title: 'T',
      reason: `Writer ${writer}`,
      operations: [operation],
    })
    return send(`/v1/changesets/${drafted.json().data.id}/publish`, {})
  }
  for (let version = first; version < first + versions; version += 1) {
    const answers = await Promise.all(
      Array.from({ length: writersOfEach }, (_, writer) => write(version, writer)),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter(status => status === 200)).toHaveLength(1)
    expect(statuses.filter(status => status === 409)).toHaveLength(writersOfEach - 1)
    expect(await read()).toMatchObject({
      version: version + 1,
      summary: `By ${statuses.indexOf(200)}, of ${version}.`,
    })
  }
  const log = await kb.database.prisma.change.findMany({
    where: { key: 'magnesium', kind: 'supplement', version: { gt: first }, type: 'UPDATE' },
    orderBy: { revision: 'asc' },
  })
  expect(log.map(({ version }) => version)).toEqual(Array.from({ length: versions }, (_, n) => first + 1 + n))
  expect((await verify(kb.database)).findings).toEqual([])
}, 300_000)
