import { readFile, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { type Service, stopService } from '../../support/service.ts'
import type { Bench } from '../harness/bench.ts'
import { claimsDatabase } from '../harness/claims.ts'
import type { Measure } from '../harness/measure.ts'
import { median } from '../harness/numbers.ts'
import { boundRow } from '../harness/row.ts'

const few = 10_000

/** Records a second of a whole export. */
const rateOf = ({ url }: Service) =>
  new Promise<number>((resolve, reject) => {
    const begun = performance.now()
    let records = 0
    get(`${url}/v1/export`, answer => {
      answer.on('data', (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) records += 1
      })
      answer.on('error', reject)
      answer.on('end', () => resolve((1000 * records) / (performance.now() - begun)))
    }).on('error', reject)
  })

/** From now on `peakOf` tells of what comes: starting takes more than serving. */
const forgetPeak = ({ process: { pid } }: Service) => writeFile(`/proc/${pid}/clear_refs`, '5')

/** The most memory that a process had, in MB. */
async function peakOf({ process: { pid } }: Service): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

async function exporting(bench: Bench, claims: number) {
  const service = await bench.service(await claimsDatabase(bench, claims))
  try {
    await forgetPeak(service)
    const rates: number[] = []
    for (let round = 0; round < bench.extent.rounds; round += 1) rates.push(await rateOf(service))
    return { rate: median(rates), megabytes: await peakOf(service) }
  } finally {
    await stopService(service)
  }
}

export const exports: Measure = {
  name: 'export',
  async run(bench) {
    const { scale } = bench.extent
    const large = await exporting(bench, scale)
    const small = await exporting(bench, few)
    const measure = `export of ${scale.toLocaleString('en')} claims and what they name`
    const note = `${Math.round(large.megabytes)} and ${Math.round(small.megabytes)} MB at most`
    const more = large.megabytes - small.megabytes
    return [
      boundRow({ measure, unit: ' records/s', ours: large.rate, least: 20_000 }),
      boundRow({
        ...{ measure: `${measure}: memory beyond that of ${few.toLocaleString('en')}`, unit: ' MB', note },
        ...{ ours: more, most: 100 },
      }),
    ]
  },
}
