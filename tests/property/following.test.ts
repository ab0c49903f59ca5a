import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KnowledgeFaults } from '../../src/ingest/faults.ts'
import { verify } from '../../src/ingest/verify.ts'
import { cursorAfter, exported } from '../support/export.ts'
import { type Kb, openKb, withoutKnowledge } from '../support/kb.ts'
import { publish } from '../support/publish.ts'
import { everything, operationOf, type Wish, wish } from './following.world.ts'

let kb: Kb
beforeAll(async () => {
  kb = await openKb({}, withoutKnowledge)
  await publish(kb.database, ...everything())
})
afterAll(() => kb.close())

/** Records as texts, by kind and key. */
type Copy = Map<string, string>

const export_ = async (): Promise<{ copy: Copy; revision: number }> => {
  const { records, headers } = await exported(kb.app, '/v1/export')
  return {
    copy: new Map(records.map(record => [cursorAfter('', record), JSON.stringify(record)])),
    revision: Number(headers['kb-revision']),
  }
}

/** Applies every change since a revision; the revision that the copy has then. */
async function follow(copy: Copy, since: number, limit: number): Promise<number> {
  let until = since
  for (let next = `/v1/changes?since=${since}&include=after&limit=${limit}`; next; ) {
    const { status, body } = await kb.api.get(next)
    expect(status).toBe(200)
    for (const { kind, key, after } of body.data) {
      if (after === null) copy.delete(`/${kind}/${key}`)
      else copy.set(`/${kind}/${key}`, JSON.stringify(after))
    }
    until = body.meta.until
    next = body.links.next
  }
  return until
}

/** Publishes what a wish comes to, when it can be done. */
async function grant(one: Wish): Promise<string | null> {
  try {
    const { published } = await publish(kb.database, await operationOf(kb.database, one))
    return published ? one.type : null
  } catch (error) {
    if (error instanceof KnowledgeFaults) return null
    throw error
  }
}

describe('a copy of the export that applies the changes', () => {
  it('is the export of the revision that it has come to, whatever was published', async () => {
    const done: string[] = []
    const start = await export_()
    const { copy } = start
    let since = start.revision
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        async (wishes, limit) => {
          for (const one of wishes) done.push((await grant(one)) ?? 'nothing')
          since = await follow(copy, since, limit)
          const now = await export_()
          expect(since).toBe(now.revision)
          expect(Object.fromEntries(copy)).toEqual(Object.fromEntries(now.copy))
          // And the export is what readers see: no record that reads differently was missed.
          expect((await verify(kb.database)).findings).toEqual([])
        },
      ),
      { seed: 20261122, numRuns: 20, endOnFailure: true },
    )
    const count = (type: string) => done.filter(one => one === type).length
    expect(
      ['PUT', 'RETIRE', 'DELETE', 'RENAME'].filter(type => count(type) === 0),
      String(done),
    ).toEqual([])
    const rerendered = await kb.database.prisma.change.count({ where: { type: 'RERENDERED' } })
    expect(rerendered).toBeGreaterThan(20)
  }, 300_000)
})
