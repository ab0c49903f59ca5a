import { describe, expect, it } from 'vitest'
import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'
import { pastReleases, printPast, readPast, shippedReleases } from '../../src/ingest/release/past.ts'
import { type Files, knowledge, note, useShipping } from './shipping.ts'
import { faultsOf, folderOf, releaseFile } from './support.ts'

const { kb, ship, findings } = useShipping()

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
