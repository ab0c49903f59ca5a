import type { Noun } from '../db/noun.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { articles } from './articles/articles.query.ts'
import { claimNouns } from './claims.ts'
import { conditions } from './conditions/conditions.query.ts'
import { faqs } from './faqs/faqs.query.ts'
import { interactants } from './interactants/interactants.query.ts'
import { mechanisms } from './mechanisms/mechanisms.query.ts'
import { populations } from './populations/populations.query.ts'
import { practices } from './practices/practices.query.ts'
import { products } from './products/products.query.ts'
import { sources } from './sources/sources.query.ts'
import { supplements } from './supplements/supplements.query.ts'

/** How each kind of record is read. */
export const nouns: Readonly<Record<RecordKind, Noun>> = {
  supplement: supplements,
  condition: conditions,
  mechanism: mechanisms,
  practice: practices,
  population: populations,
  interactant: interactants,
  product: products,
  indication: claimNouns.indications,
  action: claimNouns.mechanisms,
  dosage: claimNouns.dosages,
  timeline: claimNouns.timelines,
  contraindication: claimNouns.contraindications,
  interaction: claimNouns.interactions,
  'adverse-effect': claimNouns.adverseEffects,
  combination: claimNouns.combinations,
  comparison: claimNouns.comparisons,
  protocol: claimNouns.protocols,
  'population-note': claimNouns.populationNotes,
  article: articles,
  faq: faqs,
  source: sources,
}
