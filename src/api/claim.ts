import { z } from 'zod'
import { AdministrationRoute } from '../knowledge/amounts.ts'
import {
  AgentType,
  Agreement,
  Certainty,
  EffectDirection,
  KnowledgeLevel,
  Magnitude,
  Support,
} from '../knowledge/evidence.ts'
import type { ClaimKind } from '../knowledge/things.ts'
import { citationDocuments, citations } from './citation.ts'
import { lenient, optionalGroup } from './document.ts'
import { lifecycle } from './lifecycle.ts'
import { ThingRef } from './refs.ts'
import { Source } from './source.ts'
import { ClaimId, kindText, Slug, text } from './text.ts'

const count = (what: string) =>
  z.int().min(0).max(100_000_000).nullable().describe(`Number of ${what}; null when the source does not say.`)

const studies = {
  rct: count('randomised controlled trials'),
  metaAnalysis: count('meta-analyses'),
  observational: count('observational studies'),
  animal: count('animal studies'),
  inVitro: count('laboratory studies'),
  participants: count('participants'),
}

const effect = {
  outcome: text(300).nullable().describe('What was measured.'),
  measure: text(100).nullable().describe('The effect measure as printed, such as SMD, MD, RR or %.'),
  value: z.number().nullable().describe('The estimate.'),
  ciLow: z.number().nullable().describe('Lower end of the 95 % confidence interval.'),
  ciHigh: z.number().nullable().describe('Upper end of the 95 % confidence interval.'),
  comparator: text(200).nullable().describe('What it was compared with.'),
  duration: text(100).nullable().describe('For how long, as printed.'),
}

const Effect = z.object(effect).meta({ id: 'Effect', description: 'The effect as the source prints it.' })

const scope = {
  form: text(200).nullable().describe('The preparation that the source speaks of.'),
  route: AdministrationRoute.nullable().describe('How it was taken.'),
  population: text(500).nullable().describe('The people that the source speaks of, in its terms.'),
  dose: text(300).nullable().describe('The dose that the source speaks of.'),
}

export const Scope = z
  .object(scope)
  .meta({ id: 'Scope', description: 'What the source limits its statement to; null = it does not limit it.' })

const assessment = { certainty: Certainty, direction: EffectDirection, magnitude: Magnitude }
const result = text(600).nullable().describe('The result in words and numbers, as the source prints it.')

export const Evidence = z
  .object({
    ...assessment,
    studies: z
      .object(studies)
      .meta({ id: 'StudyCounts', description: 'On how many studies and people it rests.' }),
    effect: Effect.nullable().describe('The effect as printed; null when the source prints none.'),
    result,
  })
  .meta({
    id: 'Evidence',
    description: 'How sure, which way, how much and on what: separate fields, never one letter.',
  })

const ScopeDocument = z.strictObject(lenient(scope)).meta({
  id: 'ScopeDocument',
  description: 'What the source limits its statement to; leave out what it does not limit.',
})

const EvidenceDocument = z
  .strictObject({
    certainty: Certainty.default('NOT_GRADED'),
    direction: EffectDirection.default('UNKNOWN'),
    magnitude: Magnitude.default('UNKNOWN'),
    studies: optionalGroup(studies).describe('On how many studies and people it rests.'),
    effect: z
      .strictObject(lenient(effect))
      .refine(e => e.ciLow === null || e.ciHigh === null || e.ciLow <= e.ciHigh, 'ciLow is above ciHigh')
      .nullable()
      .default(null)
      .describe('The effect as printed; null when the source prints none.'),
    result: result.default(null),
  })
  .meta({ id: 'EvidenceDocument', description: 'How sure, which way, how much and on what.' })

/** A question is made of slugs and codes: at its longest three slugs, a type, a tier and a form. */
export const maxQuestion = 500

const question = z
  .string()
  .max(maxQuestion)
  .describe(
    'Readable key of the question that the claim answers; claims with the same key answer the same question.',
  )
  .meta({ example: 'magnesium.interaction.tetracycline' })

/** The schema of a claim that goes out: the members all claims share around its `own`. */
export const claim = <K extends ClaimKind, S extends z.ZodRawShape>(kind: K, own: S) =>
  z.object({
    kind: z.literal(kind).describe(kindText),
    id: ClaimId,
    supplement: ThingRef.describe('The supplement that the claim is about.'),
    question,
    agreement: Agreement,
    ...own,
    scope: Scope,
    evidence: Evidence,
    citations,
    support: Support,
    knowledgeLevel: KnowledgeLevel,
    agentType: AgentType,
    ...lifecycle,
    sources: z.array(Source).optional().describe('The cited sources, whole; only with `include=sources`.'),
  })

/** The schema of a claim that comes in: a document as the knowledge files and changesets hold it. */
export const claimDocument = <S extends z.ZodRawShape>(own: S) =>
  z.strictObject({
    id: ClaimId,
    supplement: Slug,
    ...own,
    scope: ScopeDocument.prefault({} as never),
    evidence: EvidenceDocument.prefault({}),
    citations: citationDocuments,
    knowledgeLevel: KnowledgeLevel.default('KNOWLEDGE_ASSERTION'),
    agentType: AgentType.default('MANUAL_AGENT'),
  })
