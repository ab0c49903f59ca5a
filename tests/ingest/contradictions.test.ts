import { expect, it } from 'vitest'
import { contradictionsOf } from '../../src/ingest/contradictions.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { stageChangeset } from '../../src/ingest/stage.ts'
import { base, create, docs, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const limit = (max: number, source: string) => ({
  amount: { max, unit: 'mg' },
  citations: [{ source }],
})

const stage = (operations: Parameters<typeof publish>[1]) =>
  stageChangeset(kb.db, { title: 'T', reason: 'r', origin: 'EDITOR', actor: 'a', operations })

it('finds what claims of a changeset say otherwise than published ones, and nothing else', async () => {
  await publish(kb.db, [
    ...base(),
    create('source', docs.source('efsa')),
    create('dosage', docs.dosage('a')),
    create('dosage', docs.dosage('same', limit(350, 'efsa'))),
  ])
  const id = await stage([
    create('source', docs.source('new')),
    create('dosage', docs.dosage('b', limit(250, 'new'))),
    create('dosage', docs.dosage('c', limit(350, 'new'))),
    create('dosage', docs.dosage('broken', { ...limit(250, 'nobody'), supplement: 'nothing' })),
    update('dosage', docs.dosage('same', limit(300, 'efsa'))),
  ])
  const found = await contradictionsOf(kb.db, id)
  expect(found.map(({ position, key, about, with: other }) => [position, key, about, other])).toEqual([
    [2, 'b', ['LIMIT'], 'a'],
    [5, 'same', ['LIMIT'], 'a'],
  ])
  expect(found[0]).toMatchObject({ kind: 'dosage', question: expect.stringContaining('magnesium.dosage') })
})

it('leaves out what the changeset takes away or does not write, and leaves nothing behind', async () => {
  await publish(kb.db, [...base(), create('source', docs.source('efsa')), create('dosage', docs.dosage('a'))])
  const id = await stage([
    { type: 'RETIRE', kind: 'dosage', key: 'a' },
    create('dosage', docs.dosage('b', limit(250, 'efsa'))),
  ])
  expect(await contradictionsOf(kb.db, id)).toEqual([])
  await kb.db.prisma.operation.updateMany({
    where: { changesetId: id, position: 1 },
    data: { state: 'REJECTED' },
  })
  expect(await contradictionsOf(kb.db, id)).toMatchObject([{ position: 2, with: 'a' }])
  expect(await publishChangeset(kb.db, id, 'a')).toMatchObject({ published: true, count: 1 })
})
