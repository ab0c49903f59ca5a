import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import type { OperationType } from '../../generated/prisma/enums.ts'
import { patchBetween } from '../../knowledge/merge-patch.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'
import type { OperationInput } from '../operations.ts'
import { ChangesetStateError } from '../publish.ts'
import { stageIn } from '../stage.ts'
import { inStep, query, type Transaction } from '../transaction.ts'
import { headIn, NoSuchChangeset } from './store.ts'

/** What a publish did to a record, and what was there before. */
interface Done {
  type: OperationType
  kind: RecordKind
  key: string
  version: number
  document: unknown
  beforeType: OperationType | null
  beforeDocument: unknown
}

/**
 * Makes the opposite of a published changeset, as a draft. What was created is retired, because its address was
 * public; what was changed since is refused when that is published, and can be rebased.
 *
 * @returns the id of the new changeset
 */
export const revertChangeset = (
  database: Pick<Database, 'prisma'>,
  id: number,
  { actor, reason }: { actor: string; reason: string | undefined },
): Promise<number> =>
  inStep(database, async tx => {
    const changeset = await headIn(tx, id)
    if (!changeset) throw new NoSuchChangeset(`There is no changeset ${id}.`)
    if (changeset.state !== 'PUBLISHED')
      throw new ChangesetStateError(
        `changeset ${id} is ${changeset.state}: only a published one can be reverted`,
      )
    const done = await doneBy(tx, id)
    return stageIn(tx, {
      title: `Revert: ${changeset.title}`.slice(0, 200),
      reason: reason ?? `Undoes changeset ${id}.`,
      ...{ actor, origin: 'EDITOR', state: 'DRAFT', revertsId: id },
      operations: done.flatMap(opposite),
    })
  })

/** Its operations were asked for; what follows from a rename follows from the opposite one too. */
const doneBy = (tx: Transaction, id: number) =>
  query<Done>(
    tx,
    sql`SELECT h.type, h.kind, h.key, h.version, h.document, b.type AS "beforeType", b.document AS "beforeDocument"
      FROM operation o JOIN change h ON h.changeset_id = o.changeset_id AND h.kind = o.kind AND h.key = o.key
      LEFT JOIN LATERAL (SELECT p.type, p.document FROM change p WHERE p.kind = h.kind AND p.key = h.key
        AND p.revision < h.revision AND p.type <> 'RERENDERED' ORDER BY p.revision DESC LIMIT 1) b ON true
      WHERE o.changeset_id = ${id}::int AND o.state <> 'REJECTED' AND h.type <> 'RERENDERED'
      ORDER BY o.position DESC`,
  )

function opposite({
  type,
  kind,
  key,
  version,
  document,
  beforeType,
  beforeDocument,
}: Done): OperationInput[] {
  const wasThere = beforeType === 'CREATE' || beforeType === 'UPDATE'
  if (type === 'RENAME') {
    const { to } = document as { to: string }
    return [{ type: 'RENAME', kind, key: to, to: key }]
  }
  if (type === 'CREATE') return [{ type: 'RETIRE', kind, key, ifVersion: version }]
  if (!wasThere) return []
  const before = recordFrom({ kind, document: beforeDocument }).document
  if (type !== 'UPDATE') return [{ type: 'CREATE', kind, document: before }]
  const after = recordFrom({ kind, document }).document
  const patch = patchBetween({ ...after }, { ...before })
  return [{ type: 'UPDATE', kind, document: before, patch, ifVersion: version }]
}
