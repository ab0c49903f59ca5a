import type { ClaimKind } from '../../knowledge/things.ts'
import { codeLabel } from '../words.ts'
import { dosageLayout, timelineLayout } from './amounts.ts'
import { adverseEffectLayout, contraindicationLayout, interactionLayout } from './safety.ts'
import { type AnyClaim, type Cell, column, type Layout, thing } from './table.ts'
import {
  actionLayout,
  combinationLayout,
  comparisonLayout,
  indicationLayout,
  populationNoteLayout,
  protocolLayout,
} from './uses.ts'

const layouts = {
  indication: indicationLayout,
  action: actionLayout,
  dosage: dosageLayout,
  timeline: timelineLayout,
  contraindication: contraindicationLayout,
  interaction: interactionLayout,
  'adverse-effect': adverseEffectLayout,
  combination: combinationLayout,
  comparison: comparisonLayout,
  protocol: protocolLayout,
  'population-note': populationNoteLayout,
} as const

/** Claims of one kind as a table; what no claim says in any row has no column. */
export interface FactTable {
  caption: string
  columns: { heading: string; lines: boolean }[]
  rows: { claim: AnyClaim; cells: Cell[] }[]
}

const supplement = column('Supplement', (claim: AnyClaim) => thing('supplement', claim.supplement))

const certainty = column('Certainty', ({ evidence }: AnyClaim) => {
  const words = codeLabel(evidence.certainty)
  return words.length === 0 ? ['Not known'] : words
})

/** Lays claims of one kind out, each as it says itself now. */
export function factTable(kind: ClaimKind, claims: readonly AnyClaim[]): FactTable {
  const { caption, columns } = layouts[kind] as unknown as Layout<AnyClaim>
  const several = new Set(claims.map(claim => claim.supplement.slug)).size > 1
  const all = [...(several ? [supplement] : []), ...columns, certainty]
  const used = all.filter(({ cell }) => claims.some(claim => cell(claim).length > 0))
  return {
    caption,
    columns: used.map(({ heading, lines }) => ({ heading, lines })),
    rows: claims.map(claim => ({ claim, cells: used.map(({ cell }) => cell(claim)) })),
  }
}
