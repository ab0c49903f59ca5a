import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listen } from '../../src/db/listen.ts'
import { Revisions } from '../../src/db/revisions.ts'
import { flakyServer } from '../http/flaky-server.ts'
import { cloneDatabase, query } from '../support/postgres.ts'

const open = async () => {
  const { url, drop } = await cloneDatabase()
  onTestFinished(drop)
  return url
}

const listening = (url: string) => {
  const revisions = new Revisions()
  const end = new AbortController()
  const done = listen(url, revisions, end.signal)
  const stop = () => {
    end.abort()
    return done
  }
  onTestFinished(stop)
  return { revisions, stop }
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 5 })
const current = ({ isCurrent }: Revisions) => expect(isCurrent).toBe(true)
const lost = ({ isCurrent }: Revisions) => expect(isCurrent).toBe(false)

const publish = (url: string, revision: number) =>
  query(
    url,
    `UPDATE kb_state SET revision = ${revision}, release = 'r${revision}'`,
    `NOTIFY kb_revision, '${revision}'`,
  )
const killListener = (url: string) =>
  query(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'supplement-kb listener'`,
  )

it('learns the state at once, each new revision as it is told, and then its release', async () => {
  const url = await open()
  const { revisions } = listening(url)
  await soon(() => current(revisions))
  const wait = revisions.whenAfter(99, { timeoutMs: 10_000 })
  await publish(url, 100)
  expect(await wait).toBe(100)
  await soon(() => expect(revisions.newest).toEqual({ revision: 100, release: 'r100' }))
})

it('learns with the heartbeat what nobody told', async () => {
  const url = await open()
  const { revisions } = listening(url)
  await soon(() => current(revisions))
  await query(url, 'UPDATE kb_state SET revision = 100')
  expect(await revisions.whenAfter(99, { timeoutMs: 3000 })).toBe(100)
})

it('stays current for as long as the database answers', async () => {
  const { revisions } = listening(await open())
  await soon(() => current(revisions))
  const { era } = revisions
  for (let i = 0; i < 50; i++) {
    const asleep = performance.now()
    await sleep(50)
    // Where the machine itself stood still for as long as a word is trusted, that is no fault.
    if (performance.now() - asleep < 1000) current(revisions)
  }
  expect(revisions.era).toBe(era)
})

it('trusts nothing once its connection is killed, and begins a new era on the next one', async () => {
  const url = await open()
  const { revisions } = listening(url)
  await soon(() => current(revisions))
  const { era } = revisions
  let told = 0
  revisions.watch(() => {
    told += 1
  })
  await killListener(url)
  await soon(() => expect(told).toBe(1))
  expect(revisions).toMatchObject({ isCurrent: true, isAway: false, era: era + 1 })
})

it('knows that the server is away, and finds it again', async () => {
  const url = await open()
  const server = await flakyServer(url)
  const { revisions } = listening(server.url)
  await soon(() => current(revisions))
  await server.cut()
  await soon(() => expect(revisions).toMatchObject({ isCurrent: false, isAway: true }))
  await publish(url, 100)
  await sleep(300)
  expect(revisions.newest?.revision).not.toBe(100)
  await server.restore()
  await soon(() => current(revisions))
  expect(revisions).toMatchObject({ isAway: false, newest: { revision: 100 } })
})

it('trusts nothing when the server falls silent', async () => {
  const url = await open()
  const server = await flakyServer(url)
  const { revisions } = listening(server.url)
  await soon(() => current(revisions))
  server.freeze()
  await vi.waitFor(() => expect(revisions.isAway).toBe(true), { timeout: 15_000, interval: 20 })
  lost(revisions)
  expect(revisions.ageMs).toBeGreaterThan(1900)
  server.thaw()
  await soon(() => current(revisions))
})

it('does not take a server that refuses it for one that is away', async () => {
  const url = new URL(await open())
  url.pathname = '/nothing-there'
  const { revisions } = listening(url.href)
  await sleep(300)
  expect(revisions).toMatchObject({ isCurrent: false, isAway: false })
})

it('ends at once, whether it is connected or not', async () => {
  const { revisions, stop } = listening(await open())
  await soon(() => current(revisions))
  await stop()
  lost(revisions)
  await listening('postgresql://nobody@127.0.0.1:1/none').stop()
})
