// Runs `kb` from a bundle that is made anew when something in src/ has changed: reading its hundreds of files one by
// one, as tsx does, takes a second longer than most commands take themselves.
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = `${root}dist/kb.js`

const changedAt = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const entries = readdirSync(`${root}src`, { recursive: true }).map(path => `${root}src/${path}`)
const newest = Math.max(...[...entries, `${root}src`, `${root}package.json`].map(changedAt))

if (changedAt(bundle) <= newest) await bundleAgain()
await import(bundle)

async function bundleAgain() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { kb: 'src/cli.ts' },
    chunkNames: 'kb-[hash]',
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    write: false,
  })
  mkdirSync(`${root}dist`, { recursive: true })
  // Another `kb` may read the same files at this moment: it sees the old ones or the new ones, never half of one.
  for (const { path, contents } of outputFiles.sort((a, b) =>
    a.path === bundle ? 1 : b.path === bundle ? -1 : 0,
  )) {
    writeFileSync(`${path}.${process.pid}`, contents)
    renameSync(`${path}.${process.pid}`, path)
  }
}
