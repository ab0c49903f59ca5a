import type { Measure } from '../harness/measure.ts'
import { cached } from './cached.ts'
import { uncached } from './uncached.ts'

/** All measures, in the order of the table. */
export const measures: readonly Measure[] = [cached, uncached]
