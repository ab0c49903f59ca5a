import type { App } from '../../plugins/zod.ts'
import { actionResource } from '../actions/actions.routes.ts'
import { adverseEffectResource } from '../adverse-effects/adverse-effects.routes.ts'
import { answerOne, answerPage } from '../answer.ts'
import { articleResource } from '../articles/articles.routes.ts'
import { combinationResource } from '../combinations/combinations.routes.ts'
import { contraindicationResource } from '../contraindications/contraindications.routes.ts'
import { dosageResource } from '../dosages/dosages.routes.ts'
import { faqResource } from '../faqs/faqs.routes.ts'
import { indicationResource } from '../indications/indications.routes.ts'
import { type Nested, nestedRoutes } from '../nested.ts'
import { protocolResource } from '../protocols/protocols.routes.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { sourceResource } from '../sources/sources.routes.ts'
import { timelineResource } from '../timelines/timelines.routes.ts'
import { Condition, conditionIncludes } from './conditions.contract.ts'
import { askConditions, ConditionQuery, conditions } from './conditions.query.ts'
import { rankingRoute } from './ranking.routes.ts'

export const conditionResource = resource({
  noun: conditions,
  path: 'conditions',
  name: 'condition',
  title: 'Condition',
  tag: 'Things',
  record: Condition,
  query: ConditionQuery,
  ask: askConditions,
  includes: conditionIncludes,
  example: 'stress-linked-back-pain',
})

const lists: Nested[] = [
  ['indications', indicationResource, 'condition'],
  ['mechanisms', actionResource, 'condition'],
  ['dosages', dosageResource, 'condition'],
  ['timelines', timelineResource, 'condition'],
  ['contraindications', contraindicationResource, 'target', 'surgery'],
  ['adverse-effects', adverseEffectResource, 'effect', 'drowsiness'],
  ['combinations', combinationResource, 'condition'],
  ['protocols', protocolResource, 'condition'],
  ['articles', articleResource, 'about'],
  ['faqs', faqResource, 'about', 'disc-related-back-pain'],
  ['sources', sourceResource, 'condition'],
]

export const conditionRoutes = (app: App) => {
  app.get('/v1/conditions', listRoute(conditionResource), (request, reply) =>
    answerPage(request, reply, conditionResource),
  )
  app.get('/v1/conditions/:slug', oneRoute(conditionResource), answerOne(conditionResource))
  nestedRoutes(app, conditionResource, lists)
  rankingRoute(app, conditionResource)
}
