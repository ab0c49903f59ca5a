import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { stringify } from 'yaml'
import { connect, type Database } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { KnowledgeFaults, printFault } from '../../src/ingest/faults.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { type OperationInput, stageChangeset } from '../../src/ingest/stage.ts'
import { emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

const quiet = { info: () => undefined, warn: () => undefined }

/** A migrated database for one test file; each test finds it empty. */
export function useDatabase(): { readonly db: Database; readonly url: string } {
  let fresh: TestDatabase
  let db: Database
  beforeAll(async () => {
    fresh = await emptyDatabase()
    await migrate(fresh.url, { log: quiet })
    db = connect(fresh.url, { pool: 4 })
  })
  afterEach(() => emptyTables(fresh.url))
  afterAll(async () => {
    await db.close()
    await fresh.drop()
  })
  return {
    get db() {
      return db
    },
    get url() {
      return fresh.url
    },
  }
}

/** Takes all records and their history away. */
export const emptyTables = async (url: string): Promise<void> => {
  const tables = await query<{ name: string }>(
    url,
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname NOT IN ('_prisma_migrations', 'kb_state')`,
  )
  await query(
    url,
    `TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`,
    'UPDATE kb_state SET revision = 0, release = NULL, shipped_version = NULL, kept_since = 0',
  )
}

/** Stages and publishes operations at once. */
export async function publish(db: Database, operations: OperationInput[], actor = 'tester') {
  const changeset = { title: 'Test', reason: 'a test', origin: 'EDITOR', actor, operations } as const
  return publishChangeset(db, await stageChangeset(db, changeset), actor)
}

type Document = Record<string, unknown>

export const create = (kind: string, document: Document): OperationInput =>
  ({ type: 'CREATE', kind, document }) as OperationInput
export const update = (kind: string, document: Document, ifVersion?: number): OperationInput =>
  ({ type: 'UPDATE', kind, document, ifVersion }) as OperationInput

/** Short documents that are complete enough to be published. */
export const docs = {
  supplement: (slug = 'magnesium', more: Document = {}) => ({
    slug,
    name: slug,
    category: 'MINERAL',
    ...more,
  }),
  source: (slug = 'ods', more: Document = {}) => ({ slug, kind: 'MONOGRAPH', title: slug, ...more }),
  condition: (slug = 'stress', more: Document = {}) => ({ slug, name: slug, type: 'SYMPTOM', ...more }),
  interactant: (slug = 'tetracycline', more: Document = {}) => ({ slug, name: slug, type: 'DRUG', ...more }),
  population: (slug = 'adults', more: Document = {}) => ({ slug, name: slug, ...more }),
  dosage: (id: string, more: Document = {}) => ({
    id,
    supplement: 'magnesium',
    type: 'MAXIMUM',
    amount: { max: 350, unit: 'mg' },
    per: 'DAY',
    citations: [{ source: 'ods' }],
    ...more,
  }),
  interaction: (id: string, more: Document = {}) => ({
    id,
    supplement: 'magnesium',
    interactant: { kind: 'interactant', slug: 'tetracycline' },
    management: { action: 'SEPARATE', separation: { hoursBefore: 2, hoursAfter: 2 } },
    citations: [{ source: 'ods' }],
    ...more,
  }),
  indication: (id: string, more: Document = {}) => ({
    id,
    supplement: 'magnesium',
    condition: 'stress',
    relation: 'STUDIED_FOR',
    citations: [{ source: 'ods' }],
    ...more,
  }),
}

/** Magnesium, a source, a condition, an interactant: what the claims above name. */
export const base = (): OperationInput[] => [
  create('source', docs.source()),
  create('supplement', docs.supplement()),
  create('condition', docs.condition()),
  create('interactant', docs.interactant()),
]

/** The lines that a refusal prints, one a fault. */
export const faultsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof KnowledgeFaults)) throw error
  return error.faults.map(printFault)
}

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A folder of files; a value that is no text is written as YAML. */
export async function folderOf(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kb-knowledge-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content : stringify(content))
  }
  return folder
}

export const releaseFile = (release = '2026.11.0') => ({
  release,
  title: `Release ${release}`,
  changelog: 'All.',
})
