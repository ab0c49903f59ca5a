import type { Database } from '../db/client.ts'
import { ChangesetState as States } from '../generated/prisma/enums.ts'

export type ChangesetState = States
export const changesetStates = Object.values(States)

/** Changesets without their operations, the newest first. */
export async function listChangesets(
  { prisma }: Pick<Database, 'prisma'>,
  { state, batch }: { state?: ChangesetState; batch?: string },
) {
  const rows = await prisma.changeset.findMany({
    where: { ...(state && { state }), ...(batch !== undefined && { batch }) },
    orderBy: { id: 'desc' },
    include: { _count: { select: { operations: true } } },
  })
  return rows.map(({ _count, ...changeset }) => ({ ...changeset, operations: _count.operations }))
}

/** A changeset without its operations; null when there is none. */
export const showChangeset = ({ prisma }: Pick<Database, 'prisma'>, id: number) =>
  prisma.changeset.findUnique({ where: { id } })

// A document may have 50 kB.
const batchSize = 200

/** The operations of a changeset in their order, few at a time in memory. */
export async function* operationsOf({ prisma }: Pick<Database, 'prisma'>, changesetId: number) {
  for (let after = 0, more = true; more; ) {
    const operations = await prisma.operation.findMany({
      where: { changesetId, position: { gt: after } },
      orderBy: { position: 'asc' },
      take: batchSize,
      omit: { changesetId: true },
    })
    yield* operations
    after = operations.at(-1)?.position ?? after
    more = operations.length === batchSize
  }
}
