import { beforeAll, describe, expect, it } from 'vitest'
import type { RecordKind } from '../../src/knowledge/things.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { data, type Json, walk } from '../support/walk.ts'

const kb = useKb()

interface Draft {
  kind: RecordKind
  key: string
  type: string
}

let drafts: Draft[]
beforeAll(async () => {
  drafts = (await kb.database.prisma.operation.findMany({
    where: { changeset: { state: { in: ['DRAFT', 'IN_REVIEW'] } } },
  })) as unknown as Draft[]
})

const pathOf = (kind: RecordKind) => resources.find(({ noun }) => noun.kind === kind)?.path ?? ''
const keyOf = (record: Json) => record.id ?? record.slug

describe('what waits for review', () => {
  it('is there', () => {
    expect(drafts.filter(({ type }) => type === 'CREATE').length).toBeGreaterThan(5)
  })

  it('is in no list, and in no count', async () => {
    for (const { path, noun } of resources) {
      const keys = (await walk(kb, `/v1/${path}?limit=100`)).map(keyOf)
      const waiting = drafts.filter(({ kind, type }) => kind === noun.kind && type === 'CREATE')
      expect(keys.filter(key => waiting.some(draft => draft.key === key))).toEqual([])
      expect((await kb.api.get(`/v1/${path}?limit=1&count=true`)).body.meta.total).toBe(keys.length)
    }
  })

  it('is not found by its key', async () => {
    for (const { kind, key, type } of drafts) {
      if (type !== 'CREATE') continue
      expect((await kb.api.get(`/v1/${pathOf(kind)}/${key}`)).status, key).toBe(404)
    }
  })

  it('is embedded nowhere, cited nowhere, covers nothing', async () => {
    const waiting = drafts
      .filter(({ type }) => type === 'CREATE')
      .flatMap(({ key }) => [`"slug":"${key}"`, `"id":"${key}"`])
    for (const { path, includes } of resources) {
      const include = includes.length > 0 ? `&include=${includes.join()}` : ''
      const text = JSON.stringify(await walk(kb, `/v1/${path}?limit=100${include}`))
      expect(
        waiting.filter(key => text.includes(key)),
        path,
      ).toEqual([])
    }
  })

  it('leaves the record that it would change as it is', async () => {
    const { identifiers } = await data(kb, '/v1/supplements/ashwagandha')
    expect(identifiers.map((one: Json) => one.system)).toEqual(['MESH'])
  })
})
