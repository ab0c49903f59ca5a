import { setTimeout as sleep } from 'node:timers/promises'
import { lagOf, type Publish, readAlways, startInstance } from '../../support/instances.ts'
import type { Measure } from '../harness/measure.ts'
import { boundRow } from '../harness/row.ts'
import { shippedDatabase } from '../harness/search-entries.ts'

const publishes = 200
const pauseMs = 50

/** How long after a publish another process still serves what was published before, while both are read without a pause. */
export const instances: Measure = {
  name: 'instances',
  async run(bench) {
    await bench.drop('instances')
    const url = await shippedDatabase(bench, 'instances')
    const [publisher, other] = await Promise.all([startInstance(url), startInstance(url)])
    const done: Publish[] = [await publisher.publish('first', true)]
    const stop = readAlways([publisher, other], 3)
    for (let n = 0; n < Math.min(publishes, bench.extent.requests); n += 1) {
      done.push(await publisher.publish(`change ${n}`))
      await sleep(pauseMs)
    }
    const seen = await stop()
    await Promise.all([publisher.close(), other.close()])
    const p99 = (lags: number[]) => lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.99)] as number
    const measure = 'old answers after a publish has returned, p99 of'
    return [
      boundRow({
        ...{ measure: `${measure} the process that published`, unit: ' ms', most: 0 },
        ours: Math.max(...done.map(publish => lagOf(seen, publisher, publish))),
      }),
      boundRow({
        ...{ measure: `${measure} another process`, unit: ' ms', most: 100 },
        ours: p99(done.map(publish => lagOf(seen, other, publish))),
      }),
    ]
  },
}
