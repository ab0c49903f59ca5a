import type { App } from '../../plugins/zod.ts'
import { actionResource } from '../actions/actions.routes.ts'
import { adverseEffectResource } from '../adverse-effects/adverse-effects.routes.ts'
import { answerOne, answerPage } from '../answer.ts'
import { articleResource } from '../articles/articles.routes.ts'
import { combinationResource } from '../combinations/combinations.routes.ts'
import { comparisonResource } from '../comparisons/comparisons.routes.ts'
import { contraindicationResource } from '../contraindications/contraindications.routes.ts'
import { dosageResource } from '../dosages/dosages.routes.ts'
import { faqResource } from '../faqs/faqs.routes.ts'
import { indicationResource } from '../indications/indications.routes.ts'
import { interactionResource } from '../interactions/interactions.routes.ts'
import { type Nested, nestedRoutes } from '../nested.ts'
import { populationNoteResource } from '../population-notes/population-notes.routes.ts'
import { productResource } from '../products/products.routes.ts'
import { protocolResource } from '../protocols/protocols.routes.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { sourceResource } from '../sources/sources.routes.ts'
import { timelineResource } from '../timelines/timelines.routes.ts'
import { figureRoutes } from './figures.routes.ts'
import { Supplement, supplementIncludes } from './supplements.contract.ts'
import { askSupplements, SupplementQuery, supplements } from './supplements.query.ts'

export const supplementResource = resource({
  noun: supplements,
  path: 'supplements',
  name: 'supplement',
  title: 'Supplement',
  tag: 'Things',
  record: Supplement,
  query: SupplementQuery,
  ask: askSupplements,
  includes: supplementIncludes,
  example: 'ashwagandha',
})

const lists: Nested[] = [
  ['dosages', dosageResource, 'supplement'],
  ['timelines', timelineResource, 'supplement'],
  ['contraindications', contraindicationResource, 'supplement'],
  ['interactions', interactionResource, 'supplement'],
  ['mechanisms', actionResource, 'supplement'],
  ['indications', indicationResource, 'supplement'],
  ['adverse-effects', adverseEffectResource, 'supplement'],
  ['combinations', combinationResource, 'supplement'],
  ['comparisons', comparisonResource, 'supplement'],
  ['protocols', protocolResource, 'supplement'],
  ['population-notes', populationNoteResource, 'supplement'],
  ['articles', articleResource, 'about'],
  ['faqs', faqResource, 'about'],
  ['sources', sourceResource, 'supplement'],
  ['products', productResource, 'supplement'],
]

export const supplementRoutes = (app: App) => {
  app.get('/v1/supplements', listRoute(supplementResource), (request, reply) =>
    answerPage(request, reply, supplementResource),
  )
  app.get('/v1/supplements/:slug', oneRoute(supplementResource), answerOne(supplementResource))
  nestedRoutes(app, supplementResource, lists)
  figureRoutes(app, supplementResource)
}
