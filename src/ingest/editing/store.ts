import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import type { ChangesetState } from '../changesets.ts'
import { ChangesetStateError } from '../publish.ts'
import { stageIn } from '../stage.ts'
import { inStep, inTransaction, query, type Transaction } from '../transaction.ts'
import { ChangesetFaults } from './findings.ts'
import { type Proposal, resolveProposals } from './propose.ts'
import { type Validation, validateIn } from './validate.ts'

type Prismatic = Pick<Database, 'prisma'>

/** What an editor hands in. */
export interface ProposedChangeset {
  title: string
  reason: string
  batch?: string | undefined
  operations: readonly Proposal[]
}

/**
 * Stores a draft.
 *
 * @returns the id of the changeset
 * @throws ChangesetFaults when an operation by itself is wrong: its document, its key, its version
 */
export const draftChangeset = (
  database: Prismatic,
  proposed: ProposedChangeset,
  actor: string,
): Promise<number> => inStep(database, tx => draftIn(tx, proposed, actor))

async function draftIn(
  tx: Transaction,
  { operations: proposals, ...head }: ProposedChangeset,
  actor: string,
): Promise<number> {
  const { operations, findings } = await resolveProposals(tx, proposals)
  if (findings.length > 0) throw new ChangesetFaults(findings)
  return stageIn(tx, { ...head, operations, actor, origin: 'EDITOR', state: 'DRAFT' })
}

class Enough extends Error {
  constructor(readonly validation: Validation) {
    super('nothing of it is to stay')
  }
}

/** Checks a changeset whole and stores nothing. */
export async function tryChangeset(database: Prismatic, proposed: ProposedChangeset): Promise<Validation> {
  try {
    return await inTransaction(database, async tx => {
      const id = await draftIn(tx, proposed, 'nobody')
      throw new Enough(await validateIn(tx, id))
    })
  } catch (error) {
    if (error instanceof Enough) return error.validation
    if (error instanceof ChangesetFaults) return { errors: [...error.findings], warnings: [] }
    throw error
  }
}

const headOf = {
  include: { _count: { select: { operations: true, comments: true } }, revertedBy: { select: { id: true } } },
} as const

/** A changeset without its operations; null when there is none. */
export const headIn = ({ changeset }: Pick<Transaction, 'changeset'>, id: number) =>
  changeset.findUnique({ where: { id }, ...headOf })

export type ChangesetHead = NonNullable<Awaited<ReturnType<typeof headIn>>>

/** A page of changesets, the newest first, with one more than asked for when there are more. */
export const headsBefore = (
  { prisma }: Prismatic,
  {
    state,
    batch,
    actor,
    before,
    limit,
  }: {
    state?: ChangesetState[] | undefined
    batch?: string | undefined
    actor?: string | undefined
    before?: number | undefined
    limit: number
  },
): Promise<ChangesetHead[]> =>
  prisma.changeset.findMany({
    where: {
      ...(state && { state: { in: state } }),
      ...(batch !== undefined && { batch }),
      ...(actor !== undefined && { actor }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    ...headOf,
  })

/** Operations of a changeset after a position. */
export const operationsAfter = ({ prisma }: Prismatic, id: number, after: number, limit: number) =>
  prisma.operation.findMany({
    where: { changesetId: id, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: limit + 1,
  })

export type StoredOperation = Awaited<ReturnType<typeof operationsAfter>>[number]

/** How many operations are in each state. */
export async function countStates({ prisma }: Prismatic, id: number): Promise<Record<string, number>> {
  const groups = await prisma.operation.groupBy({ by: ['state'], where: { changesetId: id }, _count: true })
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]))
}

/** There is no such changeset, or no such operation in it. */
export class NoSuchChangeset extends Error {
  override readonly name = 'NoSuchChangeset'
}

/** A changeset that is still open; nobody else can edit or decide it before the transaction ends. */
export async function lockOpen(tx: Transaction, id: number): Promise<ChangesetHead> {
  await query(tx, sql`SELECT FROM changeset WHERE id = ${id}::int FOR UPDATE`)
  const changeset = await headIn(tx, id)
  if (!changeset) throw new NoSuchChangeset(`There is no changeset ${id}.`)
  if (changeset.state !== 'DRAFT' && changeset.state !== 'IN_REVIEW')
    throw new ChangesetStateError(`changeset ${id} is ${changeset.state} already`)
  return changeset
}

/** Says that operations of a changeset are others than before. */
export const touch = (tx: Transaction, id: number) =>
  tx.changeset.update({ where: { id }, data: { version: { increment: 1 } } })

/** Who made operations of a changeset what they are. */
export async function draftersOf(tx: Transaction, { id, actor }: ChangesetHead): Promise<Set<string>> {
  const rows = await tx.operation.findMany({
    where: { changesetId: id, editedBy: { not: null } },
    distinct: ['editedBy'],
    select: { editedBy: true },
  })
  return new Set([actor, ...rows.map(({ editedBy }) => editedBy as string)])
}

export const nothing = Prisma.DbNull
