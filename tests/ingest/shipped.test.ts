import { describe, expect, it } from 'vitest'
import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { compareReleases } from '../../src/ingest/release/compare.ts'
import { pastReleases, printPast, readPast, shippedReleases } from '../../src/ingest/release/past.ts'
import { publishShipped } from '../../src/ingest/shipped.ts'
import { verify } from '../../src/ingest/verify.ts'
import { create, docs, faultsOf, folderOf, publish, releaseFile, update, useDatabase } from './support.ts'

const kb = useDatabase()

type Files = Record<string, unknown>

const knowledge = (more: Files = {}, release = '2026.11.0'): Promise<string> =>
  folderOf({
    'release.yaml': releaseFile(release),
    'sources/ods.yaml': { source: docs.source() },
    'conditions/stress.yaml': { condition: docs.condition() },
    'interactants/tetracycline.yaml': { interactant: docs.interactant() },
    'supplements/magnesium.yaml': {
      supplement: docs.supplement(),
      dosages: [docs.dosage('a')],
      interactions: [docs.interaction('b')],
    },
    ...more,
  })

const magnesium = (more: Files) => ({
  'supplements/magnesium.yaml': { supplement: docs.supplement(), ...more },
})

const ship = async (more: Files = {}, release?: string, options = {}) =>
  publishShipped(kb.db, { folder: await knowledge(more, release), ...options })

const claim = (key: string) => kb.db.prisma.claim.findUnique({ where: { key }, include: { dosage: true } })
const changesets = () =>
  kb.db.prisma.changeset.findMany({
    orderBy: { id: 'asc' },
    select: { title: true, state: true, batch: true },
  })
const waiting = (batch: string) =>
  kb.db.prisma.operation.findMany({
    where: { changeset: { batch, state: 'IN_REVIEW' } },
    orderBy: { position: 'asc' },
    select: { type: true, key: true, note: true },
  })
const findings = async () => (await verify(kb.db)).findings
const note = (text: string) =>
  magnesium({ dosages: [docs.dosage('a', { note: text })], interactions: [docs.interaction('b')] })

describe('the shipped knowledge', () => {
  it('is published once: the same again changes nothing', async () => {
    expect(await ship()).toMatchObject({ published: true, revision: 1, created: 6, before: null })
    expect(await claim('a')).toMatchObject({ shippedVersion: '2026.11.0' })
    expect(await kb.db.prisma.release.findMany()).toMatchObject([
      { id: '2026.11.0', revision: 1, title: 'Release 2026.11.0' },
    ])
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({
      release: '2026.11.0',
      shippedVersion: '2026.11.0',
    })
    expect(await ship()).toMatchObject({ published: false, revision: 1 })
    expect(await ship({}, '2026.11.0', { again: true })).toMatchObject({ published: false, revision: 1 })
    expect(await changesets()).toHaveLength(1)
    expect(await findings()).toEqual([])
  })

  it('brings what is new, changed and gone with a newer release, and nothing with an older one', async () => {
    await ship()
    const next = {
      ...magnesium({ dosages: [docs.dosage('a', { note: 'n' })] }),
      'conditions/sleep.yaml': { condition: docs.condition('sleep') },
    }
    expect(await ship(next, '2026.9.0')).toMatchObject({ published: false, older: true, before: '2026.11.0' })
    expect(await ship(next, '2026.11.1')).toMatchObject({ revision: 2, created: 1, updated: 1, retired: 1 })
    expect(await claim('a')).toMatchObject({ version: 2, shippedVersion: '2026.11.1' })
    expect(await claim('b')).toMatchObject({ status: 'RETIRED', shippedVersion: '2026.11.0' })
    expect(await kb.db.prisma.thing.findFirst({ where: { slug: 'stress' } })).toMatchObject({
      version: 1,
      shippedVersion: '2026.11.0',
    })
    expect(await ship({}, '2026.12.0')).toMatchObject({ created: 1, updated: 1, retired: 1 })
    expect(await claim('b')).toMatchObject({ status: 'ACTIVE', version: 3, shippedVersion: '2026.12.0' })
    expect(await findings()).toEqual([])
  })

  it('is published again under the same name only when asked to, and the release stays what it was', async () => {
    await ship()
    const [before] = await kb.db.prisma.release.findMany()
    expect(await ship(note('edited'))).toMatchObject({ published: false, revision: 1 })
    expect(await ship(note('edited'), '2026.11.0', { again: true })).toMatchObject({
      ...{ published: true, revision: 2, updated: 1 },
      cites: 1,
    })
    expect(await kb.db.prisma.release.findMany()).toEqual([before])
    expect(await ship(note('edited'), '2026.11.1')).toMatchObject({ published: false, revision: 2, cites: 2 })
    expect(await findings()).toEqual([])
  })

  it('names a release that changes nothing, without a revision', async () => {
    await ship()
    expect(await ship({}, '2026.12.0')).toMatchObject({ published: false, revision: 1 })
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ release: '2026.12.0', revision: 1 })
    expect(await kb.db.prisma.release.count()).toBe(2)
    expect(await findings()).toEqual([])
  })

  it('can be tried without leaving a trace', async () => {
    expect(await ship({}, '2026.11.0', { dryRun: true })).toMatchObject({ published: true, created: 6 })
    expect(await kb.db.prisma.thing.count()).toBe(0)
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ revision: 0, shippedVersion: null })
  })

  it('is published once by two that start together', async () => {
    const folder = await knowledge()
    const results = await Promise.all([1, 2, 3].map(() => publishShipped(kb.db, { folder })))
    expect(results.filter(({ published }) => published)).toHaveLength(1)
    expect(await changesets()).toHaveLength(1)
  })

  it.each([
    [
      'a wrong unit',
      { dosages: [docs.dosage('a', { amount: { max: 1, unit: 'mgg' } })] },
      /^supplements\/magnesium\.yaml:11: dosages\[0\]\.amount\.unit: "mgg" is not allowed/,
    ],
    [
      'a missing citation',
      { dosages: [docs.dosage('a', { citations: undefined })] },
      /^supplements\/magnesium\.yaml:6: dosages\[0\]\.citations: has no citation/,
    ],
    [
      'an unknown reference',
      { dosages: [docs.dosage('a', { condition: 'stres' })] },
      /^supplements\/magnesium\.yaml:15: dosages\[0\]\.condition: there is no condition "stres"; did you mean stress\?/,
    ],
  ])('is refused whole for %s, naming file, line and field', async (_, more, expected) => {
    expect(await faultsOf(ship(magnesium(more)))).toEqual([expect.stringMatching(expected)])
    expect(await kb.db.prisma.thing.count()).toBe(0)
    expect(await kb.db.prisma.changeset.count()).toBe(0)
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ revision: 0, release: null })
  })

  it('tells faults that only the database shows with their file too', async () => {
    await publish(kb.db, [
      create('source', docs.source('mine', { identifiers: [{ system: 'DOI', code: '10.1000/x' }] })),
    ])
    const shipped = { source: docs.source('ods', { identifiers: [{ system: 'DOI', code: '10.1000/x' }] }) }
    expect(await faultsOf(ship({ 'sources/ods.yaml': shipped }))).toEqual([
      expect.stringMatching(
        /^sources\/ods\.yaml:\d+: source\.identifiers\[0\]\.code: DOI 10\.1000\/x is the paper of source mine/,
      ),
    ])
  })

  it('may name what was added here', async () => {
    await publish(kb.db, [create('condition', docs.condition('local'))])
    const more = magnesium({ dosages: [docs.dosage('a', { condition: 'local' })], interactions: [] })
    expect(await ship(more)).toMatchObject({ published: true })
  })
})

describe('the releases before the one in the folder', () => {
  const pastFolder = async (...releases: [string, Files][]) => {
    const files = await Promise.all(
      releases.map(async ([release, more]) => {
        const sound = await checkKnowledge(await knowledge(more, release))
        return [`${release}.ndjson`, printPast(sound.release, sound.published)] as const
      }),
    )
    return folderOf(Object.fromEntries(files))
  }
  const revisions = async () =>
    (await kb.db.prisma.release.findMany({ orderBy: { revision: 'asc' } })).map(({ id, revision }) => [
      id,
      revision,
    ])

  it('are published before it, each as a revision that can be cited', async () => {
    const past = await pastFolder(['2026.9.0', note('first')], ['2026.10.0', note('second')])
    expect(await ship({}, '2026.11.0', { past })).toMatchObject({
      ...{ before: null, earlier: ['2026.9.0', '2026.10.0'], revision: 3, cites: 3 },
      ...{ created: 0, updated: 1, retired: 0 },
    })
    expect(await revisions()).toEqual([
      ['2026.9.0', 1],
      ['2026.10.0', 2],
      ['2026.11.0', 3],
    ])
    const notes = await kb.db.prisma.change.findMany({ where: { key: 'a' }, orderBy: { revision: 'asc' } })
    expect(notes.map(({ record }) => (record as { note: string | null }).note)).toEqual([
      'first',
      'second',
      null,
    ])
    expect(await findings()).toEqual([])
  })

  it('are passed over as far as they are published, or not older', async () => {
    await ship(note('first'), '2026.10.0')
    const past = await pastFolder(
      ['2026.9.0', note('first')],
      ['2026.10.0', {}],
      ['2026.10.1', note('x')],
      ['2026.12.0', {}],
    )
    expect(await ship({}, '2026.11.0', { past })).toMatchObject({ earlier: ['2026.10.1'], revision: 3 })
    expect((await revisions()).map(([id]) => id)).toEqual(['2026.10.0', '2026.10.1', '2026.11.0'])
  })

  it('leave no trace when they are only tried, or one of them has a fault', async () => {
    const past = await pastFolder(['2026.9.0', note('first')])
    expect(await ship({}, '2026.11.0', { past, dryRun: true })).toMatchObject({
      earlier: ['2026.9.0'],
      revision: 2,
    })
    const broken = await folderOf({
      '2026.9.0.ndjson': `${JSON.stringify(releaseFile('2026.9.0'))}\n${JSON.stringify({ kind: 'source', document: { slug: 'x', kind: 'BOOK' } })}\nnot JSON\n`,
    })
    expect(await faultsOf(ship({}, '2026.11.0', { past: broken }))).toEqual([
      expect.stringMatching(/^2026\.9\.0\.ndjson:2: kind: "BOOK" is not allowed/),
      expect.stringMatching(/^2026\.9\.0\.ndjson:2: title: is missing/),
      '2026.9.0.ndjson:3: is not {"kind", "document"}',
    ])
    expect(await kb.db.prisma.kbState.findFirst()).toMatchObject({ revision: 0, release: null })
    expect(await kb.db.prisma.release.count()).toBe(0)
  })

  it('are those that are shipped: the knowledge that each of them was', async () => {
    const [only, ...others] = await pastReleases(shippedReleases)
    expect([only?.release, others]).toEqual(['2026.11.0', []])
    const { published, faults } = await readPast(only?.path ?? '')
    expect([published.length, faults]).toEqual([380, []])
  })
})

describe('drafts', () => {
  const draft = (waits: string, more: Files = {}) => ({
    'drafts/m.yaml': { for: 'magnesium', dosages: [{ ...docs.dosage('d', more), waits }] },
  })

  it('wait in one changeset in review, and nowhere else', async () => {
    expect(await ship(draft('confirm it'))).toMatchObject({ created: 6, waiting: { drafts: 1 } })
    expect(await claim('d')).toBeNull()
    expect(await waiting('shipped-drafts')).toEqual([{ type: 'CREATE', key: 'd', note: 'confirm it' }])
    expect(await claim('a')).toMatchObject({ agreement: 'SOLE' })
    expect(await kb.db.prisma.change.count({ where: { key: 'd' } })).toBe(0)
  })

  it('are asked once: the same stay, others replace them, published ones go', async () => {
    await ship(draft('x'))
    await ship(draft('x'), '2026.11.0', { again: true })
    expect(await changesets()).toHaveLength(2)
    await ship(draft('y'), '2026.12.0')
    expect((await changesets()).slice(1)).toEqual([
      { title: 'Shipped drafts 2026.11.0', state: 'ABANDONED', batch: 'shipped-drafts' },
      { title: 'Shipped drafts 2026.12.0', state: 'IN_REVIEW', batch: 'shipped-drafts' },
    ])
    const { d: document } = { d: docs.dosage('d') }
    await ship(
      magnesium({ dosages: [docs.dosage('a'), document], interactions: [docs.interaction('b')] }),
      '2026.13.0',
    )
    expect(await waiting('shipped-drafts')).toEqual([])
  })

  it('can change a record that is published', async () => {
    await ship({
      'drafts/m.yaml': { for: 'magnesium', dosages: [{ ...docs.dosage('a', { note: 'new' }), waits: 'x' }] },
    })
    expect(await waiting('shipped-drafts')).toEqual([{ type: 'UPDATE', key: 'a', note: 'x' }])
  })
})

describe('what was edited here', () => {
  it('survives a newer release, whose difference waits in review', async () => {
    await ship()
    await publish(kb.db, [update('dosage', docs.dosage('a', { note: 'ours' }))], 'editor')
    expect(await ship(note('theirs'), '2026.12.0')).toMatchObject({
      published: false,
      waiting: { differences: 1 },
    })
    expect(await claim('a')).toMatchObject({
      version: 2,
      dosage: { note: 'ours' },
      shippedVersion: '2026.11.0',
    })
    expect(await waiting('shipped-differences')).toEqual([
      { type: 'UPDATE', key: 'a', note: 'was edited here' },
    ])
    await ship(note('ours'), '2026.13.0')
    expect(await waiting('shipped-differences')).toEqual([])
    expect(await findings()).toEqual([])
  })

  it('stays when it is no longer shipped, and stays away when it was taken away', async () => {
    await ship()
    await publish(kb.db, [
      update('dosage', docs.dosage('a', { note: 'ours' })),
      { type: 'RETIRE', kind: 'interaction', key: 'b' },
    ])
    await ship(magnesium({ interactions: [docs.interaction('b')] }), '2026.12.0')
    expect(await claim('a')).toMatchObject({ status: 'ACTIVE' })
    expect(await claim('b')).toMatchObject({ status: 'RETIRED' })
    expect(await waiting('shipped-differences')).toEqual([
      { type: 'CREATE', key: 'b', note: 'was taken away here' },
      { type: 'RETIRE', key: 'a', note: 'was edited here' },
    ])
  })

  it('keeps what it names, and holds back what names what is gone', async () => {
    await ship()
    await publish(kb.db, [
      create('indication', docs.indication('mine')),
      { type: 'RETIRE', kind: 'interaction', key: 'b' },
      { type: 'RETIRE', kind: 'interactant', key: 'tetracycline' },
    ])
    const folder = await folderOf({
      'release.yaml': releaseFile('2026.12.0'),
      'sources/ods.yaml': { source: docs.source() },
      'interactants/tetracycline.yaml': { interactant: docs.interactant() },
      'supplements/magnesium.yaml': {
        supplement: docs.supplement(),
        dosages: [docs.dosage('a')],
        interactions: [docs.interaction('c')],
      },
    })
    expect(await publishShipped(kb.db, { folder })).toMatchObject({ published: false })
    expect(await waiting('shipped-differences')).toEqual([
      { type: 'CREATE', key: 'tetracycline', note: 'was taken away here' },
      { type: 'RETIRE', key: 'stress', note: 'still named by the indication mine' },
      { type: 'CREATE', key: 'c', note: 'names the interactant tetracycline, which is not published here' },
    ])
    expect(await findings()).toEqual([])
  })

  it('keeps the name that it was given here, and still gets what is new', async () => {
    await ship()
    await publish(kb.db, [{ type: 'RENAME', kind: 'supplement', key: 'magnesium', to: 'mg' }])
    const more = { ...note('theirs'), ...magnesium({ dosages: [docs.dosage('a', { note: 'theirs' })] }) }
    expect(await ship(more, '2026.12.0')).toMatchObject({
      updated: 1,
      retired: 1,
      waiting: { differences: 0 },
    })
    expect(await claim('a')).toMatchObject({
      dosage: { note: 'theirs' },
      question: 'mg.dosage.general.maximum',
    })
    expect(await kb.db.prisma.thing.findMany({ where: { kind: 'supplement' } })).toMatchObject([
      { slug: 'mg' },
    ])
    expect(await findings()).toEqual([])
  })

  it('counts as shipped again when the edit was taken back', async () => {
    await ship()
    await publish(kb.db, [update('dosage', docs.dosage('a', { note: 'ours' }))])
    await publish(kb.db, [update('dosage', docs.dosage('a'))])
    expect(await ship(note('theirs'), '2026.12.0')).toMatchObject({ updated: 1, waiting: { differences: 0 } })
  })

  it('loses nothing and gets nothing back, however often a release comes and whatever it says', async () => {
    await ship()
    await publish(kb.db, [
      update('dosage', docs.dosage('a', { note: 'ours' })),
      { type: 'RETIRE', kind: 'interaction', key: 'b' },
      { type: 'DELETE', kind: 'condition', key: 'stress' },
      create('indication', docs.indication('mine', { condition: 'sleep' })),
      create('condition', docs.condition('sleep', { name: 'Our sleep' })),
    ])
    const more = { ...note('theirs'), 'conditions/sleep.yaml': { condition: docs.condition('sleep') } }
    for (const release of ['2026.12.0', '2026.13.0', '2026.14.0']) {
      await ship(more, release)
      expect(await claim('a')).toMatchObject({ dosage: { note: 'ours' }, version: 2 })
      expect(await claim('b')).toMatchObject({ status: 'RETIRED', version: 2 })
      expect(await claim('mine')).toMatchObject({ status: 'ACTIVE', version: 1 })
      expect(await kb.db.prisma.thing.findMany({ where: { kind: 'condition' } })).toMatchObject([
        { slug: 'sleep', name: 'Our sleep', version: 1 },
      ])
    }
    const open = (await changesets()).filter(({ state }) => state === 'IN_REVIEW')
    expect(open).toEqual([
      { title: 'Shipped differences 2026.14.0', state: 'IN_REVIEW', batch: 'shipped-differences' },
    ])
    expect((await waiting('shipped-differences')).map(({ type, key }) => `${type} ${key}`).sort()).toEqual([
      ...['CREATE b', 'CREATE stress', 'UPDATE a', 'UPDATE sleep'],
    ])
    expect(await findings()).toEqual([])
  })

  it('stays what a reviewer made of a difference', async () => {
    await ship()
    await publish(kb.db, [update('dosage', docs.dosage('a', { note: 'ours' }))])
    await ship(note('theirs'), '2026.12.0')
    const { id } = await kb.db.prisma.changeset.findFirstOrThrow({ where: { state: 'IN_REVIEW' } })
    const { data } = await kb.db.prisma.operation.findFirstOrThrow({ where: { changesetId: id } })
    await kb.db.prisma.operation.updateMany({
      where: { changesetId: id },
      data: { data: { ...(data as object), note: 'both' }, editedBy: 'reviewer' },
    })
    await publishChangeset(kb.db, id, 'reviewer')
    await ship(note('theirs again'), '2026.13.0')
    expect(await claim('a')).toMatchObject({ dosage: { note: 'both' } })
    expect(await waiting('shipped-differences')).toMatchObject([{ type: 'UPDATE', key: 'a' }])
  })
})

describe('a difference that a reviewer accepted', () => {
  it('is as shipped: the next release follows it, and does not wait again', async () => {
    await ship()
    await publish(kb.db, [update('dosage', docs.dosage('a', { note: 'ours' }))])
    await ship(note('theirs'), '2026.12.0')
    const { id } = await kb.db.prisma.changeset.findFirstOrThrow({ where: { state: 'IN_REVIEW' } })
    await publishChangeset(kb.db, id, 'reviewer')
    expect(await claim('a')).toMatchObject({ dosage: { note: 'theirs' } })
    expect(await ship(note('theirs again'), '2026.13.0')).toMatchObject({
      ...{ updated: 1, waiting: { differences: 0 } },
    })
    expect(await claim('a')).toMatchObject({ dosage: { note: 'theirs again' } })
    await publish(kb.db, [update('dosage', docs.dosage('a', { note: 'ours again' }))])
    expect(await ship(note('theirs at last'), '2026.14.0')).toMatchObject({ waiting: { differences: 1 } })
    expect(await claim('a')).toMatchObject({ dosage: { note: 'ours again' } })
    expect(await findings()).toEqual([])
  })
})

describe('knowledge that is to be reviewed first', () => {
  it('waits whole, from the first start on, and goes with a later release once it was published', async () => {
    expect(await ship({}, '2026.11.0', { review: true })).toMatchObject({
      ...{ published: false, revision: 0, waiting: { drafts: 0, differences: 6 } },
    })
    expect(await kb.db.prisma.thing.count()).toBe(0)
    expect(await kb.db.prisma.release.count()).toBe(0)
    expect(await ship({}, '2026.11.0', { review: true })).toMatchObject({ waiting: { differences: 0 } })
    const { id } = await kb.db.prisma.changeset.findFirstOrThrow({ where: { state: 'IN_REVIEW' } })
    expect(await publishChangeset(kb.db, id, 'reviewer')).toMatchObject({ count: 6 })
    expect(await claim('b')).toMatchObject({ shippedVersion: '2026.11.0' })
    await ship(magnesium({ dosages: [docs.dosage('a', { note: 'n' })] }), '2026.12.0', { review: true })
    expect(await waiting('shipped-differences')).toMatchObject([
      { type: 'UPDATE', key: 'a' },
      { type: 'RETIRE', key: 'b' },
    ])
    expect(await findings()).toEqual([])
  })
})

describe('releases', () => {
  it.each([
    ['2026.9.0', '2026.11.0', -1],
    ['2026.11.0', '2026.11.0', 0],
    ['2026.11', '2026.11.0', 0],
    ['2026.11.10', '2026.11.9', 1],
    ['2027.1', '2026.12.9', 1],
  ])('%s against %s: %i', (one, other, expected) => {
    expect(compareReleases(one, other)).toBe(expected)
  })
})
