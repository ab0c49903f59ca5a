import { describe, expect, it } from 'vitest'
import { verify } from '../../src/ingest/verify.ts'
import { query } from '../support/postgres.ts'
import { base, create, docs, faultsOf, publish, update, useDatabase } from './support.ts'

const kb = useDatabase()

const findings = async () => (await verify(kb.db)).findings
const thing = (slug: string) => kb.db.prisma.thing.findFirst({ where: { slug } })
const claim = (key: string) => kb.db.prisma.claim.findUnique({ where: { key } })
const log = (key: string) =>
  kb.db.prisma.change.findMany({
    where: { key },
    orderBy: { revision: 'asc' },
    select: { type: true, version: true, document: true },
  })

describe('retiring', () => {
  it('keeps the row with its successor, out of questions and search', async () => {
    await publish(kb.db, [
      ...base(),
      create('dosage', docs.dosage('a')),
      create(
        'dosage',
        docs.dosage('b', {
          amount: { max: 250, unit: 'mg' },
          citations: [{ source: 'ods' }, { source: 'efsa' }],
        }),
      ),
      create('source', docs.source('efsa')),
    ])
    expect(await claim('b')).toMatchObject({ agreement: 'DIFFERS' })
    await publish(kb.db, [
      { type: 'RETIRE', kind: 'dosage', key: 'a', successor: 'b' },
      { type: 'RETIRE', kind: 'condition', key: 'stress' },
    ])
    expect(await claim('a')).toMatchObject({ status: 'RETIRED', successor: 'b', version: 2 })
    expect(await claim('b')).toMatchObject({ agreement: 'SOLE', version: 1 })
    expect(await kb.db.prisma.searchEntry.count({ where: { key: 'stress' } })).toBe(0)
    expect((await log('a')).at(-1)).toEqual({ type: 'RETIRE', version: 2, document: { successor: 'b' } })
    expect(await findings()).toEqual([])
  })

  it('is refused while others name the record, or with a successor that is not there', async () => {
    await publish(kb.db, [...base(), create('interaction', docs.interaction('a'))])
    expect(
      await faultsOf(
        publish(kb.db, [{ type: 'RETIRE', kind: 'interactant', key: 'tetracycline', successor: 'x' }]),
      ),
    ).toEqual([
      'interactant tetracycline: successor: there is no interactant "x"',
      'interactant tetracycline: is still named by the interaction a',
    ])
    await publish(kb.db, [
      { type: 'RETIRE', kind: 'interaction', key: 'a' },
      { type: 'RETIRE', kind: 'interactant', key: 'tetracycline' },
    ])
    expect(await faultsOf(publish(kb.db, [create('interaction', docs.interaction('b'))]))).toEqual([
      expect.stringContaining('there is no interactant "tetracycline"'),
    ])
  })

  it('can be taken back: the same row lives again', async () => {
    await publish(kb.db, [...base(), create('dosage', docs.dosage('a'))])
    const before = await claim('a')
    await publish(kb.db, [{ type: 'RETIRE', kind: 'dosage', key: 'a' }])
    await publish(kb.db, [create('dosage', docs.dosage('a', { note: 'again' }))])
    expect(await claim('a')).toMatchObject({ id: before?.id, status: 'ACTIVE', successor: null, version: 3 })
    expect(await findings()).toEqual([])
  })
})

describe('deleting', () => {
  it('removes every trace but the log', async () => {
    await publish(kb.db, [
      ...base(),
      create('dosage', docs.dosage('a')),
      create('interaction', docs.interaction('b')),
    ])
    await publish(kb.db, [
      { type: 'DELETE', kind: 'interaction', key: 'b' },
      { type: 'DELETE', kind: 'interactant', key: 'tetracycline' },
    ])
    expect(await claim('b')).toBeNull()
    expect(await thing('tetracycline')).toBeNull()
    expect(await kb.db.prisma.management.count()).toBe(0)
    expect(await log('b')).toMatchObject([{ type: 'CREATE' }, { type: 'DELETE', version: 2, document: null }])
    expect(await findings()).toEqual([])
  })

  it('is refused while a record names it, a retired one too', async () => {
    await publish(kb.db, [...base(), create('interaction', docs.interaction('b'))])
    const remove = () => publish(kb.db, [{ type: 'DELETE', kind: 'interactant', key: 'tetracycline' }])
    expect(await faultsOf(remove())).toEqual([
      'interactant tetracycline: is still named by the interaction b',
    ])
    await publish(kb.db, [{ type: 'RETIRE', kind: 'interaction', key: 'b' }])
    expect(await faultsOf(remove())).toEqual([expect.stringContaining('still named by a retired one')])
    await publish(kb.db, [
      { type: 'DELETE', kind: 'interaction', key: 'b' },
      { type: 'DELETE', kind: 'interactant', key: 'tetracycline' },
    ])
    expect(await findings()).toEqual([])
  })
})

describe('renaming', () => {
  const article = {
    slug: 'guide',
    title: 'Guide',
    about: [{ kind: 'supplement', slug: 'magnesium' }],
    sections: [
      {
        id: 's',
        aspect: 'OVERVIEW',
        heading: 'H',
        blocks: [
          {
            id: 'p',
            type: 'PROSE',
            text: 'On magnesium.',
            mentions: [{ kind: 'supplement', slug: 'magnesium', words: 'magnesium' }],
            citations: [{ source: 'ods' }],
          },
          { id: 'f', type: 'FACTS', kind: 'dosage', ids: ['a'] },
        ],
      },
    ],
  }
  const fill = () =>
    publish(kb.db, [...base(), create('dosage', docs.dosage('a')), create('article', article)])

  it('moves the record and all that name it, and leaves a redirect', async () => {
    await fill()
    const before = await thing('magnesium')
    const { changes } = await publish(kb.db, [
      { type: 'RENAME', kind: 'supplement', key: 'magnesium', to: 'mg' },
    ])
    expect(changes.map(({ type, kind, key, version }) => `${type} ${kind} ${key} ${version}`).sort()).toEqual(
      [
        'RENAME supplement magnesium 2',
        'UPDATE article guide 2',
        'UPDATE dosage a 2',
        'UPDATE supplement mg 2',
      ],
    )
    expect(await thing('mg')).toMatchObject({ id: before?.id, version: 2 })
    expect(await thing('magnesium')).toBeNull()
    expect(await claim('a')).toMatchObject({ question: 'mg.dosage.general.maximum', version: 2 })
    expect((await log('magnesium')).at(-1)).toEqual({ type: 'RENAME', version: 2, document: { to: 'mg' } })
    expect((await log('a')).at(-1)?.document).toMatchObject({ supplement: 'mg' })
    expect(JSON.stringify((await kb.db.prisma.article.findFirst())?.sections)).toContain('"key":"mg"')
    expect(await kb.db.prisma.redirect.findMany()).toEqual([
      { kind: 'supplement', fromKey: 'magnesium', toKey: 'mg' },
    ])
    expect(await findings()).toEqual([])
  })

  it('leads every old key to the newest, and frees a key that is used again', async () => {
    await fill()
    await publish(kb.db, [{ type: 'RENAME', kind: 'source', key: 'ods', to: 'nih' }])
    await publish(kb.db, [{ type: 'RENAME', kind: 'source', key: 'nih', to: 'nih-ods' }])
    expect(await kb.db.prisma.redirect.findMany({ orderBy: { fromKey: 'asc' } })).toMatchObject([
      { fromKey: 'nih', toKey: 'nih-ods' },
      { fromKey: 'ods', toKey: 'nih-ods' },
    ])
    await publish(kb.db, [create('source', docs.source('ods'))])
    expect(await kb.db.prisma.redirect.findMany()).toMatchObject([{ fromKey: 'nih' }])
    expect((await log('ods')).map(({ version }) => version)).toEqual([1, 2, 3])
    expect(await findings()).toEqual([])
  })

  it('rewrites what comes in the same changeset under the old key', async () => {
    await fill()
    await publish(kb.db, [
      { type: 'RENAME', kind: 'supplement', key: 'magnesium', to: 'mg' },
      create('dosage', docs.dosage('b', { supplement: 'magnesium' })),
      update('dosage', docs.dosage('a', { supplement: 'mg', note: 'n' })),
    ])
    expect((await log('b')).at(-1)?.document).toMatchObject({ supplement: 'mg' })
    expect(await findings()).toEqual([])
  })

  it.each([
    [
      { type: 'RENAME', kind: 'dosage', key: 'a', to: 'b' },
      'dosage a: is a claim: ids of claims never change',
    ],
    [
      { type: 'RENAME', kind: 'condition', key: 'stress', to: 'No Slug' },
      'condition stress: cannot become "No Slug": that is not a slug',
    ],
    [{ type: 'RENAME', kind: 'condition', key: 'nothing', to: 'b' }, 'condition nothing: is not there'],
    [
      { type: 'RENAME', kind: 'source', key: 'ods', to: 'efsa' },
      'source ods: cannot become efsa: that is taken',
    ],
  ] as const)('is refused: %o', async (operation, expected) => {
    await fill()
    await publish(kb.db, [create('source', docs.source('efsa'))])
    expect(await faultsOf(publish(kb.db, [operation]))).toEqual([expected])
  })

  it('cannot give a key that the same changeset gives to another', async () => {
    await fill()
    const rename = { type: 'RENAME', kind: 'source', key: 'ods', to: 'new' } as const
    expect(await faultsOf(publish(kb.db, [create('source', docs.source('new')), rename]))).toEqual([
      'source ods: cannot become new: that is taken',
    ])
    expect(await faultsOf(publish(kb.db, [rename, create('source', docs.source('new'))]))).toEqual([
      'source new: is changed twice',
    ])
  })

  it('leaves retired records as they were', async () => {
    await publish(kb.db, [...base(), create('dosage', docs.dosage('a'))])
    await publish(kb.db, [{ type: 'RETIRE', kind: 'dosage', key: 'a' }])
    await publish(kb.db, [{ type: 'RENAME', kind: 'supplement', key: 'magnesium', to: 'mg' }])
    expect(await log('a')).toHaveLength(2)
    expect(await findings()).toEqual([])
  })
})

describe('what is computed', () => {
  it('follows the sources: support, order, and nothing else of the claim', async () => {
    await publish(kb.db, [...base(), create('dosage', docs.dosage('a'))])
    const before = await claim('a')
    await publish(kb.db, [update('source', docs.source('ods', { standing: 'RETRACTED' }))])
    const after = await claim('a')
    expect(before?.support).toBe('STANDING')
    expect(after).toMatchObject({ support: 'WITHDRAWN', version: 1, updatedAt: before?.updatedAt })
    expect(after?.rank).toBeGreaterThan(before?.rank ?? 0)
    expect(await findings()).toEqual([])
  })

  it('follows what a claim names: its group, its target, its interactant', async () => {
    const group = (criteria: object) => docs.population('group', { criteria })
    const warning = {
      ...{ id: 'w', supplement: 'magnesium', riskType: 'CAUTION_OR_WARNING', strength: 'UNKNOWN' },
      ...{
        target: { kind: 'condition', slug: 'stress' },
        management: { action: 'AVOID' },
        citations: [{ source: 'ods' }],
      },
    }
    await publish(kb.db, [
      ...base(),
      create('population', group({ sex: 'FEMALE' })),
      create('dosage', docs.dosage('a', { population: 'group' })),
      create('interaction', docs.interaction('i')),
      create('contraindication', warning),
    ])
    expect(await claim('a')).toMatchObject({ question: 'magnesium.dosage.general.maximum.group' })
    await publish(kb.db, [
      update('population', group({ minAgeYears: 18 })),
      update('interactant', docs.interactant('tetracycline', { type: 'FOOD' })),
      update('condition', docs.condition('stress', { type: 'PROCEDURE' })),
    ])
    expect(await claim('a')).toMatchObject({ question: 'magnesium.dosage.general.maximum', version: 1 })
    expect(await claim('i')).toMatchObject({ topics: ['FOOD_INTERACTIONS'] })
    expect(await claim('w')).toMatchObject({ topics: ['SURGERY'] })
    expect(await findings()).toEqual([])
  })

  it('follows a claim that leaves a question', async () => {
    await publish(kb.db, [
      ...base(),
      create('source', docs.source('efsa')),
      create('dosage', docs.dosage('a')),
      create(
        'dosage',
        docs.dosage('b', { amount: { max: 250, unit: 'mg' }, citations: [{ source: 'efsa' }] }),
      ),
    ])
    expect(await claim('a')).toMatchObject({ agreement: 'DIFFERS' })
    await publish(kb.db, [
      update('dosage', docs.dosage('b', { condition: 'stress', citations: [{ source: 'efsa' }] })),
    ])
    expect(await claim('a')).toMatchObject({ agreement: 'SOLE' })
    expect(await findings()).toEqual([])
  })
})

describe('kb verify', () => {
  it('finds nothing wrong in an empty knowledge base', async () => {
    expect(await verify(kb.db)).toEqual({ revision: 0, records: 0, keptSince: 0, findings: [] })
  })

  const fill = () =>
    publish(kb.db, [
      ...base(),
      create('dosage', docs.dosage('a')),
      create('interaction', docs.interaction('b')),
      create('source', docs.source('p', { identifiers: [{ system: 'PMID', code: '1' }] })),
    ])

  it.each([
    ['UPDATE dosage SET amount_max = 999', 'dosage a: dosage amount_max is 999, by the log 350'],
    [
      "UPDATE thing SET name = 'X' WHERE slug = 'stress'",
      'condition stress: thing name is "X", by the log "stress"',
    ],
    [
      "UPDATE supplement SET category = 'VITAMIN'",
      'supplement magnesium: supplement category is "VITAMIN", by the log "MINERAL"',
    ],
    [
      "UPDATE claim SET rank = 1, agreement = 'DIFFERS' WHERE key = 'a'",
      'dosage a: claim rank is 1, by the log',
    ],
    [
      "UPDATE claim SET agreement = 'DIFFERS' WHERE key = 'a'",
      'dosage a: claim agreement is "DIFFERS", by the log "SOLE"',
    ],
    ["UPDATE claim SET version = 2 WHERE key = 'a'", 'dosage a: claim version is 2, by the log 1'],
    [
      "UPDATE claim SET status = 'RETIRED' WHERE key = 'a'",
      'dosage a: claim status is "RETIRED", by the log "ACTIVE"',
    ],
    [
      "DELETE FROM citation WHERE claim_id = (SELECT id FROM claim WHERE key = 'a')",
      'dosage a has no citation',
    ],
    ["DELETE FROM claim WHERE key = 'a'", 'dosage a: has no row in claim'],
    ['DELETE FROM source_identifier', 'source p: source_identifier lacks the row'],
    [
      "INSERT INTO alias (thing_id, position, text, kind) SELECT id, 1, 'x', 'SYNONYM' FROM thing WHERE slug = 'stress'",
      'condition stress: alias has a row that is not in the log',
    ],
    [
      "INSERT INTO source (slug, kind, title, standing) VALUES ('sly', 'NEWS', 'x', 'CURRENT')",
      'a record that is not in the log: source has a row that is not in the log',
    ],
    ["DELETE FROM search_entry WHERE key = 'stress'", "condition stress: the NAME 'stress' is missing"],
    [
      "UPDATE search_entry SET folded = 'x' WHERE key = 'stress'",
      "condition stress: the NAME 'stress' is too much",
    ],
    [
      "UPDATE change SET document = jsonb_set(document, '{note}', '\"x\"') WHERE key = 'a'",
      'dosage a: dosage note is null, by the log "x"',
    ],
    ["UPDATE change SET document = document - 'amount' WHERE key = 'a'", 'dosage a: amount is missing'],
    ["DELETE FROM change WHERE key = 'a'", 'has a row that is not in the log'],
    ['UPDATE kb_state SET revision = 2', 'the knowledge base is at revision 2, its newest changeset at 1'],
    ["UPDATE kb_state SET release = 'x'", 'the release x is not there'],
    [
      "INSERT INTO release (id, revision, title, changelog) VALUES ('r', 9, 't', 'c')",
      'release r names revision 9, which is not there',
    ],
    [
      "INSERT INTO redirect VALUES ('source', 'old', 'gone')",
      'the redirect of the source old leads to gone, which is not there',
    ],
    ['DELETE FROM change', 'revision 1 changes nothing'],
  ])('finds what was changed behind its back: %s', async (statement, expected) => {
    await fill()
    await query(kb.url, statement)
    expect((await findings()).map(({ message }) => message).join('\n')).toContain(expected)
  })
})
