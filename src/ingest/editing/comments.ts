import type { Database } from '../../db/client.ts'
import { inStep } from '../transaction.ts'
import { headIn, NoSuchChangeset } from './store.ts'

type Prismatic = Pick<Database, 'prisma'>

/** Says something of a changeset, or of one operation in it. @throws NoSuchChangeset */
export const addComment = (
  database: Prismatic,
  id: number,
  { author, text, position = null }: { author: string; text: string; position?: number | null | undefined },
) =>
  inStep(database, async tx => {
    if (!(await headIn(tx, id))) throw new NoSuchChangeset(`There is no changeset ${id}.`)
    const isThere =
      position === null || (await tx.operation.count({ where: { changesetId: id, position } })) > 0
    if (!isThere) throw new NoSuchChangeset(`Changeset ${id} has no operation ${position}.`)
    const said = await tx.changesetComment.create({ data: { changesetId: id, author, text, position } })
    return { ...said, createdAt: said.createdAt.toISOString() }
  })

/** What was said, the oldest first, at most a thousand. */
export async function commentsOn({ prisma }: Prismatic, id: number) {
  const where = { changesetId: id }
  const said = await prisma.changesetComment.findMany({ where, orderBy: { id: 'asc' }, take: 1000 })
  return said.map(one => ({ ...one, createdAt: one.createdAt.toISOString() }))
}
