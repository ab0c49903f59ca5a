// Runs `kb` from a bundle that is made anew when something in src/ has changed: reading its hundreds of files one by
// one, as tsx does, takes a second longer than most commands take themselves.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}dist/`
const bundle = `${dist}kb.js`

const changedAt = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const entries = readdirSync(`${root}src`, { recursive: true }).map(path => `${root}src/${path}`)
const others = [`${root}src`, `${root}package.json`, fileURLToPath(import.meta.url)]
const newest = Math.max(...[...entries, ...others].map(changedAt))

if (changedAt(bundle) <= newest) await bundleAgain()
await import(bundle)

async function bundleAgain() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      kb: 'src/cli.ts',
      'article-thread': 'src/ingest/articles/reading/article-thread.ts',
    },
    chunkNames: 'kb-[hash]',
    outdir: 'dist',
    bundle: true,
    splitting: true,
    external: packagesLeftOut(),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    write: false,
  })
  mkdirSync(dist, { recursive: true })
  const before = chunksNamedIn(bundle)
  const chunks = outputFiles.map(({ path }) => basename(path)).filter(isChunk)
  // Another `kb` may read the same files at this moment: it sees the old ones or the new ones, never half of one.
  for (const { path, text } of outputFiles.sort((a, b) => order(a) - order(b))) {
    writeFileSync(`${path}.${process.pid}`, path === bundle ? `${text}// ${chunks.join(' ')}\n` : text)
    renameSync(`${path}.${process.pid}`, path)
  }
  sweep(new Set(chunks), before)
}

/** What reads articles is many small files, each of which takes time to be found: they become a few. */
function packagesLeftOut() {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const taken = /^(?:unified|remark|rehype|mdast|hast)/
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter(name => !taken.test(name))
}

/** What others load comes first. */
function order({ path }) {
  return isChunk(basename(path)) ? 0 : path === bundle ? 2 : 1
}

function isChunk(name) {
  return /^kb-[A-Z0-9]{8}\.js/.test(name)
}

function chunksNamedIn(path) {
  return new Set(
    statSync(path, { throwIfNoEntry: false }) && readFileSync(path, 'utf8').match(/kb-[A-Z0-9]{8}\.js/g),
  )
}

/**
 * Removes chunks that no bundle has named for an hour: a process that started before may still load some, and another
 * build at this moment may have written others.
 */
function sweep(named, before) {
  const now = new Date()
  for (const name of readdirSync(dist)) {
    const path = `${dist}${name}`
    if (!isChunk(name) || named.has(name)) continue
    try {
      if (before.has(name)) utimesSync(path, now, now)
      else if (now - changedAt(path) > 3_600_000) rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
  }
}
