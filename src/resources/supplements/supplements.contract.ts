import { z } from 'zod'
import { SourceRef } from '../../api/citation.ts'
import { decimal } from '../../api/decimal.ts'
import { lenient } from '../../api/document.ts'
import { embedded, maxTold } from '../../api/embedded.ts'
import { ThingRef } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'
import { identifiers, thing, thingDocument } from '../../api/thing.ts'
import { AmountUnit } from '../../knowledge/amounts.ts'
import { CoverageStatus, CoverageTopic } from '../../knowledge/severity.ts'
import { ConstituentRole, RegulatoryStatus, SupplementCategory } from '../../knowledge/things.ts'
import { Action } from '../actions/actions.contract.ts'
import { AdverseEffect } from '../adverse-effects/adverse-effects.contract.ts'
import { ArticleSummary } from '../articles/summary.contract.ts'
import { Combination } from '../combinations/combinations.contract.ts'
import { Comparison } from '../comparisons/comparisons.contract.ts'
import { Contraindication } from '../contraindications/contraindications.contract.ts'
import { Dosage } from '../dosages/dosages.contract.ts'
import { Faq } from '../faqs/faqs.contract.ts'
import { Indication } from '../indications/indications.contract.ts'
import { Interaction } from '../interactions/interactions.contract.ts'
import { PopulationNote } from '../population-notes/population-notes.contract.ts'
import { Protocol } from '../protocols/protocols.contract.ts'
import { Timeline } from '../timelines/timelines.contract.ts'

export const supplementIncludes = [
  'indications',
  'mechanisms',
  'dosages',
  'timelines',
  'contraindications',
  'interactions',
  'adverseEffects',
  'combinations',
  'comparisons',
  'protocols',
  'populationNotes',
  'articles',
  'faqs',
] as const

const properName = text(200).nullable().describe('Proper name; for botanicals the binomial with its author.')

const supplementClass = {
  slug: Slug,
  name: text(100).describe('Name of the class.'),
  definition: text(500).describe('What makes a supplement one of this class.'),
}

const constituent = { name: text(200).describe('Name of the constituent or group.'), role: ConstituentRole }

const form = {
  name: text(200).describe('Name of the form.'),
  part: text(100).nullable().describe('Part of the organism.'),
  preparation: text(200).nullable().describe('How it is made.'),
  standardizedTo: text(200).nullable().describe('What it is standardised to.'),
  elementalFraction: decimal(6)
    .gt(0)
    .max(1)
    .nullable()
    .describe('Share of the element in the compound by mass; null when no source states it.'),
}

// Amounts per body weight are none of a substance alone.
const ConvertibleUnit = AmountUnit.exclude(['ug/kg', 'mg/kg', 'g/kg', '[IU]/kg'])

const conversion = {
  from: ConvertibleUnit.describe('The unit that is converted.'),
  to: ConvertibleUnit.describe('The unit that it becomes.'),
  factor: decimal(10).gt(0).max(1e9).describe('What an amount is multiplied with.').meta({ example: 0.025 }),
}

const regulatory = {
  jurisdiction: text(20).describe('ISO 3166-1 code of the country, or EU.').meta({ example: 'EU' }),
  status: RegulatoryStatus,
  text: text(600).describe('What was decided, in our words.'),
}

export const Coverage = z
  .object({
    topic: CoverageTopic,
    status: CoverageStatus,
    sources: z
      .array(SourceRef)
      .max(maxTold.sources)
      .describe('The sources that state it, or that were read.'),
  })
  .meta({
    id: 'Coverage',
    description: 'Whether anybody assessed a safety topic. A missing warning is never the same as safe.',
  })

export const coverage = z
  .array(Coverage)
  .max(20)
  .describe('One row for each safety topic, always all of them.')

export const Supplement = thing('supplement', {
  properName,
  category: SupplementCategory,
  classes: z
    .array(z.object(supplementClass).meta({ id: 'SupplementClass', description: 'A class of supplements.' }))
    .max(20)
    .describe('Classes by effect or use.'),
  memberOf: z
    .array(ThingRef)
    .max(50)
    .describe('Classes of interactants that it belongs to: what is said of them is said of it too.'),
  constituents: z
    .array(z.object(constituent).meta({ id: 'Constituent', description: 'A substance in the supplement.' }))
    .max(100)
    .describe('What is in it.'),
  forms: z
    .array(
      z
        .object({ ...form, source: SourceRef.nullable().describe('Who states the share of the element.') })
        .meta({ id: 'SupplementForm', description: 'A form that is on offer or was studied.' }),
    )
    .max(100)
    .describe('Forms that sources speak of.'),
  conversions: z
    .array(
      z
        .object({ ...conversion, source: SourceRef.describe('Who states the factor.') })
        .meta({ id: 'Conversion', description: 'How a unit of this substance becomes another.' }),
    )
    .max(20)
    .describe('How its units convert, beyond a mere change of scale.'),
  identifiers,
  regulatory: z
    .array(
      z
        .object({ ...regulatory, source: SourceRef })
        .meta({ id: 'Regulatory', description: 'What a regulator decided.' }),
    )
    .max(100)
    .describe('What regulators decided.'),
  coverage,
  indications: embedded(Indication),
  mechanisms: embedded(Action),
  dosages: embedded(Dosage),
  timelines: embedded(Timeline),
  contraindications: embedded(Contraindication),
  interactions: embedded(Interaction),
  adverseEffects: embedded(AdverseEffect),
  combinations: embedded(Combination),
  comparisons: embedded(Comparison),
  protocols: embedded(Protocol),
  populationNotes: embedded(PopulationNote),
  articles: embedded(ArticleSummary),
  faqs: embedded(Faq),
}).meta({ id: 'Supplement', description: 'A dietary supplement.' })
export type Supplement = z.output<typeof Supplement>

export const SupplementDocument = thingDocument({
  properName: properName.default(null),
  category: SupplementCategory,
  classes: z.array(z.strictObject(supplementClass)).max(20).default([]),
  memberOf: z.array(Slug).max(50).default([]),
  constituents: z.array(z.strictObject(constituent)).max(100).default([]),
  forms: z
    .array(z.strictObject({ ...lenient(form), source: Slug.nullable().default(null) }))
    .max(100)
    .default([]),
  conversions: z
    .array(
      z
        .strictObject({ ...conversion, source: Slug })
        .refine(({ from, to }) => from !== to, 'converts a unit to itself'),
    )
    .max(20)
    .default([]),
  regulatory: z
    .array(z.strictObject({ ...regulatory, source: Slug }))
    .max(100)
    .default([]),
  coverage: z
    .array(
      z.strictObject({
        topic: CoverageTopic,
        status: CoverageStatus.exclude(['STATED', 'UNKNOWN']).describe(
          'What was found, where somebody looked.',
        ),
        sources: z.array(Slug).min(1).max(50),
      }),
    )
    .max(20)
    .default([])
    .describe('Topics that no claim speaks of. STATED follows from the claims and is not written here.'),
})
