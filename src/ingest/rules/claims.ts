import type { ClaimRecord } from '../documents.ts'
import type { Around } from '../lookup.ts'
import type { Issue } from '../parse.ts'

/** What a claim may say, given who says so. A draft may rest on anybody: that is why it waits. */
export function claimIssues(claim: ClaimRecord, around: Around, draft: boolean): Issue[] {
  return [
    ...certaintyIssues(claim, around),
    ...(draft ? [] : authorityIssues(claim, around)),
    ...targetIssues(claim, around),
    ...scopeIssues(claim),
  ]
}

/** The kinds of the sources that a claim rests on. */
function supportKinds({ document }: ClaimRecord, around: Around): string[] {
  return document.citations
    .filter(({ stance }) => stance === 'SUPPORTS' || stance === 'PARTIAL')
    .flatMap(({ source }) => around.facts('source', source)?.kind ?? [])
}

function certaintyIssues(claim: ClaimRecord, around: Around): Issue[] {
  const { certainty } = claim.document.evidence
  const kinds = supportKinds(claim, around)
  const article = kinds.length > 0 && kinds.every(kind => kind === 'ARTICLE')
  if (!article || certainty === 'NOT_GRADED' || certainty === 'VERY_LOW') return []
  const message = `${certainty} is more than an article can give: allowed are VERY_LOW, NOT_GRADED`
  return [{ path: ['evidence', 'certainty'], message }]
}

function authorityIssues(claim: ClaimRecord, around: Around): Issue[] {
  const kinds = supportKinds(claim, around)
  if (kinds.length === 0 || !kinds.every(kind => kind === 'VENDOR' || kind === 'NEWS')) return []
  return [{ path: ['citations'], message: 'rests on vendors or news only: such a claim can only be a draft' }]
}

function targetIssues({ kind, document }: ClaimRecord, around: Around): Issue[] {
  if (kind === 'interaction' || kind === 'combination') {
    const member = kind === 'interaction' ? 'interactant' : 'with'
    const other = kind === 'interaction' ? document.interactant : document.with
    if (other.kind !== 'supplement' || other.slug !== document.supplement) return []
    return [{ path: [member, 'slug'], message: 'is the supplement itself' }]
  }
  if (kind !== 'contraindication' || document.target.kind !== 'interactant') return []
  const type = around.facts('interactant', document.target.slug)?.type
  if (type === undefined || type === 'ALLERGEN') return []
  const message = `is of type ${type}: with a medicine, food, alcohol or test it is an interaction`
  return [{ path: ['target', 'slug'], message }]
}

/** A dosage names its form and route itself; its scope may repeat them, not contradict them. */
function scopeIssues({ kind, document }: ClaimRecord): Issue[] {
  if (kind !== 'dosage') return []
  return (['form', 'route'] as const).flatMap(member => {
    const [own, scoped] = [document[member], document.scope[member]]
    if (own === null || scoped === null || own === scoped) return []
    return [{ path: ['scope', member], message: `is another than ${member}` }]
  })
}
