import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaDiff } from '../../scripts/schema-diff.ts'
import { packageRoot } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'
import { BEYOND_PRISMA } from './beyond-prisma.ts'
import { type Catalog, readCatalog } from './catalog.ts'

const silent = { info: () => undefined, warn: () => undefined }

let databases: TestDatabase[]
let migrated: Catalog
let declared: Catalog

beforeAll(async () => {
  databases = [await emptyDatabase(), await emptyDatabase()]
  const [byMigrations = '', bySchema = ''] = databases.map(({ url }) => url)
  await migrate(byMigrations, { log: silent })
  await query(
    bySchema,
    await schemaDiff(null, await readFile(join(packageRoot, 'prisma/schema.prisma'), 'utf8')),
  )
  migrated = await readCatalog(byMigrations)
  declared = await readCatalog(bySchema)
})
afterAll(() => Promise.all(databases.map(({ drop }) => drop())))

describe('schema.prisma and the migrations', () => {
  it('make the same of everything that Prisma can express', () => {
    expect(declared.size).toBeGreaterThan(100)
    const same = [...declared.keys()].map(object => [object, migrated.get(object)])
    expect(Object.fromEntries(same)).toEqual(Object.fromEntries(declared))
  })

  it('differ in what beyond-prisma.ts names, and in nothing else', () => {
    const beyond = [...migrated.keys()].filter(object => !declared.has(object))
    expect(beyond).toEqual([...BEYOND_PRISMA].sort())
  })
})
