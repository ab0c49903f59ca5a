import { claimIdOf, firstFree, maxClaimIdLength } from '../../knowledge/claim-id.ts'
import { applyPatch, patchBetween } from '../../knowledge/merge-patch.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type Current, isActive, loadCurrent, recordFrom } from '../current.ts'
import { isClaimKind, keyMember } from '../documents.ts'
import { recordId } from '../lookup.ts'
import type { OperationInput } from '../operations.ts'
import { parseDocument, rememberPassed } from '../parse.ts'
import { findRows } from '../row-ids.ts'
import type { Transaction } from '../transaction.ts'
import type { Finding } from './findings.ts'
import { documentsAt } from './past.ts'

type Members = Record<string, unknown>

/** What somebody wants done to one record, as the API takes it. */
export interface Proposal {
  op: 'create' | 'replace' | 'update' | 'retire' | 'delete' | 'rename'
  kind: RecordKind
  /** May be left out of a create: the document says it, and a claim without an id gets one. */
  key?: string | undefined
  /** create, replace: the document; update: a merge patch; retire: `{ successor }`; rename: `{ to }` */
  data?: Members | undefined
  /** The version that its author has seen; the present one when not said. */
  ifVersion?: number | undefined
  note?: string | undefined
}

/** Proposals as operations that can be staged, and what is wrong with them by themselves. */
export interface Resolved {
  operations: OperationInput[]
  findings: Finding[]
}

/**
 * Makes operations of proposals: merge patches are applied to the version that their author has seen, and every
 * operation on a published record remembers that version, so that publishing it refuses another.
 */
export async function resolveProposals(tx: Transaction, proposals: readonly Proposal[]): Promise<Resolved> {
  const resolver = new Resolver(await readAround(tx, proposals))
  for (const [index, proposal] of proposals.entries()) resolver.add(proposal, index + 1)
  return resolver
}

interface Around {
  current: ReadonlyMap<string, Current>
  /** Documents of the versions that authors have seen, by `recordId` and version. */
  past: ReadonlyMap<string, unknown>
  /** Ids of claims that are given. */
  taken: Set<string>
}

async function readAround(tx: Transaction, proposals: readonly Proposal[]): Promise<Around> {
  const named = proposals.flatMap(({ kind, key }) => (key === undefined ? [] : [{ kind, key }]))
  const current = await loadCurrent(tx, named)
  const seen = proposals.flatMap(({ op, kind, key, ifVersion: version }) =>
    op === 'update' && key !== undefined && version !== undefined ? [{ kind, key, version }] : [],
  )
  const wanted = proposals.flatMap(({ kind, key, data }) => {
    const id = key === undefined && isClaimKind(kind) ? idFor(kind, data) : null
    return typeof id === 'string'
      ? Array.from({ length: 20 }, (_, n) => ({ kind, key: numbered(id, n) }))
      : []
  })
  const rows = await findRows(tx, wanted)
  return {
    current,
    past: await documentsAt(tx, seen),
    taken: new Set([...rows.values()].map(({ key }) => key)),
  }
}

const numbered = (id: string, n: number) => (n === 0 ? id : `${id}--${n + 1}`)

/** The id that a claim would get, or why it cannot. */
function idFor(kind: RecordKind, data: Members | undefined): string | Error {
  const { supplement } = data ?? {}
  if (!isClaimKind(kind) || typeof supplement !== 'string')
    return new Error('needs a supplement before it can get an id')
  try {
    const id = claimIdOf({ kind, supplement, document: data ?? {} })
    if (id.length + 4 <= maxClaimIdLength) return id
    return new Error(`would get an id of ${id.length} characters: give one of at most ${maxClaimIdLength}`)
  } catch (error) {
    return error as Error
  }
}

class Resolver implements Resolved {
  readonly operations: OperationInput[] = []
  readonly findings: Finding[] = []
  readonly #around: Around
  readonly #seen = new Set<string>()

  constructor(around: Around) {
    this.#around = around
  }

  add(proposal: Proposal, position: number): void {
    const { kind } = proposal
    const tell = (path: Finding['path'], message: string) =>
      void this.findings.push({ position, kind, key: proposal.key ?? '', path, message })
    const key = this.#keyOf(proposal, tell)
    if (key === null) return
    const id = recordId(kind, key)
    const isFirst = !this.#seen.has(id)
    if (!isFirst) tell(['key'], `is the second one on ${id}`)
    this.#seen.add(id)
    const operation = isFirst ? this.#operationOf({ ...proposal, key }, tell) : null
    if (operation) this.operations.push(operation)
  }

  #keyOf({ op, kind, key, data }: Proposal, tell: Tell): string | null {
    const member = keyMember(kind)
    const said = data?.[member]
    if (op === 'create' || op === 'replace' || op === 'update') {
      if (typeof said === 'string' && key !== undefined && said !== key) {
        tell(['data', member], `is not the key: that is ${JSON.stringify(key)}, and only a rename changes it`)
        return null
      }
      if (key !== undefined || (op === 'create' && typeof said === 'string')) return key ?? String(said)
      if (op === 'create' && isClaimKind(kind)) return this.#newId(kind, data, tell)
    }
    if (key === undefined) tell(['key'], 'is missing')
    return key ?? null
  }

  #newId(kind: RecordKind, data: Members | undefined, tell: Tell): string | null {
    const id = idFor(kind, data)
    if (id instanceof Error) {
      tell(['data'], id.message)
      return null
    }
    const free = firstFree(id, this.#around.taken)
    this.#around.taken.add(free)
    return free
  }

  #operationOf(proposal: Proposal & { key: string }, tell: Tell): OperationInput | null {
    const { op, kind, key, data = {}, note } = proposal
    const now = this.#around.current.get(recordId(kind, key))
    const ifVersion = proposal.ifVersion ?? (op === 'create' ? undefined : now?.version)
    const own = { kind, key, ifVersion, note }
    if (op === 'create')
      return this.#written('CREATE', { ...own, document: { ...data, [keyMember(kind)]: key } }, tell)
    if (op === 'replace') return this.#replaced(own, data, now, tell)
    if (op === 'update') return this.#updated(own, data, now, tell)
    if (op === 'delete') return { type: 'DELETE', ...own }
    if (op === 'rename') return { type: 'RENAME', ...own, to: String(data.to) }
    return { type: 'RETIRE', ...own, successor: (data.successor as string | null | undefined) ?? null }
  }

  #replaced(own: Own, data: Members, now: Current | undefined, tell: Tell): OperationInput | null {
    const { kind, key } = own
    if (!isActive(now)) {
      tell([], 'is not there')
      return null
    }
    const written = this.#written('UPDATE', { ...own, document: { ...data, [keyMember(kind)]: key } }, tell)
    if (!written || !('document' in written)) return null
    const before = recordFrom({ kind, document: now.document }).document
    return { ...written, patch: patchBetween({ ...before }, { ...(written.document as Members) }) }
  }

  #updated(own: Own, patch: Members, now: Current | undefined, tell: Tell): OperationInput | null {
    const { kind, key, ifVersion } = own
    const isPresent = ifVersion === now?.version
    const refuse = (path: Finding['path'], message: string) => {
      tell(path, message)
      return null
    }
    if (isPresent && !isActive(now)) return refuse([], 'is not there')
    const base = isPresent ? now?.document : this.#around.past.get(`${recordId(kind, key)} ${ifVersion}`)
    if (base === undefined || base === null)
      return refuse(['ifVersion'], `is no version of ${recordId(kind, key)} that was published`)
    const whole = recordFrom({ kind, document: base }).document
    return this.#written('UPDATE', { ...own, document: applyPatch(whole, patch), patch }, tell)
  }

  #written(type: 'CREATE' | 'UPDATE', { key: _, ...own }: Own & Written, tell: Tell): OperationInput | null {
    const { record, issues } = parseDocument(own.kind, own.document)
    for (const { path, message } of issues) tell(['data', ...path], message)
    if (record === null) return null
    rememberPassed(record)
    return { type, ...own, document: record.document }
  }
}

interface Own {
  kind: RecordKind
  key: string
  ifVersion: number | undefined
  note: string | undefined
}

interface Written {
  document: unknown
  patch?: Members
}

type Tell = (path: Finding['path'], message: string) => void
