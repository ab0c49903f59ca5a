import type { Database } from '../../db/client.ts'
import type { RecordKind } from '../../knowledge/things.ts'

type Prismatic = Pick<Database, 'prisma'>

interface Sent {
  kind: RecordKind
  key: string
  message: string
  source?: string | undefined
}

/** Keeps what a reader holds to be wrong; its number, or null when there never was such a record. */
export async function keepCorrection(
  { prisma }: Prismatic,
  { source = '', ...sent }: Sent,
): Promise<number | null> {
  const { kind, key } = sent
  if (!(await prisma.change.findFirst({ where: { kind, key }, select: { revision: true } }))) return null
  const { id } = await prisma.correction.create({
    data: { ...sent, source: source || null },
    select: { id: true },
  })
  return id
}

/** A page of them, the newest first, with one more than asked for when there are more. */
export const correctionsBefore = ({ prisma }: Prismatic, before: number | undefined, limit: number) =>
  prisma.correction.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
