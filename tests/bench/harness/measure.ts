import type { Bench } from './bench.ts'
import type { Row } from './row.ts'

/** A part of the benchmark: one or several rows of the table. */
export interface Measure {
  /** What `--only` calls it. */
  name: string
  run(bench: Bench): Promise<Row[]>
}
