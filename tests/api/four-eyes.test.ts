import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kb, openKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

let kb: Kb
beforeAll(async () => {
  kb = await openKb({ KB_FOUR_EYES: 'true' })
})
afterAll(() => kb.close())

const operations = [{ op: 'update', kind: 'supplement', key: 'magnesium', data: { summary: 'Seen.' } }]
const drafted = { title: 'A test', reason: 'To test', operations }

describe('four eyes', () => {
  it('keep who drafted or edited a changeset from publishing it', async () => {
    const [one, two, three] = [
      await keyFor(kb.database, 'publish', 'one'),
      await keyFor(kb.database, 'publish', 'two'),
      await keyFor(kb.database, 'admin', 'three'),
    ]
    const { body } = await kb.api.post('/v1/changesets', drafted, one)
    const url = `/v1/changesets/${body.data.id}`
    await kb.api.patch(`${url}/operations/1`, { data: { summary: 'Seen by two.' } }, two)
    for (const key of [one, two]) {
      const refused = await kb.api.post(`${url}/publish`, {}, key)
      expect(refused.status).toBe(403)
      expect(refused.body.detail).toContain('KB_FOUR_EYES')
    }
    expect((await kb.api.post(`${url}/publish`, {}, three)).status).toBe(200)
  })

  it('hold for imported articles too, and make drafts of shorthand writes', async () => {
    const one = await keyFor(kb.database, 'publish', 'importer')
    const { body } = await kb.api.post(
      '/v1/articles/import',
      '# Magnesium at night\n\nAdults take 200 mg of magnesium a day.\n',
      { ...one, 'content-type': 'text/markdown' },
    )
    const url = `/v1/changesets/${body.data.changeset}`
    expect((await kb.api.get(url, one)).body.data.createdBy).toBe('importer')
    expect((await kb.api.post(`${url}/publish`, {}, one)).status).toBe(403)
    const written = await kb.api.patch(
      '/v1/supplements/zinc',
      { summary: 'Zinc.' },
      { ...one, 'if-match': '*' },
    )
    expect(written.status).toBe(202)
    expect((await kb.api.post(`${written.headers.location}/publish`, {}, one)).status).toBe(403)
  })
})
