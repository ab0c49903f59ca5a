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

/** A changeset with its operations; null when there is none. */
export const showChangeset = ({ prisma }: Pick<Database, 'prisma'>, id: number) =>
  prisma.changeset.findUnique({
    where: { id },
    include: {
      operations: {
        orderBy: { position: 'asc' },
        select: {
          position: true,
          type: true,
          kind: true,
          key: true,
          state: true,
          note: true,
          ifVersion: true,
          data: true,
        },
      },
    },
  })
