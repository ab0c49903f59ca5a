import type { Noun } from '../db/noun.ts'
import { actions } from './actions/actions.query.ts'
import { adverseEffects } from './adverse-effects/adverse-effects.query.ts'
import { combinations } from './combinations/combinations.query.ts'
import { comparisons } from './comparisons/comparisons.query.ts'
import { contraindications } from './contraindications/contraindications.query.ts'
import { dosages } from './dosages/dosages.query.ts'
import { indications } from './indications/indications.query.ts'
import { interactions } from './interactions/interactions.query.ts'
import { populationNotes } from './population-notes/population-notes.query.ts'
import { protocols } from './protocols/protocols.query.ts'
import { timelines } from './timelines/timelines.query.ts'

/** How each kind of claim is read, under the name that `include` and members use for it. */
export const claimNouns = {
  indications,
  mechanisms: actions,
  dosages,
  timelines,
  contraindications,
  interactions,
  adverseEffects,
  combinations,
  comparisons,
  protocols,
  populationNotes,
} as const satisfies Record<string, Noun>
