import { describe, expect, it } from 'vitest'
import { compareReleases } from '../../src/ingest/release/compare.ts'
import { publishShipped } from '../../src/ingest/shipped.ts'
import { knowledge, magnesium, note, useShipping } from './shipping.ts'
import { create, docs, faultsOf, publish } from './support.ts'

const { kb, ship, claim, changesets, findings } = useShipping()

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
