import { deepStrictEqual } from 'node:assert'
import { standingMeta } from '../../../src/api/envelope.ts'
import { stopService } from '../../support/service.ts'
import { startChild } from '../harness/child.ts'
import { compare } from '../harness/compare.ts'
import { whenReady } from '../harness/load.ts'
import type { Measure } from '../harness/measure.ts'
import { ratioRow } from '../harness/row.ts'
import { page, shippedService } from './page.ts'

const jsonOf = async (url: string) => (await whenReady({ url })).json()

const measure = 'uncached GET of it, against Fastify and one statement of `pg` by hand'

export const uncached: Measure = {
  name: 'uncached',
  async run(bench) {
    const service = await shippedService(bench, { KB_CACHE_MB: '0' })
    const byHand = await startChild(['tests/bench/baselines/fastify-pg.mjs'], {
      DATABASE_URL: await bench.database('shipped'),
      META: JSON.stringify(standingMeta),
      POOL: '10',
    })
    try {
      deepStrictEqual(await jsonOf(byHand.url + page), await jsonOf(service.url + page))
      const compared = await compare(
        bench.extent.rounds,
        () => bench.load(service.url + page),
        () => bench.load(byHand.url + page),
      )
      return [ratioRow({ measure, unit: '/s', ...compared, least: 0.7 })]
    } finally {
      await byHand.stop()
      await stopService(service)
    }
  },
}
