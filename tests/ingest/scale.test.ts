import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src/db/client.ts'
import type { Progress } from '../../src/ingest/progress.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { type OperationInput, stageChangeset } from '../../src/ingest/stage.ts'
import { stageStream } from '../../src/ingest/stage-stream.ts'
import { verify } from '../../src/ingest/verify.ts'
import { syntheticKnowledge, syntheticSize } from '../bench/synthetic/index.ts'
import { query } from '../support/postgres.ts'
import { base, create, docs, emptyTables, faultsOf, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const head = { title: 'T', reason: 'why', origin: 'IMPORT', actor: 'importer' } as const
const findings = async () => (await verify(kb.db)).findings
const stage = (operations: OperationInput[]) => stageChangeset(kb.db, { ...head, operations })
const changeset = (id: number) => kb.db.prisma.changeset.findUnique({ where: { id } })

async function* streamed(operations: Iterable<OperationInput>) {
  yield* operations
}

/** All that publishing writes, but for when. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await query<{ name: string }>(
    kb.url,
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname NOT IN ('_prisma_migrations', 'search_entry') ORDER BY 1`,
  )
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(
      kb.url,
      `SELECT regexp_replace((to_jsonb(t) - '{updated_at,published_at,created_at,decided_at,cursor_secret}'::text[])::text,
         '"updatedAt": "[^"]*"', '', 'g') AS row FROM ${name} t ORDER BY 1`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** Changes of every type to what `syntheticKnowledge` brings. */
async function changes(): Promise<OperationInput[]> {
  const [first, second] = await kb.db.prisma.claim.findMany({ orderBy: { id: 'asc' }, take: 2 })
  const supplement = await kb.db.prisma.thing.findFirst({
    where: { kind: 'supplement' },
    orderBy: { id: 'asc' },
  })
  return [
    update('source', { slug: 'syn-source-0', title: 'Other', kind: 'REVIEW', standing: 'RETRACTED' }),
    { type: 'RETIRE', kind: first?.kind, key: first?.key, successor: null } as OperationInput,
    { type: 'DELETE', kind: second?.kind, key: second?.key } as OperationInput,
    { type: 'RENAME', kind: 'supplement', key: supplement?.slug ?? '', to: 'syn-other' },
    create('condition', docs.condition('syn-new', { summary: 'A\tb\\c "d"\n{e,f}\u00e9\u{1f33f} \\N \\.' })),
    create('source', docs.source('syn-nasty', { authors: ['a "b", {c}', 'd\\e', 'NULL', ' ', '\u{1f33f}'] })),
  ]
}

describe('a large changeset', () => {
  it('becomes the very same as a small one', async () => {
    const ways: Record<string, unknown[]>[] = []
    for (const largeFrom of [0, 1_000_000]) {
      await emptyTables(kb.url)
      const id = await stageStream(kb.db, head, syntheticKnowledge({ seed: 7, claims: 300 }))
      await publishChangeset(kb.db, id, 'me', { largeFrom })
      await publishChangeset(kb.db, await stage(await changes()), 'me', { largeFrom })
      expect(await findings()).toEqual([])
      ways.push(await everything())
    }
    expect(ways[0]?.claim).toHaveLength(299)
    expect(ways[0]).toEqual(ways[1])
  }, 90_000)

  it('tells how far it has come', async () => {
    const told: Progress[] = []
    const onProgress = (progress: Progress) => void told.push(progress)
    const id = await stageStream(kb.db, head, syntheticKnowledge({ seed: 7, claims: 1200 }), { onProgress })
    const { count } = await publishChangeset(kb.db, id, 'me', { onProgress, largeFrom: 0 })
    expect(count).toBe(syntheticSize({ claims: 1200 }))
    expect([...new Set(told.map(({ step }) => step))]).toEqual([
      'stage',
      'prepare',
      'publish',
      'log',
      'search',
    ])
    for (const step of ['prepare', 'publish', 'log', 'search']) {
      const done = told.filter(one => one.step === step)
      expect(done.every((one, at) => one.done >= (done[at - 1]?.done ?? 0))).toBe(true)
      expect(done.at(-1)?.done).toBe(done.at(-1)?.total)
    }
    expect(told.findLast(({ step }) => step === 'stage')?.done).toBe(count)
  }, 60_000)

  it('is refused whole, and stays as it was', async () => {
    await publish(kb.db, base())
    const id = await stage([
      create('condition', docs.condition('sleep')),
      create('dosage', docs.dosage('a', { condition: 'slep' })),
      create('condition', docs.condition('stress')),
    ])
    const before = await everything()
    expect(await faultsOf(publishChangeset(kb.db, id, 'me', { largeFrom: 0 }))).toEqual([
      'condition stress: is there already',
      'dosage a: condition: there is no condition "slep"; did you mean sleep?',
    ])
    expect(await everything()).toEqual(before)
  })

  /** Publishes something small while a large changeset is being prepared. */
  async function publishMeanwhile(id: number, operations: OperationInput[]) {
    const client = new pg.Client({ connectionString: kb.url })
    await client.connect()
    // Papers are looked at last when a changeset is prepared: until it may, it waits, and others do not.
    await client.query('BEGIN; LOCK TABLE source_identifier IN ACCESS EXCLUSIVE MODE')
    const large = publishChangeset(kb.db, id, 'me', { largeFrom: 0 }).catch((error: unknown) => error)
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    while ((await query(kb.url, waiting)).length === 0) await sleep(20)
    const { revision } = await publish(kb.db, operations)
    await client.query('COMMIT')
    await client.end()
    return { revision, large: await large }
  }

  it('is prepared again when somebody else publishes meanwhile', async () => {
    const paper = { identifiers: [{ system: 'DOI', code: '10.5555/x' }] }
    const sleepy = create('condition', docs.condition('sleep'))
    const id = await stage([create('source', docs.source('p', paper)), sleepy])
    expect(await publishMeanwhile(id, [sleepy])).toMatchObject({
      revision: 1,
      large: { faults: [{ at: 'condition sleep', message: 'is there already' }] },
    })
    await publish(kb.db, [{ type: 'DELETE', kind: 'condition', key: 'sleep' }])
    expect(await publishMeanwhile(id, [create('condition', docs.condition('other'))])).toMatchObject({
      revision: 3,
      large: { revision: 4, count: 2 },
    })
    expect(await findings()).toEqual([])
  }, 40_000)

  const temporaryTables = () => query(kb.url, `SELECT relname FROM pg_class WHERE relpersistence = 't'`)
  const cutConnections = () =>
    query(
      kb.url,
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'supplement-kb'`,
    )

  it.each(['prepare', 'publish', 'log', 'search'] as const)(
    'leaves nothing when it is cut off in the step %s, and can be published after',
    async cutIn => {
      const id = await stageStream(kb.db, head, syntheticKnowledge({ seed: 7, claims: 1200 }))
      let cut: Promise<unknown> | undefined
      const onProgress = ({ step }: Progress) => {
        if (step === cutIn) cut ??= cutConnections()
      }
      await expect(publishChangeset(kb.db, id, 'me', { onProgress, largeFrom: 0 })).rejects.toThrow()
      await cut
      expect(await changeset(id)).toMatchObject({ state: 'IN_REVIEW' })
      expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ revision: 0 })
      expect(await kb.db.prisma.thing.count()).toBe(0)
      expect(await temporaryTables()).toEqual([])
      expect(await publishChangeset(kb.db, id, 'me', { largeFrom: 0 })).toMatchObject({ revision: 1 })
      expect(await temporaryTables()).toEqual([])
    },
    60_000,
  )
})

describe('staging a stream', () => {
  it('holds what staging a list does', async () => {
    const operations = [...base(), { type: 'RETIRE', kind: 'source', key: 'x' } as const]
    const rows = () =>
      kb.db.prisma.operation.findMany({ orderBy: { position: 'asc' }, omit: { changesetId: true } })
    await stage(operations)
    const listed = await rows()
    await kb.db.prisma.changeset.deleteMany()
    const id = await stageStream(kb.db, { ...head, batch: 'b' }, streamed(operations))
    expect(await rows()).toEqual(listed)
    expect(listed[0]).toMatchObject({ state: 'PENDING', position: 1, data: { slug: 'ods' } })
    expect(listed[4]).toMatchObject({ type: 'RETIRE', data: { successor: null } })
    expect(await changeset(id)).toMatchObject({ state: 'IN_REVIEW', batch: 'b' })
  })

  it('can accept everything at once', async () => {
    const id = await stageStream(kb.db, { ...head, accepted: true }, streamed(base()))
    expect(await kb.db.prisma.operation.count({ where: { state: 'ACCEPTED' } })).toBe(4)
    expect(await publishChangeset(kb.db, id, 'me')).toMatchObject({ count: 4 })
  })

  it('refuses the whole stream: the first faults, and a record that stood long before', async () => {
    const sources = (count: number, more: object = {}) =>
      Array.from({ length: count }, (_, at) => create('source', docs.source(`s-${at}`, { ...more })))
    const repeated = stageStream(kb.db, head, streamed([...sources(6000), ...sources(1)]))
    expect(await faultsOf(repeated)).toEqual(['operations[6000]: is the second one on source s-0'])
    const many = await faultsOf(stageStream(kb.db, head, streamed(sources(3000, { year: 1 }))))
    expect(many).toHaveLength(1001)
    expect(many.at(-1)).toBe('operations: may have more faults than these 1000')
    expect(await faultsOf(stageStream(kb.db, head, streamed([])))).toEqual(['operations: is empty'])
    expect(await kb.db.prisma.changeset.count()).toBe(0)
    expect(await kb.db.prisma.operation.count()).toBe(0)
  }, 40_000)

  it('leaves nothing when what is streamed fails', async () => {
    async function* failing() {
      yield* base()
      throw new Error('the file ends')
    }
    await expect(stageStream(kb.db, head, failing())).rejects.toThrow('the file ends')
    expect(await kb.db.prisma.changeset.count()).toBe(0)
  })
})

describe('a document that another program staged', () => {
  it('is checked by its contract before it is published', async () => {
    const id = await stage([...base(), create('dosage', docs.dosage('a'))])
    const other = connect(kb.url, { pool: 2 })
    const per = (value: string) =>
      query(
        kb.url,
        `UPDATE operation SET data = jsonb_set(data, '{per}', '"${value}"') - 'note' WHERE key = 'a'`,
      )
    await per('WEEK')
    expect(await faultsOf(publishChangeset(other, id, 'me'))).toEqual([
      expect.stringContaining('dosage a: per: "WEEK" is not allowed'),
    ])
    await per('DAY')
    await publishChangeset(other, id, 'me')
    await other.close()
    const entry = await kb.db.prisma.change.findFirst({ where: { key: 'a' } })
    expect(entry?.document).toMatchObject({ per: 'DAY', note: null })
    expect(await findings()).toEqual([])
  })
})
