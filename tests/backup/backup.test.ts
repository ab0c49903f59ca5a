import { appendFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { backUp } from '../../src/db/backup/backup.ts'
import { restore } from '../../src/db/backup/restore.ts'
import { connect, type Database } from '../../src/db/client.ts'
import { readMigrations, shippedMigrations } from '../../src/db/migrate/files.ts'
import { migrate } from '../../src/db/migrate.ts'
import { createRelease } from '../../src/ingest/release/create.ts'
import { stageChangeset } from '../../src/ingest/stage.ts'
import { base } from '../crash/orders.ts'
import { newFolder, removeFolders } from '../support/data-folder.ts'
import { withoutKnowledge } from '../support/kb.ts'
import { otherMajor, startOtherPostgres } from '../support/other-postgres.ts'
import { cloneDatabase, emptyDatabase, query, type TestDatabase, withDatabase } from '../support/postgres.ts'
import { publish, thing } from '../support/publish.ts'
import { everythingIn, soundness } from './everything.ts'

const nothing = () => undefined
const quiet = { log: { info: nothing, warn: nothing }, onCheck: nothing, onLoad: nothing }

let folder: string
let origin: TestDatabase
let database: Database
let whole: string
let originally: { all: Record<string, unknown>; sound: Awaited<ReturnType<typeof soundness>> }
let restored: TestDatabase

beforeAll(async () => {
  folder = await newFolder()
  origin = await withoutKnowledge()
  database = connect(origin.url, { pool: 4 })
  await fillWithAll()
  whole = join(folder, 'whole.backup')
  await backUp(origin.url, whole, nothing)
  originally = { all: await everythingIn(origin.url), sound: await soundness(origin.url) }
  restored = await emptyDatabase()
  await restore(restored.url, whole, quiet)
}, 60_000)
afterAll(async () => {
  await database.close()
  for (const one of [origin, restored]) await one.drop()
  await removeFolders()
})

/** What an editor leaves behind: edits, a new key, what went, a draft, texts that COPY writes in ways of its own. */
async function fillWithAll(): Promise<void> {
  await publish(database, ...base())
  await createRelease(database, { id: '1.0', title: 'One', changelog: 'All.' })
  await publish(database, thing.condition('renamed'), thing.condition('retired'), thing.condition('deleted'))
  await publish(
    database,
    thing.condition('nasty', { summary: 'tab\there, line\nthere, \\N and \\. and "quotes" and é𝒳' }),
    { type: 'RENAME', kind: 'condition', key: 'renamed', to: 'new-key' },
    { type: 'RETIRE', kind: 'condition', key: 'retired', successor: 'nasty' },
    { type: 'DELETE', kind: 'condition', key: 'deleted' },
  )
  const draft = {
    title: 'Waits',
    reason: 'A draft',
    origin: 'EDITOR',
    actor: 'test',
    state: 'DRAFT',
  } as const
  await stageChangeset(database, { ...draft, operations: [thing.condition('waiting')] })
}

const file = async (name: string, change: (path: string) => Promise<unknown>) => {
  const path = join(folder, name)
  await writeFile(path, await readFile(whole))
  await change(path)
  return path
}

const withoutSearch = ({ rows }: Record<string, unknown>) =>
  Object.entries(rows as object).filter(([name]) => !name.startsWith('search_'))

const isEmpty = async (url: string) =>
  (
    await query(
      url,
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE 'kb%'`,
    )
  ).length === 0

describe('a backup', () => {
  it('brings back every row of every table, the numbers to come, all rules and all that readers see', async () => {
    expect(await everythingIn(restored.url)).toEqual(originally.all)
    expect(await soundness(restored.url)).toEqual(originally.sound)
    expect(originally.sound).toMatchObject({ findings: [], exports: { length: 3 } })
  })

  it('leaves a database that goes on: what is published next is sound, and found', async () => {
    const next = connect(restored.url, { pool: 2 })
    try {
      await publish(next, thing.condition('after-the-restore'))
    } finally {
      await next.close()
    }
    expect((await soundness(restored.url)).findings).toEqual([])
    expect(
      await query(restored.url, "SELECT key FROM search_entry WHERE key = 'after-the-restore'"),
    ).not.toEqual([])
  })

  it('is readable by its owner alone, and never written over a file', async () => {
    expect((await stat(whole)).mode & 0o777).toBe(0o600)
    const before = await readFile(whole)
    await expect(backUp(origin.url, whole, nothing)).rejects.toThrow(/is there already/)
    expect((await readFile(whole)).equals(before)).toBe(true)
  })

  it('is one snapshot, whatever is published meanwhile', async () => {
    const busy = await withoutKnowledge()
    const target = await emptyDatabase()
    const writer = connect(busy.url, { pool: 2 })
    try {
      await publish(writer, ...base())
      let going = true
      const publishing = (async () => {
        for (let i = 0; going; i += 1)
          await publish(writer, thing.condition(`during-${i}`), thing.source(`s-${i}`))
      })()
      const path = join(folder, 'busy.backup')
      const { revision } = await backUp(busy.url, path, nothing)
      going = false
      await publishing
      await restore(target.url, path, quiet)
      const [state] = await query<{ revision: number }>(target.url, 'SELECT revision FROM kb_state')
      expect(state).toEqual({ revision })
      expect((await soundness(target.url)).findings).toEqual([])
    } finally {
      await writer.close()
      for (const one of [busy, target]) await one.drop()
    }
  })

  it.skipIf(otherMajor === undefined)(
    `goes to PostgreSQL ${otherMajor ?? ''} and back`,
    async () => {
      const other = await startOtherPostgres()
      const back = await emptyDatabase()
      try {
        await query(other.url, 'CREATE DATABASE elsewhere')
        const elsewhere = withDatabase(other.url, 'elsewhere')
        await restore(elsewhere, whole, quiet)
        // The words of search are made anew, because versions fold letters in different ways.
        expect(withoutSearch(await everythingIn(elsewhere))).toEqual(withoutSearch(originally.all))
        expect(await soundness(elsewhere)).toEqual(originally.sound)
        const path = join(folder, 'elsewhere.backup')
        await backUp(elsewhere, path, nothing)
        await restore(back.url, path, quiet)
        expect(withoutSearch(await everythingIn(back.url))).toEqual(withoutSearch(originally.all))
        expect((await soundness(back.url)).findings).toEqual([])
      } finally {
        await other.stop()
        await back.drop()
      }
    },
    120_000,
  )

  it('of an older version is brought up to date', async () => {
    const names = (await readMigrations(shippedMigrations)).map(({ name }) => name)
    const [old, target] = [await emptyDatabase(), await emptyDatabase()]
    try {
      await migrate(old.url, { ...quiet, only: names.slice(0, 6) })
      await query(
        old.url,
        "INSERT INTO source (slug, kind, title, standing) VALUES ('s', 'MONOGRAPH', 'S', 'CURRENT')",
      )
      const path = join(folder, 'old.backup')
      await backUp(old.url, path, nothing)
      expect((await restore(target.url, path, quiet)).applied).toEqual(names.slice(6))
      expect(await query(target.url, 'SELECT id, slug FROM source')).toEqual([{ id: 1, slug: 's' }])
    } finally {
      for (const one of [old, target]) await one.drop()
    }
  })
})

describe('the shipped knowledge', () => {
  it('comes back whole', async () => {
    const [shipped, target] = [await cloneDatabase(), await emptyDatabase()]
    try {
      const path = join(folder, 'shipped.backup')
      await backUp(shipped.url, path, nothing)
      await restore(target.url, path, quiet)
      expect(await everythingIn(target.url)).toEqual(await everythingIn(shipped.url))
      expect((await soundness(target.url)).findings).toEqual([])
    } finally {
      for (const one of [shipped, target]) await one.drop()
    }
  })
})

describe('a restore', () => {
  let target: TestDatabase
  beforeAll(async () => {
    target = await emptyDatabase()
  })
  afterAll(() => target.drop())

  const refusal = async (path: string, more = {}) =>
    restore(target.url, path, { ...quiet, ...more }).then(
      () => 'restored',
      (error: Error) => `${error.name}: ${error.message}`,
    )

  it.each([
    ['cut off at its end', (path: string) => truncate(path, 1000), /does not end as a backup does/],
    ['cut off by one byte', async (path: string) => truncate(path, (await stat(path)).size - 1), /cut off/],
    ['empty', (path: string) => truncate(path, 0), /does not end as a backup does/],
    ['longer', (path: string) => appendFile(path, 'x'), /does not end as a backup does/],
    ['no backup at all', (path: string) => writeFile(path, 'hello'.repeat(100)), /no backup of this program/],
    [
      'changed in one bit',
      async (path: string) => {
        const bytes = await readFile(path)
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
        await writeFile(path, bytes)
      },
      /is damaged: its SHA-256/,
    ],
  ])('of a file that is %s is refused before anything is written', async (name, change, message) => {
    expect(await refusal(await file(name, change))).toMatch(message)
    expect(await isEmpty(target.url)).toBe(true)
  })

  it('of a file that is not there, or of a folder, says so', async () => {
    expect(await refusal(join(folder, 'none'))).toMatch(/^BackupError: there is no file/)
    expect(await refusal(folder)).toMatch(/^BackupError: .* cannot be read/)
  })

  it('is refused by a program that is older than the backup, or has other migrations', async () => {
    const own = join(folder, 'migrations')
    await mkdir(own)
    const all = await readMigrations(shippedMigrations)
    const write = async (name: string, sql: string) => {
      await mkdir(join(own, name), { recursive: true })
      await writeFile(join(own, name, 'migration.sql'), sql)
    }
    for (const { name, sql } of all.slice(0, -1)) await write(name, sql)
    expect(await refusal(whole, { folder: own })).toMatch(/newer than this program: it has the migration/)
    const last = all.at(-1)
    await write(last?.name ?? '', `${last?.sql}-- edited\n`)
    expect(await refusal(whole, { folder: own })).toMatch(/is not the one that the backup was made with/)
    expect(await isEmpty(target.url)).toBe(true)
  })

  it('into a database that is not empty is refused, and leaves it as it is', async () => {
    await expect(restore(origin.url, whole, quiet)).rejects.toThrow(/is not empty \(it holds \w+\)/)
    expect(await everythingIn(origin.url)).toEqual(originally.all)
    await query(target.url, 'CREATE TABLE mine ()')
    expect(await refusal(whole)).toMatch(/it holds mine/)
    await query(target.url, 'DROP TABLE mine')
  })

  it('that fails half way leaves nothing', async () => {
    const onLoad = () => {
      throw new Error('no space left')
    }
    expect(await refusal(whole, { onLoad })).toBe('Error: no space left')
    expect(await isEmpty(target.url)).toBe(true)
  })

  it('that was cut off leaves a database that only another restore takes', async () => {
    // As a loss of power leaves it, half way.
    await query(target.url, 'CREATE SCHEMA kb_restoring')
    await migrate(target.url, { ...quiet, restoring: true })
    await query(
      target.url,
      "INSERT INTO source (slug, kind, title, standing) VALUES ('s', 'MONOGRAPH', 'S', 'CURRENT')",
    )
    await expect(migrate(target.url, quiet)).rejects.toThrow(/is being restored .* or that was cut off/)
    await restore(target.url, whole, quiet)
    expect(await everythingIn(target.url)).toEqual(originally.all)
  })
})

describe('kb backup and kb restore', () => {
  const kb = async (url: string, ...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []]
    const io = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
    const code = await runCommand(args, { ...io, env: { DATABASE_URL: url } })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  it('say what they do, how far they are, and why they do not', async () => {
    const target = await emptyDatabase()
    const path = join(folder, 'cli.backup')
    try {
      const written = await kb(origin.url, 'backup', path, '--json')
      expect(written).toMatchObject({ code: 0, err: expect.stringContaining('writing rows: ') })
      expect(JSON.parse(written.out)).toMatchObject({ file: path, sha256: expect.stringMatching(/^\w{64}$/) })
      const back = await kb(target.url, 'restore', path)
      expect(back).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^revision \d+ is back as it was at 20/),
      })
      expect(back.err).toMatch(/checking bytes: [\s\S]*loading rows: [\d,]+ of [\d,]+ \(100 %\)$/)
      expect(await kb(target.url, 'restore', path)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/kb: the database is not empty/),
      })
      expect((await kb(target.url, 'backup', join(folder, 'none', 'x'))).err).toMatch(
        /^kb: .* cannot be written/,
      )
    } finally {
      await target.drop()
    }
  })
})
