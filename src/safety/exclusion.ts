import type { z } from 'zod'
import { invalidParameter } from '../api/problem.ts'
import type { Database } from '../db/client.ts'
import type { Snapshot } from '../db/read.ts'
import { sql } from '../db/sql.ts'
import { type Asked, askedThing } from './asked.ts'
import { pairOf } from './coverage.ts'
import type { Excluded, Unassessed } from './exclusion.contract.ts'
import { type FindingOf, findingsOf } from './findings.ts'
import type { AskedThing, SafetyRecord } from './loaded.ts'
import { worstFirst } from './record.ts'
import { supplementRef } from './refs.ts'
import { stockFor } from './store.ts'

/** What a ranking leaves out, and what nobody has assessed of what it shows. */
export interface Exclusion {
  excluded: z.output<typeof Excluded>[]
  unassessed: z.output<typeof Unassessed>[]
}

/** The kinds of record that a supplement can meet. */
const kinds = ['interactant', 'condition', 'population', 'supplement'] as const

const unassessed: readonly string[] = ['NOT_ASSESSED', 'UNKNOWN']

/**
 * The supplements of a condition that sources warn of for something: everything but what is only INFORM.
 *
 * @param excluded slugs of medicines, conditions, groups of people or supplements
 * @throws ProblemError 400 for a slug that is none of them
 */
export async function exclusionFor(
  database: Database,
  condition: string,
  excluded: readonly string[],
): Promise<Exclusion & { readFrom: Snapshot[] }> {
  const keys = excluded.flatMap(slug => kinds.map(kind => ({ kind, slug })))
  const { supplements, ...claimed } = await claimedFor(database, condition)
  const { records, asked, revision, release } = await stockFor(database, { supplements, asked: keys })
  const missing = excluded.find(slug => !asked.some(thing => thing.slug === slug))
  if (missing !== undefined)
    throw invalidParameter(
      'exclude',
      `There is no medicine, condition, group of people or supplement "${missing}"`,
      missing,
    )
  const all = asked.map(thing => askedThing(asOf(thing), thing))
  const sorted = [...records.values()].toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  const judged = sorted.map(record => ({ record, warnings: warningsOf(record, all) }))
  return {
    readFrom: [claimed, { revision, release }],
    excluded: judged
      .filter(({ warnings }) => warnings.length > 0)
      .map(({ record, warnings }) => ({
        supplement: supplementRef(record),
        reasons: warnings.map(reasonOf),
      })),
    unassessed: judged
      .filter(({ warnings }) => warnings.length === 0)
      .flatMap(({ record }) => all.flatMap(what => openPairOf(record, what))),
  }
}

const asOf = ({ kind }: AskedThing): Asked['as'] =>
  kind === 'interactant' ? 'MEDICATION' : kind === 'supplement' ? 'SUPPLEMENT' : 'CONDITION'

/** The supplements that somebody claims something of for a condition. */
async function claimedFor(database: Database, condition: string) {
  const [row] = await database.read<
    Snapshot & { supplements: string[] }
  >(sql`SELECT s.revision, s.release, ARRAY (
    SELECT DISTINCT su.slug FROM claim c
    JOIN thing co ON co.id = c.condition_id AND co.kind = 'condition' AND co.slug = ${condition}
    JOIN thing su ON su.id = c.supplement_id
    WHERE c.kind = 'indication' AND c.status = 'ACTIVE' AND su.status = 'ACTIVE') AS supplements
    FROM kb_state s`)
  return row as Snapshot & { supplements: string[] }
}

const warningsOf = (record: SafetyRecord, asked: readonly Asked[]): FindingOf[] =>
  asked
    .flatMap(what => findingsOf({ record, forms: [] }, what))
    .filter(({ severity }) => severity !== 'INFORM')
    .sort(worstFirst)

const reasonOf = ({ asked, other, matched, severity, severityBasis, action, views }: FindingOf) => ({
  asked: asked as z.output<typeof Unassessed>['asked'],
  other,
  matched,
  severity,
  severityBasis,
  action,
  claims: views.map(({ claim }) => claim),
})

function openPairOf(record: SafetyRecord, what: Asked): Exclusion['unassessed'] {
  const { status } = pairOf(record, what)
  const { kind, slug, name } = what.thing as AskedThing
  return unassessed.includes(status)
    ? [{ supplement: supplementRef(record), asked: { kind, slug, name }, status }]
    : []
}
