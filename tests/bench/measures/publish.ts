import { publishClaims } from '../harness/claims.ts'
import type { Measure } from '../harness/measure.ts'
import { show } from '../harness/numbers.ts'
import { boundRow } from '../harness/row.ts'

/** One changeset, once: it takes too long for rounds. */
export const publish: Measure = {
  name: 'publish',
  async run(bench) {
    const { scale } = bench.extent
    const done = await publishClaims(bench, scale)
    const { records, seconds, nodeSeconds, postgresSeconds, megabytes, lockedSeconds, refusals } = done
    const of = (part: number) => `${show((1000 * part) / records)} ms`
    const measure = `publishing ${scale.toLocaleString('en')} synthetic claims`
    return [
      boundRow({
        measure,
        unit: ' records/s',
        ours: records / seconds,
        note: `of processors each takes Node ${of(nodeSeconds)}, PostgreSQL ${of(postgresSeconds)}`,
        least: 3000,
      }),
      boundRow({ measure: `${measure}: memory of Node`, unit: ' MB', ours: megabytes, most: 500 }),
      boundRow({
        measure: `${measure}: how long others who publish wait`,
        unit: ' s',
        ours: lockedSeconds,
        note: `one who tried was told ${refusals} times to come again`,
      }),
    ]
  },
}
