import type { Database } from '../../db/client.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { inStep } from '../transaction.ts'

type Prismatic = Pick<Database, 'prisma'>

interface Sent {
  kind: RecordKind
  key: string
  message: string
  source?: string | undefined
}

/** Keeps what a reader holds to be wrong; its number, or null when there never was such a record. */
export const keepCorrection = (database: Prismatic, { source = '', ...sent }: Sent): Promise<number | null> =>
  inStep(database, async tx => {
    const { kind, key } = sent
    if (!(await tx.change.findFirst({ where: { kind, key }, select: { revision: true } }))) return null
    const data = { ...sent, source: source || null }
    return (await tx.correction.create({ data, select: { id: true } })).id
  })

type State = 'OPEN' | 'RESOLVED' | 'DECLINED'

/** Closes one, opens it again, or says something to it; null when there is none. */
export async function editCorrection(
  { prisma }: Prismatic,
  id: number,
  { state, note }: { state?: State | undefined; note?: string | null | undefined },
  actor: string,
) {
  const closed =
    state === 'OPEN' ? { closedBy: null, closedAt: null } : { closedBy: actor, closedAt: new Date() }
  const data = { ...(state !== undefined && { state, ...closed }), ...(note !== undefined && { note }) }
  const [edited] = await prisma.correction.updateManyAndReturn({ where: { id }, data })
  return edited ?? null
}

/** A page of them, the newest first, with one more than asked for when there are more. */
export const correctionsBefore = (
  { prisma }: Prismatic,
  { before, state, limit }: { before: number | undefined; state: State[] | undefined; limit: number },
) =>
  prisma.correction.findMany({
    where: { ...(before !== undefined && { id: { lt: before } }), ...(state && { state: { in: state } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
