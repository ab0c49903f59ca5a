import { z } from 'zod'
import { Action } from './actions/actions.contract.ts'
import { AdverseEffect } from './adverse-effects/adverse-effects.contract.ts'
import { Combination } from './combinations/combinations.contract.ts'
import { Comparison } from './comparisons/comparisons.contract.ts'
import { Contraindication } from './contraindications/contraindications.contract.ts'
import { Dosage } from './dosages/dosages.contract.ts'
import { Indication } from './indications/indications.contract.ts'
import { Interaction } from './interactions/interactions.contract.ts'
import { PopulationNote } from './population-notes/population-notes.contract.ts'
import { Protocol } from './protocols/protocols.contract.ts'
import { Timeline } from './timelines/timelines.contract.ts'

/** A claim of any kind; `kind` tells which. */
export const AnyClaim = z.discriminatedUnion('kind', [
  Indication,
  Action,
  Dosage,
  Timeline,
  Contraindication,
  Interaction,
  AdverseEffect,
  Combination,
  Comparison,
  Protocol,
  PopulationNote,
])
