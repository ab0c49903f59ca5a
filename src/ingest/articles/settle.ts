import { canonicalJson } from '../../knowledge/canonical-json.ts'
import { claimIdOf, firstFree, maxClaimIdLength } from '../../knowledge/claim-id.ts'
import type { ClaimRecord } from '../documents.ts'
import { recordId } from '../lookup.ts'
import type { OperationInput } from '../operations.ts'
import type { Candidate } from './claims.ts'
import { complete, type Proposed, type PublishedClaim } from './known.ts'
import { cites, mayJoin, statementOf } from './same.ts'

/** What becomes of the claims of an article. */
export interface Settled {
  operations: OperationInput[]
  /** The id under which each candidate stands, now or once it is published. */
  ids: Map<Candidate, string>
  /** How many claims gained the article as one more citation. */
  folded: number
  /** Ids of claims that the article still makes. */
  kept: Set<string>
}

interface Known {
  source: string
  /** Published claims about the same supplements. */
  published: readonly PublishedClaim[]
  proposed: ReadonlyMap<string, Proposed>
}

const documentOf = ({ supplement, said, citation }: Candidate, id: string) => ({
  id,
  supplement,
  ...said,
  citations: [citation],
  agentType: 'AUTOMATED_AGENT',
})

const baseOf = ({ kind, supplement, said, citation }: Candidate): string =>
  claimIdOf({ kind, supplement, document: { ...said, citations: [citation] } })

/** Gives each candidate its claim: one that says the same already, one that was proposed before, or a new one. */
export function settle(
  candidates: readonly Candidate[],
  known: Known,
  warn: (message: string) => void,
): Settled {
  const settled: Settled = { operations: [], ids: new Map(), folded: 0, kept: new Set() }
  const byStatement = new Map<string, PublishedClaim>()
  for (const claim of known.published) {
    const statement = statementOf(claim)
    const isBetter = statement !== null && (!byStatement.has(statement) || cites(claim, known.source))
    if (isBetter && mayJoin(claim)) byStatement.set(statement, claim)
  }
  const open = candidates.filter(candidate => !joins(candidate, byStatement, known, settled))
  for (const [base, group] of groupsOf(open)) number(base, group, known, settled, warn)
  return settled
}

/** Whether a published claim says the same: then it gains a citation, where it has not got it. */
function joins(
  candidate: Candidate,
  byStatement: ReadonlyMap<string, PublishedClaim>,
  { source }: Known,
  settled: Settled,
): boolean {
  const record = complete(
    candidate.kind,
    documentOf(candidate, baseOf(candidate).slice(0, maxClaimIdLength)),
  ) as ClaimRecord | null
  const statement = record && statementOf(record)
  const claim = statement === null ? undefined : byStatement.get(statement)
  if (!claim) return false
  const isOwn =
    claim.document.agentType === 'AUTOMATED_AGENT' && claim.document.citations[0]?.source === source
  if (isOwn) return false
  settled.ids.set(candidate, claim.key)
  const isNew = !cites(claim, source) && !settled.kept.has(claim.key)
  settled.kept.add(claim.key)
  if (isNew) {
    const document = {
      ...claim.document,
      citations: [...claim.document.citations, { ...candidate.citation, stance: 'SUPPORTS' }],
    }
    settled.operations.push({
      type: 'UPDATE',
      kind: claim.kind,
      document,
      ifVersion: claim.version,
      note: 'says the same: one more citation',
    })
    settled.folded += 1
  }
  return true
}

function groupsOf(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const base = baseOf(candidate)
    groups.set(base, [...(groups.get(base) ?? []), candidate])
  }
  return groups
}

/** Claims that share all of their id but its number: what was proposed before keeps its number. */
function number(
  base: string,
  group: readonly Candidate[],
  known: Known,
  settled: Settled,
  warn: (message: string) => void,
): void {
  const before = [...known.proposed.values()].filter(
    ({ kind, key }) => kind === group[0]?.kind && (key === base || new RegExp(`^${base}--\\d+$`).test(key)),
  )
  const taken = new Set([...before.map(({ key }) => key), ...known.published.map(({ key }) => key)])
  const free = new Set(before.map(({ key }) => key))
  const open: Candidate[] = []
  for (const candidate of group) {
    const same = before.find(({ key, data }) => free.has(key) && saysSame(candidate, key, data))
    if (!same) open.push(candidate)
    else {
      free.delete(same.key)
      settled.ids.set(candidate, same.key)
      settled.kept.add(same.key)
    }
  }
  for (const candidate of open) {
    const [numbered] = free
    const id = numbered ?? firstFree(base, taken)
    free.delete(id)
    taken.add(id)
    if (id.length > maxClaimIdLength) {
      warn(`its names are too long for an id, so this was left out: ${candidate.citation.snippet}`)
      continue
    }
    settled.ids.set(candidate, id)
    settled.kept.add(id)
    const old = known.published.find(({ key }) => key === id)
    const document = documentOf(candidate, id)
    settled.operations.push(
      old
        ? { type: 'UPDATE', kind: candidate.kind, document, ifVersion: old.version }
        : { type: 'CREATE', kind: candidate.kind, document },
    )
  }
}

const saysSame = (candidate: Candidate, id: string, data: unknown): boolean =>
  canonicalJson(complete(candidate.kind, documentOf(candidate, id))?.document ?? null) === canonicalJson(data)

/** Claims that an import proposed and that the article, as it is now, makes no more. */
export const goneClaims = (
  { published, proposed, source }: Known,
  kept: ReadonlySet<string>,
): OperationInput[] =>
  published
    .filter(({ kind, key, document }) => {
      const isOurs =
        document.agentType === 'AUTOMATED_AGENT' &&
        document.citations.every(citation => citation.source === source)
      return isOurs && !kept.has(key) && proposed.has(recordId(kind, key))
    })
    .map(({ kind, key, version }) => ({
      type: 'RETIRE',
      kind,
      key,
      ifVersion: version,
      note: 'the article does not say so any more',
    }))
