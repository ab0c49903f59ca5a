import { describe, expect, it } from 'vitest'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { publishShipped } from '../../src/ingest/shipped.ts'
import { type Files, magnesium, note, useShipping } from './shipping.ts'
import { create, docs, folderOf, publish, releaseFile, update } from './support.ts'

const { kb, ship, claim, changesets, waiting, findings } = useShipping()

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
