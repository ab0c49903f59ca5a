import { createHash } from 'node:crypto'
import type { OperationInput } from '../../src/ingest/stage.ts'
import { indication, thing } from '../support/publish.ts'
import type { Order } from './worker.ts'

const supplements = 6
const conditions = 30

const supplement = (i: number, more = {}) => thing.supplement(`supplement-${i}`, more)
const condition = (i: number, more = {}) => thing.condition(`condition-${i}`, more)
const claim = (i: number, participants: number) =>
  indication(`supplement-${i % supplements}`, `condition-${i}`, 'study', {
    certainty: 'LOW',
    studies: { participants },
  })

const each = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))

/** What is there before the first order. */
export const base = (): OperationInput[] => [
  thing.source('study'),
  ...each(supplements, i => supplement(i)),
  ...each(conditions, i => condition(i)),
  ...each(conditions, i => claim(i, 1)),
]

/** A word that is like none of the others, so that search takes none of them for a typo. */
const tokenOf = (n: number) =>
  createHash('sha256')
    .update(String(n))
    .digest('hex')
    .slice(0, 12)
    .replaceAll(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 16)))

const update = (operation: OperationInput) => ({ ...operation, type: 'UPDATE' }) as OperationInput

/**
 * A changeset that writes its token into some records, a name that others show among them, makes one and takes away
 * the one that an earlier order made.
 *
 * @param random numbers from 0 to 1
 * @param made the token of an order whose record is there
 */
export function orderOf(n: number, random: () => number, made: string | undefined): Order {
  const token = tokenOf(n)
  const some = <T>(count: number, make: (i: number) => T) =>
    each(count, i => i)
      .filter(() => random() < 0.7)
      .map(make)
  return {
    token,
    large: random() < 0.5,
    operations: [
      ...some(conditions, i => update(condition(i, { summary: `Written by ${token}` }))),
      ...some(conditions, i => update(claim(i, n + 2))),
      update(supplement(n % supplements, { name: `Supplement ${token}` })),
      thing.condition(`made-${token}`, { summary: `Written by ${token}` }),
      ...(made === undefined ? [] : [{ type: 'RETIRE', kind: 'condition', key: `made-${made}` } as const]),
    ],
  }
}
