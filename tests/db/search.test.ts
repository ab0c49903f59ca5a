import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/client.ts'
import { shippedMigrations } from '../../src/db/migrate/files.ts'
import { migrate } from '../../src/db/migrate.ts'
import { checkSearch } from '../../src/ingest/verify/search.ts'
import { cloneDatabase, emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

let copy: TestDatabase
let database: Database
beforeAll(async () => {
  copy = await cloneDatabase()
  database = connect(copy.url, { pool: 2 })
})
afterAll(async () => {
  await database.close()
  await copy.drop()
})

const run = (...statements: string[]) => query<Record<string, never>>(copy.url, ...statements)
const faults = () => database.prisma.$transaction(tx => checkSearch(tx))
const words = async (key: string) => {
  const [row] = await query<{ words: string; title: string }>(
    copy.url,
    `SELECT words::text, title FROM search_entry WHERE key = '${key}' AND title IS NOT NULL`,
  )
  return row
}

const supplement = `(SELECT id FROM thing WHERE kind = 'supplement' AND slug = 'raw-herb')`
const claim = (key: string) => `(SELECT id FROM claim WHERE key = '${key}')`
const newClaim = (key: string, kind: string, more = '', values = '') => `
  INSERT INTO claim (key, kind, supplement_id, question, agreement, rank, certainty, direction, magnitude, support,
    knowledge_level, agent_type${more}) VALUES ('${key}', '${kind}', ${supplement}, 'q', 'SOLE', 1, 'LOW', 'UNKNOWN',
    'UNKNOWN', 'STANDING', 'KNOWLEDGE_ASSERTION', 'MANUAL_AGENT'${values})`

// In this order: each goes on where the one before it ended.
const writes: [what: string, statements: string[]][] = [
  [
    'a new thing',
    [
      `INSERT INTO thing (kind, slug, name, summary) VALUES ('supplement', 'raw-herb', 'Raw B-12 herb', 'Grows wild.')`,
      `INSERT INTO supplement (id, kind, category) SELECT id, kind, 'BOTANICAL' FROM thing WHERE slug = 'raw-herb'`,
    ],
  ],
  [
    'an alias',
    [`INSERT INTO alias (thing_id, position, text, kind) VALUES (${supplement}, 1, 'Wild thing', 'SYNONYM')`],
  ],
  ['another alias', [`UPDATE alias SET text = 'Wilder thing' WHERE thing_id = ${supplement}`]],
  [
    'a claim with its parts in one transaction',
    [
      `BEGIN; ${newClaim('raw-a', 'interaction', ', result', ", 'Was seen once.'")};
    INSERT INTO interaction (claim_id, interactant_id, interactant_kind, direction, effect, mechanism_type, severity, occurrence, overall)
      SELECT ${claim('raw-a')}, id, kind, 'UNKNOWN', 'Less of it gets in.', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'
      FROM thing WHERE kind = 'interactant' ORDER BY slug LIMIT 1;
    INSERT INTO management (claim_id, action, text) VALUES (${claim('raw-a')}, 'SEPARATE', 'Two hours between.'); COMMIT`,
    ],
  ],
  [
    'a part alone',
    [`UPDATE interaction SET effect = 'More of it gets in.' WHERE claim_id = ${claim('raw-a')}`],
  ],
  ['another part', [`DELETE FROM management WHERE claim_id = ${claim('raw-a')}`]],
  [
    'a comparison with differences',
    [
      newClaim('raw-b', 'comparison'),
      `INSERT INTO comparison (claim_id, with_id, note) SELECT ${claim('raw-b')}, i.id, 'Slower.' FROM interactant i ORDER BY i.id LIMIT 1`,
      `INSERT INTO comparison_difference (claim_id, position, aspect, supplement, other) VALUES (${claim('raw-b')}, 1, 'Onset', 'Weeks', 'Minutes')`,
    ],
  ],
  ['another certainty', [`UPDATE claim SET certainty = 'HIGH' WHERE key = 'raw-a'`]],
  ['what search does not go by', [`UPDATE claim SET rank = 7 WHERE key = 'raw-a'`]],
  ['another name of what claims are about', [`UPDATE thing SET name = 'Tame herb' WHERE slug = 'raw-herb'`]],
  ['another category', [`UPDATE supplement SET category = 'FUNGUS' WHERE id = ${supplement}`]],
  ['another key of a claim', [`UPDATE claim SET key = 'raw-c' WHERE key = 'raw-b'`]],
  ['a claim that retires', [`UPDATE claim SET status = 'RETIRED' WHERE key = 'raw-c'`]],
  ['a claim that goes', [`DELETE FROM claim WHERE key = 'raw-a'`]],
  [
    'an article',
    [
      `INSERT INTO article (slug, title, in_language, audience, sections, reading_minutes) VALUES ('raw-article', 'Herbs', 'en', 'PATIENT',
    '[{"heading": "Roots", "blocks": [{"type": "PROSE", "text": "Dig them."}, {"type": "LIST", "items": ["One", "Two"]}]}]', 1)`,
    ],
  ],
  ['its text', [`UPDATE article SET sections = '[]' WHERE slug = 'raw-article'`]],
  [
    'a question',
    [
      `INSERT INTO faq (slug, question, answer, aspect, in_language, position) VALUES ('raw-faq', 'Why?', 'Because.', 'UNKNOWN', 'en', 1)`,
    ],
  ],
  ['its answer and key', [`UPDATE faq SET answer = 'No.', slug = 'raw-faq-2' WHERE slug = 'raw-faq'`]],
  [
    'content that goes',
    [`DELETE FROM faq WHERE slug = 'raw-faq-2'`, `DELETE FROM article WHERE slug = 'raw-article'`],
  ],
  ['another slug', [`UPDATE thing SET slug = 'tame-herb' WHERE slug = 'raw-herb'`]],
  [
    'a thing that goes',
    [`DELETE FROM claim WHERE key LIKE 'raw-%'`, `DELETE FROM thing WHERE slug = 'tame-herb'`],
  ],
]

describe('search entries and words', () => {
  it.each(writes)('are true after %s, whoever writes', async (_, statements) => {
    await run(...statements)
    expect(await faults()).toEqual([])
  })

  it('leave nothing of what is gone', async () => {
    expect(await run(`SELECT key FROM search_entry WHERE key ~ '^(raw|tame)-'`)).toEqual([])
    expect(await run(`SELECT word FROM search_word WHERE word IN ('wilder', 'tame')`)).toEqual([])
    expect(await run('SELECT id FROM search_stale')).toEqual([])
  })

  it('are not there when the transaction is rolled back', async () => {
    await run(
      `BEGIN; INSERT INTO thing (kind, slug, name) VALUES ('condition', 'never', 'Neverwas'); ROLLBACK`,
    )
    expect(await words('never')).toBeUndefined()
    expect(await faults()).toEqual([])
  })

  it('hold the words of the whole record once, with its labels', async () => {
    await run(
      `INSERT INTO thing (kind, slug, name, summary) VALUES ('condition', 'whole', 'Whóle B-12', 'Of 600mg omega3.')`,
      `INSERT INTO alias (thing_id, position, text, kind) SELECT id, 1, 'Entire', 'SYNONYM' FROM thing WHERE slug = 'whole'`,
    )
    const row = await words('whole')
    expect(row?.title).toBe('Whóle B-12')
    for (const word of [
      "'whole':1A",
      "'b12':",
      "'b':",
      "'600':",
      "'mg':",
      "'omega':",
      "'kind:condition'",
      "'name:b12'",
      "'name:entire'",
    ]) {
      expect(row?.words).toContain(word)
    }
    expect(row?.words).toMatch(/'entire':\d+B/)
    expect(row?.words).not.toContain("'name:600'")
  })

  it('are found wanting by the check when somebody changes them by hand', async () => {
    await run(`UPDATE search_word SET entries = entries + 1 WHERE word = 'whole'`)
    expect(await faults()).toEqual([`the word 'whole' stands in 1 names, by search_word in 2`])
    await run(
      `UPDATE search_word SET entries = entries - 1 WHERE word = 'whole'`,
      `UPDATE search_entry SET words = '' WHERE key = 'whole' AND title IS NOT NULL`,
    )
    expect(await faults()).toEqual([
      "condition whole: the NAME 'Whóle B-12' is missing",
      "condition whole: the NAME 'Whóle B-12' is too much",
    ])
  })
})

it('are made of the knowledge that an existing database holds', async () => {
  const before = await mkdtemp(join(tmpdir(), 'kb-search-'))
  for (const name of ['20261122000000_tables', '20261122000100_rules']) {
    await cp(join(shippedMigrations, name), join(before, name), { recursive: true })
  }
  const old = await emptyDatabase()
  const log = { info: () => undefined, warn: () => undefined }
  await migrate(old.url, { folder: before, log })
  await query(
    old.url,
    `INSERT INTO thing (kind, slug, name) VALUES ('supplement', 'raw-herb', 'Old herb')`,
    `INSERT INTO supplement (id, kind, category) SELECT id, kind, 'BOTANICAL' FROM thing`,
    newClaim('raw-old', 'dosage'),
    `INSERT INTO dosage (claim_id, type, amount_min, unit, amount_basis, per, note) VALUES (${claim('raw-old')}, 'ADVISED', 1, 'mg', 'UNKNOWN', 'DAY', 'Old note')`,
  )
  await migrate(old.url, { log })
  const migrated = connect(old.url, { pool: 1 })
  expect(await migrated.prisma.$transaction(tx => checkSearch(tx))).toEqual([])
  expect(await query(old.url, 'SELECT kind, role, text FROM search_entry ORDER BY kind')).toEqual([
    { kind: 'dosage', role: 'TEXT', text: 'Old note' },
    { kind: 'supplement', role: 'NAME', text: 'Old herb' },
  ])
  await migrated.close()
  await old.drop()
  await rm(before, { recursive: true })
})
