import type { Database } from '../../db/client.ts'
import type { DataSet } from '../sources/data-set.ts'
import type { ImportTally } from './tally.ts'

type Prisma = Pick<Database, 'prisma'>

/** A row that became no record, and why. */
export interface Reject {
  line: number
  fields: string[]
  reason: string
}

/** Notes that a data set is being read; a run that is cut off stays without an end. */
export async function beginRun({ prisma }: Prisma, { id, edition, checksum }: DataSet): Promise<number> {
  return (await prisma.importRun.create({ data: { source: id, edition, checksum } })).id
}

/** Keeps the rows that a run leaves out. */
export async function keepRejects({ prisma }: Prisma, runId: number, rejects: Reject[]): Promise<void> {
  await prisma.importReject.createMany({ data: rejects.map(reject => ({ runId, ...reject })) })
}

/** Notes what a run brought. */
export async function endRun(
  { prisma }: Prisma,
  id: number,
  tally: ImportTally,
  changesetId: number | null,
): Promise<void> {
  await prisma.importRun.update({ where: { id }, data: { ...tally, changesetId, finishedAt: new Date() } })
}

/** The rejects of a run, in the order of their lines; of the newest run when none is named. */
export async function rejectsOf({ prisma }: Prisma, id?: number) {
  const run = await prisma.importRun.findFirst({
    where: id === undefined ? {} : { id },
    orderBy: { id: 'desc' },
    include: { rejects: { orderBy: { line: 'asc' }, omit: { runId: true } } },
  })
  return run
}
