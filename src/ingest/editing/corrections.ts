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

/** A page of them, the newest first, with one more than asked for when there are more. */
export const correctionsBefore = ({ prisma }: Prismatic, before: number | undefined, limit: number) =>
  prisma.correction.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
