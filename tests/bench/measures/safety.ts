import { stopService } from '../../support/service.ts'
import { compare } from '../harness/compare.ts'
import { p99 } from '../harness/latency.ts'
import type { Measure } from '../harness/measure.ts'
import { ratioRow } from '../harness/row.ts'
import { shippedService } from './page.ts'

const supplements = [
  ...["St John's wort", 'ginkgo', 'magnesium', 'iron', 'zinc'],
  ...['vitamin D', 'omega-3', 'melatonin', 'garlic', 'turmeric'],
].map(name => ({ name, amount: 100, unit: 'mg' }))

const medications = [
  ...['warfarin', 'levothyroxine', 'sertraline', 'ciclosporin', 'digoxin'],
  ...['metformin', 'simvastatin', 'omeprazole', 'tetracycline', 'oral contraceptives'],
]

const slugs = ['st-johns-wort', 'ginkgo', 'magnesium', 'iron', 'zinc', 'vitamin-d', 'omega-3', 'melatonin']

/** Checks of ten supplements and ten medicines against reads of one supplement, both without a cache. */
export const safety: Measure = {
  name: 'safety',
  async run(bench) {
    const service = await shippedService(bench, { KB_CACHE_MB: '0' })
    const { requests, rounds } = bench.extent
    const check = {
      url: `${service.url}/v1/safety-checks`,
      body: JSON.stringify({ supplements, medications }),
    }
    const checks = Array.from({ length: requests }, () => check)
    const reads = checks.map((_, n) => ({ url: `${service.url}/v1/supplements/${slugs[n % slugs.length]}` }))
    try {
      await Promise.all([p99(checks.slice(0, 20)), p99(reads.slice(0, 20))])
      const compared = await compare(
        rounds,
        () => p99(checks),
        () => p99(reads),
      )
      const measure = 'safety check of 10 supplements and 10 medicines, p99, against a read of one supplement'
      return [ratioRow({ measure, unit: ' ms', ...compared, most: 3 })]
    } finally {
      await stopService(service)
    }
  },
}
