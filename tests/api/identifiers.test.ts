import { beforeAll, describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { walk } from '../support/walk.ts'

interface Published {
  kind: string
  slug: string
  code: string
}

// The kinds of thing that publish codes; the shipped knowledge holds no product.
const nouns = { supplement: 'supplements', condition: 'conditions', interactant: 'interactants' } as const

const kb = useKb(database =>
  publish(
    database,
    thing.supplement('odd-codes', {
      identifiers: [
        { system: 'INCHIKEY', code: 'AAAAAAAAAAAAAA-BBBBBBBBBB-N' },
        { system: 'UNKNOWN', code: 'X:Y/1.2_3' },
        { system: 'CHEBI', code: 'CHEBI:999999' },
      ],
    }),
  ),
)
const published: Published[] = []

beforeAll(async () => {
  for (const [kind, noun] of Object.entries(nouns)) {
    for (const { slug, identifiers } of await walk(kb, `/v1/${noun}?fields=slug,identifiers&limit=100`)) {
      for (const { system, code } of identifiers) published.push({ kind, slug, code: `${system}:${code}` })
    }
  }
})

const slugsWith = (kind: string, codes: readonly string[]) =>
  [
    ...new Set(
      published.filter(one => one.kind === kind && codes.includes(one.code)).map(({ slug }) => slug),
    ),
  ].sort()

describe('every published code', () => {
  it.each(Object.entries(nouns))('of a %s finds what holds it, and nothing else', async (kind, noun) => {
    const codes = [...new Set(published.filter(one => one.kind === kind).map(({ code }) => code))]
    expect(codes.length).toBeGreaterThan(100)
    for (let at = 0; at < codes.length; at += 20) {
      const asked = codes.slice(at, at + 20)
      const found = await walk(
        kb,
        `/v1/${noun}?fields=slug&limit=100&identifier=${encodeURIComponent(asked.join())}`,
      )
      expect(found.map(({ slug }) => slug).sort(), asked.join()).toEqual(slugsWith(kind, asked))
    }
  })

  it('is resolved to what holds it, and is ambiguous when several do', async () => {
    const codes = [...new Set(published.map(({ code }) => code))]
    for (let at = 0; at < codes.length; at += 200) {
      const { body } = await kb.api.post('/v1/resolve', { inputs: codes.slice(at, at + 200) })
      for (const { input, status, parts } of body.data) {
        const holders = published
          .filter(({ code }) => code === input)
          .map(({ kind, slug }) => `${kind} ${slug}`)
        expect(parts, input).toHaveLength(1)
        const found = parts[0].candidates.map(({ kind, slug }: Published) => `${kind} ${slug}`)
        expect(found.sort(), input).toEqual([...new Set(holders)].sort())
        if (found.length === 1) expect(status, input).toBe('MATCHED')
      }
    }
  })

  it.each(['CHEBI:999999', 'CHEBI:CHEBI:999999'])(
    'that its system prints with its name is found as %s',
    async code => {
      const found = await walk(kb, `/v1/supplements?identifier=${code}`)
      expect(found.map(({ slug }) => slug)).toEqual(['odd-codes'])
    },
  )
})

it('asks for one of several codes, and narrows what other filters leave', async () => {
  const found = await walk(kb, '/v1/supplements?identifier=MESH:D032341,MESH:D008274&category=MINERAL')
  expect(found.map(({ slug }) => slug)).toEqual(['magnesium'])
})
