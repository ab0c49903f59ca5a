/** Runs the benchmarks: `npm run bench -- [--only cached,uncached] [--quick] [--rounds 7] [--scale 100000]`. */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Extent, full, openBench, quick } from './harness/bench.ts'
import type { Row } from './harness/row.ts'
import { textOf, withResults } from './harness/table.ts'
import { measures } from './measures/index.ts'

const page = new URL('README.md', import.meta.url)

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    scale: { type: 'string' },
  },
})

const log = (text: string) => process.stderr.write(`${text}\n`)

function chosen(only: string | undefined) {
  const names = only?.split(',') ?? measures.map(({ name }) => name)
  const unknown = names.find(name => measures.every(measure => measure.name !== name))
  if (unknown !== undefined) {
    throw new Error(`there is no measure "${unknown}": ${measures.map(({ name }) => name).join(', ')}`)
  }
  return measures.filter(({ name }) => names.includes(name))
}

async function run(): Promise<Row[]> {
  const list = chosen(values.only)
  const extent: Extent = {
    ...(values.quick ? quick : full),
    ...(values.rounds && { rounds: Number(values.rounds) }),
    ...(values.scale && { scale: Number(values.scale) }),
  }
  execFileSync('npm', ['run', '--silent', 'build'])
  const bench = await openBench(extent, log)
  const rows: Row[] = []
  try {
    for (const measure of list) {
      log(`measuring: ${measure.name}`)
      const own = await measure.run(bench)
      // What was measured in a hurry is no result.
      if (!values.quick) await writeFile(page, withResults(await readFile(page, 'utf8'), own))
      rows.push(...own)
    }
  } finally {
    await bench.close()
  }
  return rows
}

process.stdout.write(`${textOf(await run())}\n`)
