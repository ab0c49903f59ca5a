import fc from 'fast-check'
import type { Database } from '../../src/db/client.ts'
import { sql } from '../../src/db/sql.ts'
import type { OperationInput } from '../../src/ingest/stage.ts'

const slugs = ['one', 'two', 'three'] as const
type Slug = (typeof slugs)[number]

/** What a record says: who it is, whom it names, and in which words. */
interface Said {
  self: string
  other: string
  words: 'red' | 'green' | 'blue'
  isFirst: boolean
}

const cited = (source: string) => [{ source }]
const facts = (id: string) => ({ type: 'FACTS', kind: 'action', ids: [id] })

/**
 * Documents of kinds that show one another: names, titles, classes, agreement, coverage, whole records. What each names
 * is given by kind, so that a rename is followed.
 */
const documents: Record<string, (said: Said, named: (kind: string) => string) => object> = {
  source: ({ self, words }) => ({
    ...{ slug: self, title: words, kind: 'MONOGRAPH' },
    standing: words === 'red' ? 'RETRACTED' : 'CURRENT',
  }),
  supplement: ({ self, words }, named) => ({
    ...{ slug: self, name: words, category: 'MINERAL', sources: [named('source')] },
    coverage:
      words === 'blue' ? [{ topic: 'KIDNEY', status: 'NOT_ASSESSED', sources: [named('source')] }] : [],
  }),
  interactant: ({ self, words, isFirst }, named) => ({
    ...{ slug: self, name: words, type: words === 'red' ? 'FOOD' : 'DRUG' },
    memberOf: isFirst || words === 'green' ? [] : [named('interactant')],
  }),
  population: ({ self, words }) => ({
    ...{ slug: self, name: words, criteria: words === 'red' ? { sex: 'FEMALE' } : { minAgeYears: 18 } },
  }),
  mechanism: ({ self, words }, named) => ({ slug: self, name: words, sources: [named('source')] }),
  condition: ({ self, words }, named) => ({
    ...{ slug: self, name: words, type: words === 'red' ? 'PROCEDURE' : 'SYMPTOM' },
    statements: [{ aspect: 'SIGN', text: words, citations: cited(named('source')) }],
  }),
  dosage: ({ self, words }, named) => ({
    ...{
      id: self,
      supplement: named('supplement'),
      type: 'MAXIMUM',
      per: 'DAY',
      population: named('population'),
    },
    ...{ amount: { max: words === 'red' ? 10 : 20, unit: 'mg' }, citations: cited(named('source')) },
  }),
  interaction: ({ self, words }, named) => ({
    ...{ id: self, supplement: named('supplement'), effect: words },
    interactant: { kind: 'interactant', slug: named('interactant') },
    management: { action: words === 'red' ? 'AVOID' : 'CONSULT' },
    citations: cited(named('source')),
  }),
  action: ({ self, words }, named) => ({
    ...{ id: self, supplement: named('supplement'), mechanism: named('mechanism'), statement: words },
    ...{ direction: words === 'red' ? 'INCREASED' : 'DECREASED', citations: cited(named('source')) },
  }),
  faq: ({ self, words }, named) => ({
    ...{ slug: self, question: `${words}?`, answer: words, aspect: 'OVERVIEW', position: 1 },
    citations: cited(named('source')),
    about: [{ kind: 'interactant', slug: named('interactant') }],
  }),
  article: ({ self, words }, named) => ({
    ...{
      slug: self,
      title: words,
      faqs: [named('faq')],
      about: [{ kind: 'mechanism', slug: named('mechanism') }],
    },
    sections: [
      {
        ...{ id: 'one', aspect: 'OVERVIEW', heading: words },
        blocks: [{ id: 'a', citations: cited(named('source')), ...facts(named('action')) }],
      },
    ],
  }),
}
const kinds = Object.keys(documents)
const claims = ['dosage', 'interaction', 'action']

/** Something that somebody may want to do; it may turn out that it cannot be done. */
export interface Wish {
  type: 'PUT' | 'RETIRE' | 'DELETE' | 'RENAME'
  kind: string
  slug: Slug
  other: Slug
  words: Said['words']
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  type: fc.constantFrom('PUT', 'PUT', 'PUT', 'PUT', 'PUT', 'RETIRE', 'DELETE', 'RENAME'),
  kind: fc.constantFrom(...kinds),
  slug: fc.constantFrom(...slugs),
  other: fc.constantFrom(...slugs),
  words: fc.constantFrom('red', 'green', 'blue'),
})

const baseKey = (kind: string, slug: Slug) => (claims.includes(kind) ? `${kind}-${slug}` : `a-${slug}`)
const renamed = (key: string) => `${key}-renamed`

/** The operation that a wish comes to, with the knowledge base as it is now. */
export async function operationOf(
  { read }: Database,
  { type, kind, slug, other, words }: Wish,
): Promise<OperationInput> {
  const rows = await read<{ kind: string; key: string }>(sql`
    SELECT kind, key FROM (SELECT DISTINCT ON (kind, key) kind, key, record FROM change ORDER BY kind, key, revision DESC) x
    WHERE record IS NOT NULL`)
  const there = new Set(rows.map(row => `${row.kind} ${row.key}`))
  const keyNow = (ofKind: string, of: Slug) => {
    const key = baseKey(ofKind, of)
    return there.has(`${ofKind} ${renamed(key)}`) ? renamed(key) : key
  }
  const key = keyNow(kind, slug)
  if (type === 'RENAME')
    return { type, kind, key, to: key.endsWith('-renamed') ? baseKey(kind, slug) : renamed(key) } as never
  if (type !== 'PUT') return { type, kind, key } as never
  const said = { self: key, other, words, isFirst: slug === 'one' }
  const document = documents[kind]?.(said, ofKind => keyNow(ofKind, ofKind === kind ? 'one' : other))
  return { type: there.has(`${kind} ${key}`) ? 'UPDATE' : 'CREATE', kind, document } as never
}

/** Everything that wishes may name, three of each kind. */
export const everything = (): OperationInput[] =>
  kinds.flatMap(kind =>
    slugs.map(slug => {
      const said = { self: baseKey(kind, slug), other: slug, words: 'blue', isFirst: slug === 'one' } as const
      const document = documents[kind]?.(said, ofKind => baseKey(ofKind, ofKind === kind ? 'one' : slug))
      return { type: 'CREATE', kind, document } as unknown as OperationInput
    }),
  )
