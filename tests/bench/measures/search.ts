import { type Service, stopService } from '../../support/service.ts'
import type { Bench } from '../harness/bench.ts'
import { compare } from '../harness/compare.ts'
import { p99 } from '../harness/latency.ts'
import type { Measure } from '../harness/measure.ts'
import { boundRow, ratioRow } from '../harness/row.ts'
import { searchDatabase } from '../harness/search-entries.ts'
import { keystrokes, searchQueries } from '../synthetic/search.ts'

const SEED = 2
const few = 10_000

interface Asked {
  name: string
  path: string
  queries: (seed: number, count: number) => string[]
  /** The ratio and the milliseconds that are to be kept. */
  most: { ratio: number; ms: number }
}

/** Compares the answers of a service with many search entries with those of one with few, without any cache. */
const comparing = ({ name, path, queries, most }: Asked): Measure => ({
  name,
  async run(bench) {
    const { scale } = bench.extent
    const large = await serviceOn(bench, scale)
    const small = await serviceOn(bench, few)
    const asked = queries(SEED, bench.extent.requests).map(q => `${path}?q=${encodeURIComponent(q)}`)
    const on = ({ url }: Service) => p99(asked.map(address => ({ url: url + address })))
    try {
      await Promise.all([on(large), on(small)])
      const compared = await compare(
        bench.extent.rounds,
        () => on(large),
        () => on(small),
      )
      const measure = `${name} p99 at ${scale.toLocaleString('en')} search entries, against ${few.toLocaleString('en')}`
      return [
        ratioRow({ measure, unit: ' ms', ...compared, most: most.ratio }),
        boundRow({ measure: `${measure}: the time`, unit: ' ms', ours: compared.ours, most: most.ms }),
      ]
    } finally {
      await Promise.all([stopService(large), stopService(small)])
    }
  },
})

const serviceOn = async (bench: Bench, entries: number) =>
  bench.service(await searchDatabase(bench, entries), { KB_CACHE_MB: '0' })

export const suggest = comparing({
  name: 'suggest',
  path: '/v1/suggest',
  queries: keystrokes,
  most: { ratio: 2, ms: 15 },
})

export const search = comparing({
  name: 'search',
  path: '/v1/search',
  queries: searchQueries,
  most: { ratio: 3, ms: 100 },
})
