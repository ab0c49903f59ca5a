import type { z } from 'zod'
import { invalidParameter, ProblemError } from '../api/problem.ts'
import type { Database } from '../db/client.ts'
import type { Snapshot } from '../db/read.ts'
import { FindingSeverity } from '../knowledge/safety.ts'
import { askedThing } from './asked.ts'
import type { CompareQuery, Comparison } from './compare.contract.ts'
import { type Basics, readCompared } from './compare.query.ts'
import { mutualPairOf } from './coverage.ts'
import { findingsOf } from './findings.ts'
import type { SafetyRecord } from './loaded.ts'
import { safetyOf, worstFirst } from './record.ts'
import { type Stock, stockFor } from './store.ts'

type ComparisonOf = z.output<typeof Comparison>

/**
 * Puts supplements side by side.
 *
 * @throws ProblemError 400 for a supplement or a condition that is not there
 */
export async function compareSupplements(
  database: Database,
  query: z.output<typeof CompareQuery>,
  tries = 5,
): Promise<Snapshot & { data: ComparisonOf }> {
  const { supplements: slugs, condition } = query
  const { supplements, condition: found, ...state } = await readCompared(database, slugs, condition)
  const missing = slugs.find(slug => !supplements.some(one => one.slug === slug))
  if (missing !== undefined)
    throw invalidParameter('supplements', `There is no supplement "${missing}"`, missing)
  if (condition !== undefined && found === null)
    throw invalidParameter('condition', `There is no condition "${condition}"`, condition)
  const keys = slugs.map(slug => ({ kind: 'supplement' as const, slug }))
  const stock = await stockFor(database, { supplements: slugs, asked: keys })
  // Both reads must be of one state; a publish in between is rare, and asking again finds it done.
  if (stock.revision !== state.revision) {
    if (tries <= 1) throw new ProblemError('overloaded', undefined, { headers: { 'retry-after': '5' } })
    return compareSupplements(database, query, tries - 1)
  }
  return { ...state, data: sideBySide(supplements, found, stock) }
}

function sideBySide(
  supplements: readonly Basics[],
  condition: ComparisonOf['condition'],
  stock: Stock,
): ComparisonOf {
  const records = supplements.map(({ slug }) => stock.records.get(slug) as SafetyRecord)
  return {
    condition,
    supplements: supplements.map((one, index) => ({
      ...one,
      ...safetyInShort(records[index] as SafetyRecord),
    })),
    together: togetherOf(records, stock),
  }
}

function safetyInShort(record: SafetyRecord) {
  const { findings, limits, coverage } = safetyOf(record)
  const count = (severity: string) => findings.filter(one => one.severity === severity).length
  return {
    warnings: FindingSeverity.options.map(severity => ({ severity, count: count(severity) })),
    limits,
    coverage,
  }
}

function togetherOf(records: readonly SafetyRecord[], { asked }: Stock): ComparisonOf['together'] {
  const askedFor = ({ slug }: SafetyRecord) =>
    askedThing('SUPPLEMENT', asked.find(thing => thing.slug === slug) as Stock['asked'][number])
  const others = (record: SafetyRecord) => records.filter(other => other !== record)
  return {
    findings: records
      .flatMap(record => others(record).flatMap(other => findingsOf({ record, forms: [] }, askedFor(other))))
      .sort(worstFirst),
    coverage: records.flatMap((record, index) =>
      records.slice(index + 1).map(other => mutualPairOf(record, other, askedFor(other), askedFor(record))),
    ),
  }
}
