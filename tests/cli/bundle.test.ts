import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'kb-bundle-'))
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const run = async () =>
  (await promisify(execFile)(process.execPath, [join(folder, 'scripts/kb.mjs')])).stdout.trim()
const chunks = () => readdirSync(join(folder, 'dist')).filter(name => /^kb-/.test(name))

/** A program that says a word, which it loads from another file. */
const say = (word: string) => {
  put('src/word.ts', `export const word = '${word}'`)
  const old = new Date(Date.now() - 60_000)
  for (const path of ['src', 'src/word.ts', 'src/cli.ts']) utimesSync(join(folder, path), old, old)
  // The bundle is older still.
  if (readdirSync(folder).includes('dist')) utimesSync(join(folder, 'dist/kb.js'), new Date(0), new Date(0))
}
const age = (names: readonly string[]) => {
  const old = new Date(Date.now() - 2 * 3_600_000)
  for (const name of names) utimesSync(join(folder, 'dist', name), old, old)
}

beforeAll(() => {
  cpSync(join(packageRoot, 'scripts/kb.mjs'), join(folder, 'scripts/kb.mjs'))
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'))
  put('package.json', '{ "type": "module", "dependencies": {} }')
  put('src/ingest/articles/reading/article-thread.ts', 'export {}')
  put('src/cli.ts', "console.log((await import('./word.ts')).word)")
})
afterAll(() => rmSync(folder, { recursive: true }))

test('what changed is built anew, and chunks that none has named for an hour go', async () => {
  say('one')
  expect(await run()).toBe('one')
  const first = chunks()
  expect(first.length).toBeGreaterThan(0)
  say('two')
  age(first)
  expect(await run()).toBe('two')
  // A process that runs since then may still load them.
  expect(chunks()).toEqual(expect.arrayContaining(first))
  const gone = first.filter(name => chunks().includes(name))
  age(gone)
  const between = chunks().filter(name => !first.includes(name))
  say('three')
  expect(await run()).toBe('three')
  expect(chunks().filter(name => first.includes(name))).toEqual([])
  expect(chunks()).toEqual(expect.arrayContaining(between))
})

test('several at the same time build and run', async () => {
  say('four')
  expect(await Promise.all([run(), run(), run()])).toEqual(['four', 'four', 'four'])
  expect(readdirSync(join(folder, 'dist')).filter(name => /\.\d+$/.test(name))).toEqual([])
})
