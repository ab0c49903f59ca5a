import type { z } from 'zod'
import {
  type ClaimKind,
  claimKinds,
  type RecordKind,
  type ThingKind,
  thingKinds,
} from '../knowledge/things.ts'
import { ActionDocument } from '../resources/actions/actions.contract.ts'
import { AdverseEffectDocument } from '../resources/adverse-effects/adverse-effects.contract.ts'
import { ArticleDocument } from '../resources/articles/articles.contract.ts'
import { CombinationDocument } from '../resources/combinations/combinations.contract.ts'
import { ComparisonDocument } from '../resources/comparisons/comparisons.contract.ts'
import { ConditionDocument } from '../resources/conditions/conditions.contract.ts'
import { ContraindicationDocument } from '../resources/contraindications/contraindications.contract.ts'
import { DosageDocument } from '../resources/dosages/dosages.contract.ts'
import { FaqDocument } from '../resources/faqs/faqs.contract.ts'
import { IndicationDocument } from '../resources/indications/indications.contract.ts'
import { InteractantDocument } from '../resources/interactants/interactants.contract.ts'
import { InteractionDocument } from '../resources/interactions/interactions.contract.ts'
import { MechanismDocument } from '../resources/mechanisms/mechanisms.contract.ts'
import { PopulationNoteDocument } from '../resources/population-notes/population-notes.contract.ts'
import { PopulationDocument } from '../resources/populations/populations.contract.ts'
import { PracticeDocument } from '../resources/practices/practices.contract.ts'
import { ProductDocument } from '../resources/products/products.contract.ts'
import { ProtocolDocument } from '../resources/protocols/protocols.contract.ts'
import { SourceDocument } from '../resources/sources/sources.contract.ts'
import { SupplementDocument } from '../resources/supplements/supplements.contract.ts'
import { TimelineDocument } from '../resources/timelines/timelines.contract.ts'

/** The contract of each kind of record that can be written. */
export const documentSchemas = {
  supplement: SupplementDocument,
  condition: ConditionDocument,
  mechanism: MechanismDocument,
  practice: PracticeDocument,
  population: PopulationDocument,
  interactant: InteractantDocument,
  product: ProductDocument,
  indication: IndicationDocument,
  action: ActionDocument,
  dosage: DosageDocument,
  timeline: TimelineDocument,
  contraindication: ContraindicationDocument,
  interaction: InteractionDocument,
  'adverse-effect': AdverseEffectDocument,
  combination: CombinationDocument,
  comparison: ComparisonDocument,
  protocol: ProtocolDocument,
  'population-note': PopulationNoteDocument,
  article: ArticleDocument,
  faq: FaqDocument,
  source: SourceDocument,
} as const satisfies Record<RecordKind, z.ZodType>

/** The document of a kind of record, with its defaults filled. */
export type DocumentOf<K extends RecordKind> = z.output<(typeof documentSchemas)[K]>

type RecordsOf<K extends RecordKind> = { [P in K]: { kind: P; key: string; document: DocumentOf<P> } }[K]

/** A record as its document says it. */
export type KnowledgeRecord = RecordsOf<RecordKind>
export type ThingRecord = RecordsOf<ThingKind>
export type ClaimRecord = RecordsOf<ClaimKind>

export const isThingKind = (kind: string): kind is ThingKind =>
  (thingKinds as readonly string[]).includes(kind)
export const isClaimKind = (kind: string): kind is ClaimKind =>
  (claimKinds as readonly string[]).includes(kind)
export const isClaim = (record: KnowledgeRecord): record is ClaimRecord => isClaimKind(record.kind)
export const isThing = (record: KnowledgeRecord): record is ThingRecord => isThingKind(record.kind)

/** The member of a document that is its key: claims have an `id`, everything else a `slug`. */
export const keyMember = (kind: RecordKind): 'id' | 'slug' => (isClaimKind(kind) ? 'id' : 'slug')

/** Pairs a checked document with its kind and key. */
export const recordOf = <K extends RecordKind>(kind: K, document: DocumentOf<K>): KnowledgeRecord =>
  ({
    kind,
    key: (document as Record<string, unknown>)[keyMember(kind)],
    document,
  }) as unknown as KnowledgeRecord
