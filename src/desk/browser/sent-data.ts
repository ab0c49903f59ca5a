import type { Api } from './api.ts'
import { Refusal } from './api.ts'
import { patchBetween, publishedFrom } from './merge-patch.ts'
import type { Difference, Members, Operation } from './types.ts'

const stale = new Refusal({
  ...{ type: '', title: 'Changed meanwhile', status: 0, code: '', errors: [] },
  detail: 'The record was published anew since this was proposed. Rebase the changeset, then edit it.',
})

/**
 * What makes a proposal this document: an update is sent as what it changes of the published record, so that a rebase
 * can tell it from what others changed; anything else whole.
 *
 * @throws Refusal when the proposal is for another version than the published one
 */
export async function sentData(
  api: Api,
  changeset: number,
  { op, n, data }: Operation,
  after: Members,
): Promise<Members> {
  if (op !== 'update' || !data) return after
  const { data: found } = await api.get<Difference[]>(`changesets/${changeset}/diff?after=${n - 1}&limit=1`)
  const [{ versions, changes } = { versions: { written: null, published: null }, changes: [] }] = found
  if (versions.written !== versions.published) throw stale
  return patchBetween(publishedFrom(data, changes), after)
}
