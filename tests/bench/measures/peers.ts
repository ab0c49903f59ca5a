import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../../src/config.ts'
import { stopService } from '../../support/service.ts'
import type { Bench } from '../harness/bench.ts'
import { type Child, startChild } from '../harness/child.ts'
import { compare } from '../harness/compare.ts'
import { type Load, perSecond, whenReady } from '../harness/load.ts'
import type { Measure } from '../harness/measure.ts'
import { type Row, ratioRow } from '../harness/row.ts'
import { page, relations, shippedService, slug } from './page.ts'

const folder = join(packageRoot, 'tests/bench/peers/postgraphile')

/** PostGraphile, with packages of its own that are installed when they are not there. */
async function startPostgraphile(bench: Bench): Promise<Child> {
  if (!existsSync(join(folder, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    })
  }
  const env = { DATABASE_URL: await bench.database('shipped'), POOL: '10' }
  // It wants a newer Node than we do, and so brings its own.
  return startChild([join(folder, 'server.mjs')], env, '', join(folder, 'node_modules/node/bin/node'))
}

type Told = { data: { allThings: { nodes: { supplementByRowIdAndKind: Record<string, unknown> }[] } } }

/** @throws Error when the two do not tell of the same claims */
async function checkSame(ours: string, theirs: Load): Promise<void> {
  const { data: one } = (await (await whenReady({ url: ours })).json()) as { data: Record<string, unknown[]> }
  const { data: other } = (await (await whenReady(theirs)).json()) as Told
  const found = other.allThings.nodes[0]?.supplementByRowIdAndKind as Record<string, { nodes: unknown[] }>
  for (const name of relations) {
    const [here, there] = [one[name]?.length, found[name]?.nodes.length]
    if (here !== there) throw new Error(`PostGraphile has ${there} ${name}, we have ${here}`)
  }
}

export const peers: Measure = {
  name: 'peers',
  async run(bench) {
    const peer = await startPostgraphile(bench)
    const query = await readFile(join(folder, 'supplement.graphql'), 'utf8')
    const theirs: Load = {
      url: peer.url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { slug } }),
    }
    const rows: Row[] = []
    const add = async (what: string, env: Record<string, string>, least: number) => {
      const service = await shippedService(bench, env)
      const url = service.url + page
      try {
        await checkSame(url, theirs)
        const { extent } = bench
        const compared = await compare(
          extent.rounds,
          () => perSecond({ url }, extent),
          () => perSecond(theirs, extent),
        )
        const measure = `${what} GET of it, against PostGraphile`
        rows.push(ratioRow({ measure, unit: '/s', ...compared, least }))
      } finally {
        await stopService(service)
      }
    }
    try {
      await add('cached', {}, 10)
      await add('uncached', { KB_CACHE_MB: '0' }, 1.5)
    } finally {
      await peer.stop()
    }
    return rows
  },
}
