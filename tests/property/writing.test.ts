import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyPatch } from '../../src/knowledge/merge-patch.ts'
import { resources } from '../../src/resources/index.ts'
import { keyName } from '../../src/resources/resource.ts'
import { useKb } from '../support/kb.ts'
import { keyFor } from '../support/keys.ts'

const kb = useKb()
let key: Record<string, string>
beforeAll(async () => {
  key = await keyFor(kb.database, 'publish')
})

const documentOf = async (kind: string, name: string) => kb.api.get(`/v1/documents/${kind}/${name}`)

describe('a document', () => {
  it.each(resources.map(one => [one.noun.kind, one] as const))(
    'of the kind %s, PUT as it was read, changes nothing',
    async (kind, resource) => {
      const listed = await kb.api.get(`/v1/${resource.path}?limit=5`)
      for (const record of listed.body.data) {
        const name = record[keyName(resource)]
        const url = `/v1/${resource.path}/${name}`
        const read = await kb.api.get(url)
        const { body, headers } = await documentOf(kind, name)
        const answer = await kb.api.put(url, body.data, { ...key, 'if-match': String(headers.etag) })
        expect(answer.status, JSON.stringify(answer.body.errors)).toBe(200)
        expect(answer.text).toBe(read.text)
        expect(answer.headers.etag).toBe(read.headers.etag)
      }
    },
  )
})

const text = fc.string({ minLength: 1, maxLength: 20 }).filter(value => /^[ -~]+$/.test(value))
const patches = fc.record(
  {
    name: text,
    summary: fc.option(text),
    aliases: fc.option(fc.array(fc.record({ text }), { maxLength: 2 })),
    type: fc.constantFrom('SYMPTOM', 'DISEASE'),
  },
  { requiredKeys: [] },
)

/** What a document becomes when members that were taken away are what they are without being said. */
const filled = (document: unknown) => ({ summary: null, aliases: [], ...(document as object) })

it('PATCH makes of a document what RFC 7396 says', async () => {
  const url = '/v1/conditions/patched'
  await kb.api.put(url, { name: 'Patched', type: 'SYMPTOM' }, { ...key, 'if-none-match': '*' })
  await fc.assert(
    fc.asyncProperty(patches, async patch => {
      const before = await documentOf('condition', 'patched')
      const answer = await kb.api.patch(url, patch, { ...key, 'if-match': String(before.headers.etag) })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const after = await documentOf('condition', 'patched')
      expect(after.body.data).toMatchObject(filled(applyPatch(before.body.data, patch)))
    }),
    { numRuns: 20 },
  )
})
