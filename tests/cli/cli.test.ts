import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

let fresh: TestDatabase
let folder: string
beforeAll(async () => {
  fresh = await emptyDatabase()
  folder = await mkdtemp(join(tmpdir(), 'kb-cli-'))
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true })
})

async function kb(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const env = { DATABASE_URL: fresh.url }
  const code = await runCommand(args, { out: text => out.push(text), err: text => err.push(text), env })
  return { code, out: out.join('\n'), err: err.join('\n'), json: () => JSON.parse(out[0] ?? 'null') }
}

const commands = [
  ['publish'],
  ['verify'],
  ['changesets', 'list'],
  ['changesets', 'show'],
  ['release', 'create'],
  ['changes', 'prune'],
  ['keys', 'create'],
  ['keys', 'list'],
  ['keys', 'revoke'],
  ['keys', 'rotate'],
  ['knowledge', 'check'],
  ['knowledge', 'pack'],
  ['ids'],
  ['openapi'],
  ['migrate'],
  ['backup'],
  ['restore'],
]

describe('kb', () => {
  it.each(commands)('explains %s %s with an example', async (...command) => {
    const { code, out } = await kb(...command, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`Examples?:\\n  .*kb ${command.join(' ')}`))
    expect(out).toContain('--json')
  })

  it('lists its commands and exit codes', async () => {
    const { code, out } = await kb('--help')
    expect(code).toBe(0)
    for (const [command] of commands) expect(out).toContain(`\n  ${command}`)
    expect(out).toContain('Exit codes')
  })

  it.each([
    [['publsh'], 'Did you mean publish?'],
    [['changesets', 'lst'], 'Did you mean list?'],
    [['publish', '--dry-rn'], 'Did you mean --dry-run?'],
    [['changesets', 'show', 'x'], 'whole number'],
    [['changesets', 'list', '--state', 'OPEN'], 'IN_REVIEW'],
    [['ids'], "missing required argument 'files'"],
    [['release', 'create', '--title', 'x'], "required option '--id <number>' not specified"],
    [['changes', 'prune'], "required option '--before <revision>' not specified"],
    [['changes', 'prune', '--before', '-1'], 'whole number'],
    [[], 'Usage: kb'],
  ])('answers wrong usage %j with 2 and the way out', async (args, expected) => {
    const { code, out, err } = await kb(...args)
    expect(code).toBe(2)
    expect(err).toContain(expected)
    expect(out).toBe('')
  })

  it('works on a database from the first migration to the last check', async () => {
    expect(await kb('verify')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('run "kb migrate"'),
    })
    expect((await kb('publish', '--dry-run', '--json')).json()).toMatchObject({
      error: expect.stringContaining('lacks'),
    })

    expect((await kb('migrate', '--json')).json().applied.length).toBeGreaterThan(0)
    expect(await kb('migrate')).toMatchObject({ code: 0, out: 'the database is up to date' })
    expect(await kb('changesets', 'list')).toMatchObject({ code: 0, out: 'there is none' })

    const tried = (await kb('publish', '--dry-run', '--json')).json()
    expect(tried).toMatchObject({ dryRun: true, published: true, revision: 2, earlier: ['2026.11.0'] })
    // As autovacuum does at times: it counts what was undone, and keeps the pages. Publishing took minutes then.
    await query(fresh.url, 'VACUUM (ANALYZE, TRUNCATE off)')
    expect(await kb('publish')).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${tried.created} created`),
    })
    expect(await kb('publish')).toMatchObject({ code: 0, out: expect.stringContaining('nothing differs') })
    expect(await kb('verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^revision 2: \d+ records/),
    })

    const { changesets } = (
      await kb('changesets', 'list', '--state', 'IN_REVIEW', '--batch', 'shipped-drafts', '--json')
    ).json()
    expect(changesets).toMatchObject([
      { state: 'IN_REVIEW', origin: 'SHIPPED', operations: tried.waiting.drafts },
    ])
    const shown = await kb('changesets', 'show', String(changesets[0].id))
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('title: Shipped drafts') })
    expect(shown.out).toMatch(/^CREATE \S+ \S+ \(PENDING\): /m)
    const whole = (await kb('changesets', 'show', String(changesets[0].id), '--json')).json()
    expect(whole.operations[0]).toMatchObject({
      position: 1,
      note: expect.any(String),
      data: expect.any(Object),
    })
    expect(await kb('changesets', 'show', '999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no changeset 999'),
    })

    const named = ['--id', '2026.11.1-ours', '--title', 'Ours', '--changelog', 'As shipped.']
    const release = (await kb('release', 'create', ...named, '--json')).json()
    expect(release).toEqual({
      id: '2026.11.1-ours',
      revision: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await kb('release', 'create', ...named)).toMatchObject({
      code: 1,
      err: 'kb: there is a release 2026.11.1-ours already, of revision 2: it stays as it is',
    })
    expect(await kb('changes', 'prune', '--before', '2')).toMatchObject({
      code: 0,
      out: 'changes are kept from revision 2 on; 0 older states are forgotten',
    })
    expect(await kb('changes', 'prune', '--before', '3')).toMatchObject({
      code: 1,
      err: 'kb: the knowledge base is at revision 2',
    })
    expect((await kb('verify')).out).toContain('what readers saw before revision 2 was pruned')
    await query(fresh.url, "UPDATE thing SET name = 'X' WHERE slug = 'magnesium'")
    expect(await kb('verify')).toMatchObject({
      code: 1,
      out: expect.stringContaining('supplement magnesium: thing name is "X"'),
    })
    const { findings } = (await kb('verify', '--json')).json()
    expect(findings.filter(({ check }: { check: string }) => check === 'tables')).toHaveLength(1)
  }, 180_000)

  it('says when somebody else publishes for long', async () => {
    const holding = query(
      fresh.url,
      'BEGIN',
      'SELECT * FROM kb_state FOR UPDATE',
      'SELECT pg_sleep(6.5)',
      'COMMIT',
    )
    await sleep(300)
    expect(await kb('changes', 'prune', '--before', '1')).toMatchObject({
      ...{ code: 1, out: '' },
      err: 'kb: another publish is under way: try again when it is done',
    })
    await holding
  })

  it('refuses a folder with faults, each on a line, or as JSON', async () => {
    await writeFile(join(folder, 'release.yaml'), 'release: 2026.1.0\ntitle: t\nchangelog: c\n')
    await writeFile(join(folder, 'a.yaml'), 'sources:\n  - { slug: a, kind: BLOG, title: A }\n')
    const check = await kb('knowledge', 'check', folder)
    expect(check.code).toBe(1)
    expect(check.err).toMatch(
      /^kb: the knowledge is refused: 1 fault\na\.yaml:2: sources\[0\]\.kind: "BLOG" is not allowed/,
    )
    expect((await kb('knowledge', 'check', folder, '--json')).json().faults).toMatchObject([
      { at: 'a.yaml:2', field: 'sources[0].kind' },
    ])
    expect(await kb('knowledge', 'check', join(folder, 'none'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^kb: there is no folder \S+none$/),
    })
  })

  it('packs a folder into the file of a past release, once', async () => {
    const [from, to] = await Promise.all(['from-', 'to-'].map(name => mkdtemp(join(folder, name))))
    await writeFile(join(from ?? '', 'release.yaml'), 'release: 2026.1.0\ntitle: t\nchangelog: c\n')
    await writeFile(
      join(from ?? '', 'a.yaml'),
      'sources:\n  - { slug: a, kind: NEWS, title: A, url: null, authors: [] }\n',
    )
    const file = join(to ?? '', '2026.1.0.ndjson')
    const pack = ['knowledge', 'pack', from ?? '', '--to', to ?? '']
    expect((await kb(...pack, '--json')).json()).toEqual({ file, records: 1 })
    expect((await readFile(file, 'utf8')).split('\n').map(line => line && JSON.parse(line))).toEqual([
      { release: '2026.1.0', title: 't', changelog: 'c' },
      { kind: 'source', document: { slug: 'a', kind: 'NEWS', title: 'A', standing: 'UNKNOWN' } },
      '',
    ])
    expect(await kb(...pack)).toMatchObject({
      code: 1,
      err: expect.stringContaining('a release does not change'),
    })
  })

  it('gives claims their ids in the file', async () => {
    const path = join(folder, 'ids.yaml')
    await writeFile(
      path,
      'for: magnesium\ntimelines:\n  - measure: ONSET # soon\n    citations: [{ source: ods }]\n',
    )
    const id = 'magnesium--general--timeline--onset--ods'
    expect((await kb('ids', path, '--folder', folder, '--json')).json()).toEqual({ added: [id] })
    expect(await readFile(path, 'utf8')).toContain(`  - id: ${id}\n    measure: ONSET # soon\n`)
    expect(await kb('ids', path, '--folder', folder)).toMatchObject({ code: 0, out: '0 ids added' })
    expect(await kb('ids', join(folder, 'none.yaml'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no file'),
    })
  })

  it('writes and checks the description of the API without a database', async () => {
    const file = join(folder, 'openapi.json')
    expect(await kb('openapi', '--check', '--file', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('run "kb openapi"'),
    })
    expect((await kb('openapi', '--file', file, '--json')).json()).toEqual({ file, written: true })
    const text = await readFile(file, 'utf8')
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', paths: expect.any(Object) })
    expect(text.endsWith('}\n')).toBe(true)
    expect(await kb('openapi', '--check', '--file', file)).toMatchObject({ code: 0 })
    await writeFile(file, text.replace('3.1.0', '3.0.0'))
    expect(await kb('openapi', '--check', '--file', file)).toMatchObject({ code: 1 })
  })

  it('tells a bad environment in one line', async () => {
    const err: string[] = []
    const io = {
      out: () => undefined,
      err: (text: string) => void err.push(text),
      env: { DATABASE_URL: 'mysql://x' },
    }
    expect(await runCommand(['verify'], io)).toBe(1)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(/^kb: DATABASE_URL must be/)
  })
})
