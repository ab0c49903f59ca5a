import { describe, expect, it } from 'vitest'
import { recordsAt } from '../../src/db/log.ts'
import { sql } from '../../src/db/sql.ts'
import { bringUpToDate } from '../../src/ingest/log/backfill.ts'
import { PruneError, pruneLog } from '../../src/ingest/log/prune.ts'
import { createRelease, ReleaseError } from '../../src/ingest/release/create.ts'
import type { OperationInput } from '../../src/ingest/stage.ts'
import { verify } from '../../src/ingest/verify.ts'
import { query } from '../support/postgres.ts'
import { named, retitled, world } from './log.world.ts'
import { base, create, docs, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const findings = async () => (await verify(kb.db)).findings
const entries = (revision: number) =>
  kb.db.prisma.change.findMany({ where: { revision }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] })
const rerendered = async (revision: number) =>
  (await entries(revision))
    .filter(({ type }) => type === 'RERENDERED')
    .map(({ kind, key }) => `${kind} ${key}`)

describe('what the log says of records', () => {
  it.each([
    [
      "UPDATE change SET record = jsonb_set(record, '{note}', '\"x\"') WHERE key = 'a'",
      'dosage a: readers see',
    ],
    ["UPDATE change SET record = NULL WHERE key = 'a'", 'dosage a: readers see'],
    [
      "INSERT INTO change SELECT 1, kind, 'ghost', type, version, document, reason, actor, changeset_id, published_at, record FROM change WHERE key = 'a'",
      'readers see nothing',
    ],
    ["UPDATE release SET sha256 = repeat('0', 64)", 'release r: its export has the SHA-256'],
  ])('is proven by kb verify: %s', async (statement, expected) => {
    await publish(kb.db, [...base(), create('dosage', docs.dosage('a'))])
    await createRelease(kb.db, { id: 'r', title: 'R', changelog: 'All.' })
    expect(await findings()).toEqual([])
    await query(kb.url, statement)
    expect((await findings()).map(({ message }) => message).join('\n')).toContain(expected)
  })

  it('is of one revision, whatever is published while it is read', async () => {
    await publish(kb.db, [
      ...base(),
      ...Array.from({ length: 300 }, (_, i) => create('source', docs.source(`s-${i}`))),
    ])
    const read = async (between: () => Promise<unknown>) => {
      const keys: string[] = []
      for await (const batch of recordsAt(kb.db.read, 1)) {
        keys.push(...batch.map(({ kind, key }) => `${kind} ${key}`))
        await between()
      }
      return keys
    }
    const alone = await read(async () => undefined)
    let turn = 0
    const disturbed = await read(async () => {
      turn += 1
      const operations: OperationInput[] = [
        create('source', docs.source(`z-${turn}`)),
        create('source', docs.source(`a-${turn}`)),
      ]
      await publish(
        kb.db,
        turn > 1 ? operations : [...operations, { type: 'DELETE', kind: 'source', key: 's-99' }],
      )
    })
    expect(turn).toBeGreaterThan(3)
    expect(disturbed).toEqual(alone)
    expect(alone).toHaveLength(304)
  })
})

/** A database as the version before this one left it. */
const asBefore = () =>
  query(
    kb.url,
    'UPDATE change SET record = NULL',
    'UPDATE kb_state SET kept_since = NULL',
    'UPDATE release SET sha256 = NULL, contents = NULL',
  )

describe('a log from before it held records', () => {
  const history = async () => {
    await publish(kb.db, world())
    await createRelease(kb.db, { id: 'old', title: 'Old', changelog: 'All.' })
    await publish(kb.db, [retitled('of-rule')])
    await createRelease(kb.db, { id: 'new', title: 'New', changelog: 'A title.' })
    const { sha256 } = await kb.db.prisma.release.findUniqueOrThrow({ where: { id: 'new' } })
    await kb.db.prisma.change.deleteMany({ where: { type: 'RERENDERED' } })
    await asBefore()
    return sha256
  }

  it('is brought up to date once: what stands is told, what was before is not made up', async () => {
    const sha256 = await history()
    expect((await findings()).length).toBeGreaterThan(20)
    const told: string[] = []
    await bringUpToDate(kb.db, { log: { info: line => told.push(line), warn: () => undefined } })
    expect(told.join('\n')).toMatch(/of the kind dosage/)
    expect(await findings()).toEqual([])
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ keptSince: 2 })
    expect(await kb.db.prisma.release.findMany({ orderBy: { revision: 'asc' } })).toMatchObject([
      {
        id: 'old',
        sha256: null,
        contents: { records: expect.arrayContaining([{ kind: 'supplement', count: 2 }]) },
      },
      { id: 'new', sha256 },
    ])
    await bringUpToDate(kb.db, { log: { info: () => expect.unreachable(), warn: () => undefined } })
  })

  it('is whole when there was but one revision', async () => {
    await publish(kb.db, world())
    await createRelease(kb.db, { id: 'only', title: 'Only', changelog: 'All.' })
    const before = await kb.db.prisma.release.findFirst()
    await asBefore()
    await bringUpToDate(kb.db)
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ keptSince: 0 })
    expect(await kb.db.prisma.release.findFirst()).toEqual(before)
  })

  it('is brought up to date by the next publish, if by nobody before', async () => {
    await history()
    const { revision } = await publish(kb.db, [named('practice', { slug: 'yoga' }, {})])
    expect(await rerendered(revision)).toEqual(expect.arrayContaining(['combination with']))
    expect(await findings()).toEqual([])
  })

  it('is brought up to date once by several that start together', async () => {
    await history()
    await Promise.all([1, 2, 3].map(() => bringUpToDate(kb.db)))
    expect(await findings()).toEqual([])
  })
})

describe('pruning the log', () => {
  const seenAt = async (revision: number) => {
    const records: string[] = []
    for await (const batch of recordsAt(kb.db.read, revision))
      records.push(...batch.map(({ record }) => record))
    return records
  }

  it('forgets what nobody can ask for any more, and nothing that releases need', async () => {
    await publish(kb.db, world())
    await publish(kb.db, [retitled('of-rule')])
    await createRelease(kb.db, { id: 'r', title: 'R', changelog: 'All.' })
    const cited = await seenAt(2)
    await publish(kb.db, [update('source', docs.source('of-rule', { title: 'A third title' }))])
    await publish(kb.db, [named('practice', { slug: 'yoga' }, {})])
    const now = await seenAt(4)
    const { keptSince, forgotten } = await pruneLog(kb.db, 4)
    // The first titles of the source and of what shows it; the names of revision 3 are still those of revision 4.
    expect({ keptSince, forgotten }).toEqual({ keptSince: 4, forgotten: 2 })
    expect(await seenAt(2)).toEqual(cited)
    expect(await seenAt(4)).toEqual(now)
    expect(await findings()).toEqual([])
    expect(await pruneLog(kb.db, 3)).toEqual({ keptSince: 4, forgotten: 0 })
    await expect(pruneLog(kb.db, 5)).rejects.toThrow(PruneError)
  })

  it('leaves what was written, so that work goes on', async () => {
    await publish(kb.db, world())
    await publish(kb.db, [update('dosage', docs.dosage('limit', { note: 'one' }))])
    await publish(kb.db, [update('dosage', docs.dosage('limit', { note: 'two' }))])
    await pruneLog(kb.db, 3)
    await publish(kb.db, [{ type: 'RETIRE', kind: 'article', key: 'guide' }])
    await publish(kb.db, [update('dosage', docs.dosage('limit', { note: 'three' }), 3)])
    expect(await findings()).toEqual([])
    const documents = await kb.db.read<{ note: string | null }>(
      sql`SELECT document ->> 'note' AS note FROM change WHERE key = 'limit' ORDER BY revision`,
    )
    expect(documents.map(({ note }) => note)).toEqual([null, 'one', 'two', 'three'])
  })
})

describe('making a release', () => {
  it('names what is published now, once and for ever', async () => {
    const name = { id: '2026.12.0', title: 'T', changelog: 'C' }
    await expect(createRelease(kb.db, name)).rejects.toThrow('nothing is published')
    await publish(kb.db, base())
    const { revision, sha256 } = await createRelease(kb.db, name)
    expect(revision).toBe(1)
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ revision: 1, release: '2026.12.0' })
    await publish(kb.db, [create('source', docs.source('later'))])
    await expect(createRelease(kb.db, name)).rejects.toThrow(ReleaseError)
    expect(await kb.db.prisma.release.findMany()).toMatchObject([{ id: '2026.12.0', revision: 1, sha256 }])
    for (const id of ['', 'a b', '../x', 'x'.repeat(41)])
      await expect(createRelease(kb.db, { ...name, id })).rejects.toThrow('is no number of a release')
  })
})
