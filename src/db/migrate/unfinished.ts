import { StartError } from '../start-error.ts'
import type { Query } from './history.ts'

/** The schema that stands in a database while a backup is restored into it. */
export const restoringSchema = 'kb_restoring'

/** @throws StartError when a restore into the database has not come to its end */
export async function mustNotBeRestoring(query: Query): Promise<void> {
  const [row] = [...(await query(`SELECT to_regnamespace('${restoringSchema}') IS NOT NULL AS marked`))]
  if (!(row as { marked: boolean } | undefined)?.marked) return
  throw new StartError(
    'a backup is being restored into this database, or that was cut off: let it end, or run "kb restore" again',
  )
}
