import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { PROBLEM_KINDS } from '../../src/api/problem-codes.ts'
import { revisionChannel } from '../../src/db/revisions.ts'
import { ChangesetStateError, publishChangeset } from '../../src/ingest/publish.ts'
import { stageChangeset } from '../../src/ingest/stage.ts'
import { PublishBusyError } from '../../src/ingest/transaction.ts'
import { verify } from '../../src/ingest/verify.ts'
import { problemOf } from '../../src/plugins/failures.ts'
import { query } from '../support/postgres.ts'
import { base, create, docs, faultsOf, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const claimRow = (key: string) => kb.db.prisma.claim.findUniqueOrThrow({ where: { key } })
const revisionNow = async () => (await kb.db.prisma.kbState.findUniqueOrThrow({ where: { id: 1 } })).revision
const findings = async () => (await verify(kb.db)).findings
const stage = (operations: Parameters<typeof publish>[1]) =>
  stageChangeset(kb.db, { title: 'T', reason: 'why', origin: 'EDITOR', actor: 'author', operations })

describe('publishing a changeset', () => {
  it('writes the records, the log, the revision and who did it', async () => {
    const id = await stage([
      ...base(),
      create('dosage', docs.dosage('a')),
      create('interaction', docs.interaction('b')),
    ])
    expect(await revisionNow()).toBe(0)
    expect(await kb.db.prisma.claim.count()).toBe(0)

    const { revision, published, changes } = await publishChangeset(kb.db, id, 'reviewer')
    expect({ revision, published, changes: changes.length }).toEqual({
      revision: 1,
      published: true,
      changes: 6,
    })
    expect(await revisionNow()).toBe(1)
    expect(await kb.db.prisma.changeset.findUnique({ where: { id } })).toMatchObject({
      state: 'PUBLISHED',
      revision: 1,
      actor: 'author',
      decidedBy: 'reviewer',
    })
    const change = await kb.db.prisma.change.findFirstOrThrow({ where: { key: 'a' } })
    expect(change).toMatchObject({
      revision: 1,
      kind: 'dosage',
      type: 'CREATE',
      version: 1,
      actor: 'reviewer',
      reason: 'why',
    })
    expect(change.document).toMatchObject({
      id: 'a',
      population: null,
      timing: [],
      evidence: { certainty: 'NOT_GRADED' },
    })
    const row = await claimRow('a')
    expect(row).toMatchObject({
      question: 'magnesium.dosage.general.maximum',
      agreement: 'SOLE',
      topics: ['UPPER_LIMIT'],
    })
    expect(row.updatedAt).toEqual(change.publishedAt)
    expect(await findings()).toEqual([])
  })

  it('cannot be done twice, nor with a changeset that is not there', async () => {
    const id = await stage(base())
    await publishChangeset(kb.db, id, 'me')
    await expect(publishChangeset(kb.db, id, 'me')).rejects.toThrow(`changeset ${id} is PUBLISHED already`)
    await expect(publishChangeset(kb.db, 99, 'me')).rejects.toThrow(ChangesetStateError)
  })

  it('updates in place: same row, new parts, next version; what is equal is left alone', async () => {
    await publish(kb.db, [...base(), create('dosage', docs.dosage('a', { timing: ['MORNING'] }))])
    const before = await claimRow('a')
    const changed = docs.dosage('a', {
      amount: { max: 300, unit: 'mg' },
      citations: [{ source: 'ods', locator: 'Table 2' }],
    })
    const result = await publish(kb.db, [
      update('dosage', changed, 1),
      update('supplement', docs.supplement()),
    ])
    expect(result.changes).toEqual([{ type: 'UPDATE', kind: 'dosage', key: 'a', version: 2 }])
    const after = await kb.db.prisma.claim.findUniqueOrThrow({
      where: { key: 'a' },
      include: { dosage: true, citations: true },
    })
    expect(after).toMatchObject({
      id: before.id,
      version: 2,
      dosage: { timing: [] },
      citations: [{ locator: 'Table 2' }],
    })
    expect(Number(after.dosage?.amountMax)).toBe(300)
    expect(after.updatedAt > before.updatedAt).toBe(true)
    expect((await kb.db.prisma.thing.findFirstOrThrow({ where: { slug: 'magnesium' } })).version).toBe(1)
    expect(await findings()).toEqual([])
  })

  it('makes no revision when nothing changes', async () => {
    await publish(kb.db, base())
    const id = await stage([update('source', docs.source('ods', { authors: [] }))])
    expect(await publishChangeset(kb.db, id, 'me')).toEqual({
      ...{ revision: 1, published: false, count: 0, changes: [] },
    })
    expect(await kb.db.prisma.changeset.findUnique({ where: { id } })).toMatchObject({
      state: 'ABANDONED',
      revision: null,
    })
  })

  it('updates every kind of detail that others point at', async () => {
    const person = (maxAgeYears: number) =>
      create('population', docs.population('p', { criteria: { maxAgeYears } }))
    await publish(kb.db, [...base(), person(20), create('dosage', docs.dosage('a', { population: 'p' }))])
    await publish(kb.db, [
      update(
        'supplement',
        docs.supplement('magnesium', {
          category: 'OTHER_COMPOUND',
          constituents: [{ name: 'c', role: 'ACTING' }],
        }),
      ),
      update(
        'condition',
        docs.condition('stress', {
          type: 'DISEASE',
          statements: [{ aspect: 'CAUSE', text: 't', citations: [{ source: 'ods' }] }],
        }),
      ),
      update('interactant', docs.interactant('tetracycline', { type: 'DRUG_CLASS' })),
      update('population', docs.population('p', { criteria: { maxAgeYears: 18 } })),
    ])
    expect(await kb.db.prisma.supplement.findFirst()).toMatchObject({ category: 'OTHER_COMPOUND' })
    expect(await kb.db.prisma.interactant.findFirst()).toMatchObject({ type: 'DRUG_CLASS' })
    expect(await kb.db.prisma.citation.count({ where: { statementId: { not: null } } })).toBe(1)
    expect(await findings()).toEqual([])
  })

  it('lets things that name each other come together, in any order', async () => {
    await publish(kb.db, [
      create('combination', {
        id: 'c',
        supplement: 'a',
        with: { kind: 'supplement', slug: 'b' },
        purpose: 'p',
        citations: [{ source: 'ods' }],
      }),
      create('interactant', docs.interactant('apixaban', { memberOf: ['anticoagulants'] })),
      create('interactant', docs.interactant('anticoagulants', { type: 'DRUG_CLASS' })),
      create('condition', docs.condition('back-pain', { parent: 'pain' })),
      create('condition', docs.condition('pain')),
      create('supplement', docs.supplement('a', { sources: ['ods'] })),
      create('supplement', docs.supplement('b')),
      create('source', docs.source()),
    ])
    expect(await kb.db.prisma.membership.count()).toBe(2)
    expect(await findings()).toEqual([])
  })

  it('refuses the whole changeset with every fault', async () => {
    await publish(kb.db, base())
    const found = await faultsOf(
      publish(kb.db, [
        create('condition', docs.condition('sleep')),
        create('dosage', docs.dosage('a', { condition: 'slep', citations: [{ source: 'odd' }] })),
        update('supplement', docs.supplement('zinc')),
        create('supplement', docs.supplement('magnesium')),
        update('condition', docs.condition('stress', { name: 'S' }), 7),
      ]),
    )
    expect(found).toEqual([
      'supplement zinc: is not there',
      'supplement magnesium: is there already',
      'condition stress: was written for version 7, but it is now at version 1',
      'dosage a: citations[0].source: there is no source "odd"',
      'dosage a: condition: there is no condition "slep"; did you mean sleep?',
    ])
    expect(await revisionNow()).toBe(1)
    expect(await kb.db.prisma.thing.count({ where: { slug: 'sleep' } })).toBe(0)
  })

  it('refuses documents and keys that cannot be, when they are staged', async () => {
    const found = await faultsOf(
      stage([
        create('dosage', docs.dosage('a', { amount: { max: 1, unit: 'mgs' } })),
        create('source', docs.source()),
        create('source', docs.source()),
        create('potion', docs.source()),
      ]),
    )
    expect(found).toEqual([
      expect.stringContaining('operations[0]: amount.unit: "mgs" is not allowed'),
      'operations[2]: is the second one on source ods',
      'operations[3]: kind: is not a kind of record',
    ])
    expect(await faultsOf(stage([]))).toEqual(['operations: is empty'])
    expect(await kb.db.prisma.changeset.count()).toBe(0)
  })

  it('gives a claim id to one claim for ever, and a paper to one source', async () => {
    const paper = { identifiers: [{ system: 'PMID', code: '42' }] }
    await publish(kb.db, [
      ...base(),
      create('source', docs.source('p', paper)),
      create('dosage', docs.dosage('a')),
    ])
    await publish(kb.db, [
      { type: 'RETIRE', kind: 'dosage', key: 'a' },
      { type: 'RETIRE', kind: 'source', key: 'p' },
    ])
    expect(
      await faultsOf(
        publish(kb.db, [
          create('interaction', docs.interaction('a')),
          create('source', docs.source('q', paper)),
        ]),
      ),
    ).toEqual([
      'source q: identifiers[0].code: PMID 42 is the paper of source p: one paper is one source',
      'interaction a: id: is the id of a claim of the kind dosage',
    ])
    await publish(kb.db, [
      { type: 'DELETE', kind: 'source', key: 'p' },
      create('source', docs.source('q', paper)),
    ])
    expect(await findings()).toEqual([])
  })

  it('leaves nothing behind when it fails in the middle', async () => {
    await publish(kb.db, base())
    const before = await kb.db.prisma.change.count()
    await query(
      kb.url,
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$`,
      'CREATE TRIGGER fail BEFORE UPDATE ON kb_state FOR EACH ROW EXECUTE FUNCTION fail()',
    )
    const id = await stage([create('dosage', docs.dosage('a'))])
    await expect(publishChangeset(kb.db, id, 'me')).rejects.toThrow('disk full')
    await query(kb.url, 'DROP TRIGGER fail ON kb_state', 'DROP FUNCTION fail')
    expect(await kb.db.prisma.claim.count()).toBe(0)
    expect(await kb.db.prisma.change.count()).toBe(before)
    expect(await kb.db.prisma.changeset.findUnique({ where: { id } })).toMatchObject({ state: 'IN_REVIEW' })
    expect(await publishChangeset(kb.db, id, 'me')).toMatchObject({ revision: 2 })
  })

  it('happens one after the other, without a gap between revisions', async () => {
    await publish(kb.db, base())
    const ids: number[] = []
    for (let i = 0; i < 6; i += 1)
      ids.push(
        await stage([create('dosage', docs.dosage(`d-${i}`, { amount: { max: 100 + i, unit: 'mg' } }))]),
      )
    const results = await Promise.all(ids.map(id => publishChangeset(kb.db, id, 'me')))
    expect(results.map(({ revision }) => revision).sort()).toEqual([2, 3, 4, 5, 6, 7])
    const times = await query<{ revision: number; at: Date }>(
      kb.url,
      'SELECT DISTINCT revision, published_at AS at FROM change ORDER BY at',
    )
    expect(times.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await findings()).toEqual([])
  })

  const holdLock = (seconds: number) =>
    query(kb.url, 'BEGIN', 'SELECT * FROM kb_state FOR UPDATE', `SELECT pg_sleep(${seconds})`, 'COMMIT')

  it('waits for a writer that takes its time', async () => {
    const id = await stage(base())
    const holding = holdLock(2)
    await sleep(300)
    expect(await publishChangeset(kb.db, id, 'me')).toMatchObject({ revision: 1 })
    await holding
  })

  it('gives up after five seconds, which is a problem that a client can wait for, and leaves nothing', async () => {
    const id = await stage(base())
    const holding = holdLock(7)
    await sleep(300)
    const begun = performance.now()
    const error = await publishChangeset(kb.db, id, 'me').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PublishBusyError)
    expect(performance.now() - begun).toBeGreaterThan(4500)
    const problem = problemOf(error)
    expect(problem).toMatchObject({ code: 'publish-busy', status: 503, headers: { 'retry-after': '10' } })
    expect(PROBLEM_KINDS[problem.code].retryable).toBe(true)
    await holding
    expect(await kb.db.prisma.changeset.findUnique({ where: { id } })).toMatchObject({ state: 'IN_REVIEW' })
    expect(await publishChangeset(kb.db, id, 'me')).toMatchObject({ revision: 1 })
    expect(await findings()).toEqual([])
  })

  it('tells listeners the revision once it is there', async () => {
    const heard: string[] = []
    const listener = new pg.Client({ connectionString: kb.db.url })
    await listener.connect()
    listener.on('notification', ({ payload = '' }) => heard.push(payload))
    await listener.query(`LISTEN ${revisionChannel}`)
    await publish(kb.db, base())
    await publish(kb.db, [update('source', docs.source('ods', { year: 2020 }))])
    for (let i = 0; i < 100 && heard.length < 2; i += 1) await sleep(20)
    await listener.end()
    expect(heard).toEqual(['1', '2'])
  })

  it('publishes thousands of claims in one go', async () => {
    const supplements = Array.from({ length: 30 }, (_, i) => `s-${i}`)
    const claims = Array.from({ length: 3000 }, (_, i) =>
      create(
        'interaction',
        docs.interaction(`claim-${i}`, {
          supplement: `s-${i % 30}`,
          interactant: { kind: 'interactant', slug: `drug-${i % 97}` },
        }),
      ),
    )
    const drugs = Array.from({ length: 97 }, (_, i) => create('interactant', docs.interactant(`drug-${i}`)))
    await publish(kb.db, [
      create('source', docs.source()),
      ...drugs,
      ...supplements.map(slug => create('supplement', docs.supplement(slug))),
    ])
    const id = await stage(claims)
    const start = performance.now()
    const { count, changes } = await publishChangeset(kb.db, id, 'me')
    expect({ count, changes: changes.length }).toEqual({ count: 3000, changes: 1000 })
    expect(performance.now() - start).toBeLessThan(15_000)
    expect(await findings()).toEqual([])
  }, 60_000)
})
