import type { Measure } from '../harness/measure.ts'
import { cached } from './cached.ts'
import { depth } from './depth.ts'
import { exports } from './export.ts'
import { instances } from './instances.ts'
import { peers } from './peers.ts'
import { publish } from './publish.ts'
import { safety } from './safety.ts'
import { search, suggest } from './search.ts'
import { uncached } from './uncached.ts'

/** All measures, in the order of the table. */
export const measures: readonly Measure[] = [
  cached,
  uncached,
  peers,
  instances,
  safety,
  suggest,
  search,
  // It makes the database that those after it read.
  publish,
  depth,
  exports,
]
