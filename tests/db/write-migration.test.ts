import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeMigration } from '../../scripts/write-migration.ts'

const schema = (fields: string) =>
  `datasource db {\n  provider = "postgresql"\n}\nmodel Fruit {\n${fields}\n}\n`

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kb-repository-'))
  await mkdir(join(root, 'prisma', 'migrations'), { recursive: true })
  await write('  id Int @id')
})
afterEach(() => rm(root, { recursive: true }))

const write = (fields: string) => writeFile(join(root, 'prisma', 'schema.prisma'), schema(fields))
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root })

function commit(): void {
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'test')
}

describe('writeMigration', () => {
  it('starts from nothing before the first commit', async () => {
    const file = await writeMigration(root, 'first')
    expect(file).toMatch(/prisma\/migrations\/\d{14}_first\/migration\.sql$/)
    expect(await readFile(file, 'utf8')).toContain('CREATE TABLE "Fruit"')
  })

  it('starts from the committed schema after that', async () => {
    commit()
    await write('  id Int @id\n  name String?')
    const sql = await readFile(await writeMigration(root, 'fruit_name'), 'utf8')
    expect(sql).toContain('ALTER TABLE "Fruit" ADD COLUMN     "name" TEXT;')
    expect(sql).not.toContain('CREATE TABLE')
  })

  it('puts the new one after all others', async () => {
    await mkdir(join(root, 'prisma', 'migrations', '29991231235959_far'))
    await writeMigration(root, 'next')
    expect((await readdir(join(root, 'prisma', 'migrations'))).sort().at(-1)).toBe('29991231235960_next')
  })

  it('refuses a name that is none, and a schema that Prisma does not understand', async () => {
    await expect(writeMigration(root, 'Not A Name')).rejects.toThrow('lower case words')
    await write('  id Nonsense')
    await expect(writeMigration(root, 'next')).rejects.toThrow('Nonsense')
  })
})
