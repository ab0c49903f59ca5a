import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

const kb = useKb()
const url = '/v1/conditions/fought-over'
let key: Record<string, string>
beforeAll(async () => {
  key = await keyFor(kb.database, 'publish')
  const made = await kb.api.put(
    url,
    { name: 'Fought over', type: 'SYMPTOM' },
    { ...key, 'if-none-match': '*' },
  )
  expect(made.status).toBe(201)
})

async function send(method: 'GET' | 'PATCH', { summary, etag }: { summary?: string; etag?: string } = {}) {
  for (;;) {
    const answer = await kb.app.inject({
      ...{ method, url, headers: { ...key, ...(etag && { 'if-match': etag }) } },
      ...(summary && { payload: { summary } }),
    })
    // 503 says that the same request can succeed later.
    if (answer.statusCode !== 503) return answer
    await sleep(50)
  }
}

const each = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

interface Won {
  version: number
  summary: string
}

/** The versions in the log, from one on, are those that won, in their order and without a gap. */
async function expectLog(won: readonly Won[], first: number) {
  const log = await kb.database.prisma.change.findMany({
    where: { kind: 'condition', key: 'fought-over', version: { gt: first } },
    orderBy: { revision: 'asc' },
  })
  const told = log.map(({ version, document }) => {
    const { summary } = document as { summary: string }
    return { version, summary }
  })
  expect(told).toEqual([...won].sort((a, b) => a.version - b.version))
  expect(told.map(({ version }) => version)).toEqual(told.map((_, index) => first + 1 + index))
}

it('of 1,000 writers by PATCH, a hundred for each version, one wins per version', async () => {
  const won: Won[] = []
  for (let round = 1; round <= 10; round += 1) {
    const seen = await send('GET')
    const etag = String(seen.headers.etag)
    const answers = await each(100, writer => send('PATCH', { summary: `${writer} of ${round}`, etag }))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter(status => status === 412)).toHaveLength(99)
    const writer = statuses.indexOf(200)
    expect(answers[writer]?.json().data.version).toBe(round + 1)
    won.push({ version: round + 1, summary: `${writer} of ${round}` })
  }
  await expectLog(won, 1)
}, 120_000)

it('of writers that read again and retry, none is lost', async () => {
  const first = (await send('GET')).json().data.version as number
  const won: Won[] = []
  let lost = 0
  const write = async (summary: string): Promise<void> => {
    const seen = await send('GET')
    const answer = await send('PATCH', { summary, etag: String(seen.headers.etag) })
    if (answer.statusCode === 412) {
      lost += 1
      return write(summary)
    }
    expect(answer.statusCode).toBe(200)
    const { version } = answer.json().data
    expect(version).toBe(seen.json().data.version + 1)
    won.push({ version, summary })
  }
  await each(10, async writer => {
    for (let n = 0; n < 5; n += 1) await write(`Writer ${writer}, write ${n}`)
  })
  expect(won).toHaveLength(50)
  expect(lost).toBeGreaterThan(0)
  await expectLog(won, first)
  expect((await verify(kb.database)).findings).toEqual([])
}, 120_000)
