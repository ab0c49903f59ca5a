import { z } from 'zod'
import { citationDocuments, citations } from '../../api/citation.ts'
import { embedded } from '../../api/embedded.ts'
import { ThingRef } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'
import { identifiers, thing, thingDocument } from '../../api/thing.ts'
import { ConditionType, StatementAspect } from '../../knowledge/things.ts'
import { Action } from '../actions/actions.contract.ts'
import { AdverseEffect } from '../adverse-effects/adverse-effects.contract.ts'
import { ArticleSummary } from '../articles/summary.contract.ts'
import { Combination } from '../combinations/combinations.contract.ts'
import { Contraindication } from '../contraindications/contraindications.contract.ts'
import { Dosage } from '../dosages/dosages.contract.ts'
import { Faq } from '../faqs/faqs.contract.ts'
import { Indication } from '../indications/indications.contract.ts'
import { Protocol } from '../protocols/protocols.contract.ts'
import { Timeline } from '../timelines/timelines.contract.ts'

export const conditionIncludes = [
  'indications',
  'mechanisms',
  'dosages',
  'timelines',
  'contraindications',
  'adverseEffects',
  'combinations',
  'protocols',
  'articles',
  'faqs',
] as const

const statement = { aspect: StatementAspect, text: text(600).describe('The statement, in our words.') }

export const Statement = z
  .object({ ...statement, citations })
  .meta({ id: 'Statement', description: 'What a source says about a condition.' })

const plainName = text(200).nullable().describe('The name in plain words.')

export const Condition = thing('condition', {
  plainName,
  type: ConditionType,
  parent: ThingRef.nullable().describe('The wider condition that it belongs to.'),
  identifiers,
  statements: z.array(Statement).max(100).describe('Causes, risks, signs, course: each with its sources.'),
  indications: embedded(Indication),
  mechanisms: embedded(Action),
  dosages: embedded(Dosage),
  timelines: embedded(Timeline),
  contraindications: embedded(Contraindication),
  adverseEffects: embedded(AdverseEffect),
  combinations: embedded(Combination),
  protocols: embedded(Protocol),
  articles: embedded(ArticleSummary),
  faqs: embedded(Faq),
}).meta({ id: 'Condition', description: 'A disease, symptom, deficiency, goal or procedure.' })
export type Condition = z.output<typeof Condition>

export const ConditionDocument = thingDocument({
  plainName: plainName.default(null),
  type: ConditionType,
  parent: Slug.nullable().default(null),
  statements: z
    .array(z.strictObject({ ...statement, citations: citationDocuments }))
    .max(100)
    .default([]),
})
