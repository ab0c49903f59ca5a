import type { Database } from '../../db/client.ts'
import { headIn, NoSuchChangeset } from './store.ts'

type Prismatic = Pick<Database, 'prisma'>

/** Says something of a changeset, or of one operation in it. @throws NoSuchChangeset */
export async function addComment(
  { prisma }: Prismatic,
  id: number,
  { author, text, position = null }: { author: string; text: string; position?: number | null | undefined },
) {
  if (!(await headIn(prisma, id))) throw new NoSuchChangeset(`There is no changeset ${id}.`)
  const isThere =
    position === null || (await prisma.operation.count({ where: { changesetId: id, position } })) > 0
  if (!isThere) throw new NoSuchChangeset(`Changeset ${id} has no operation ${position}.`)
  return prisma.changesetComment.create({ data: { changesetId: id, author, text, position } })
}

/** What was said, the oldest first, at most a thousand. */
export const commentsOn = ({ prisma }: Prismatic, id: number) =>
  prisma.changesetComment.findMany({ where: { changesetId: id }, orderBy: { id: 'asc' }, take: 1000 })
