import type { App } from '../plugins/zod.ts'
import { safetyRoutes } from '../safety/index.ts'
import { resolveRoute } from '../search/resolve/resolve.routes.ts'
import { searchRoute } from '../search/search.routes.ts'
import { suggestRoute } from '../search/suggest.routes.ts'
import { actionResource, actionRoutes } from './actions/actions.routes.ts'
import { adverseEffectResource, adverseEffectRoutes } from './adverse-effects/adverse-effects.routes.ts'
import { articleResource, articleRoutes } from './articles/articles.routes.ts'
import { importArticleRoute } from './articles/import.routes.ts'
import { batchRoute } from './batch/batch.routes.ts'
import { changeRoutes } from './changes/changes.routes.ts'
import { changesetRoutes } from './changesets/changesets.routes.ts'
import { decisionRoutes } from './changesets/decisions.routes.ts'
import { draftReads } from './changesets/draft-reads.ts'
import { combinationResource, combinationRoutes } from './combinations/combinations.routes.ts'
import { comparisonResource, comparisonRoutes } from './comparisons/comparisons.routes.ts'
import { conditionResource, conditionRoutes } from './conditions/conditions.routes.ts'
import {
  contraindicationResource,
  contraindicationRoutes,
} from './contraindications/contraindications.routes.ts'
import { correctionRoutes } from './corrections/corrections.routes.ts'
import { directoryRoute } from './directory.routes.ts'
import { disagreementRoute } from './disagreements/disagreements.routes.ts'
import { dosageResource, dosageRoutes } from './dosages/dosages.routes.ts'
import { exportRoute } from './export/export.routes.ts'
import { faqResource, faqRoutes } from './faqs/faqs.routes.ts'
import { guideRoute } from './guide.routes.ts'
import { historyRoutes } from './history/history.routes.ts'
import { indicationResource, indicationRoutes } from './indications/indications.routes.ts'
import { interactantResource, interactantRoutes } from './interactants/interactants.routes.ts'
import { interactionResource, interactionRoutes } from './interactions/interactions.routes.ts'
import { keySelfRoute } from './keys/self.routes.ts'
import { mechanismResource, mechanismRoutes } from './mechanisms/mechanisms.routes.ts'
import { populationNoteResource, populationNoteRoutes } from './population-notes/population-notes.routes.ts'
import { populationResource, populationRoutes } from './populations/populations.routes.ts'
import { practiceResource, practiceRoutes } from './practices/practices.routes.ts'
import { productResource, productRoutes } from './products/products.routes.ts'
import { protocolResource, protocolRoutes } from './protocols/protocols.routes.ts'
import { releaseRoutes } from './releases/releases.routes.ts'
import { sourceResource, sourceRoutes } from './sources/sources.routes.ts'
import { supplementResource, supplementRoutes } from './supplements/supplements.routes.ts'
import { termsRoute } from './terms.routes.ts'
import { timelineResource, timelineRoutes } from './timelines/timelines.routes.ts'
import { documentRoute } from './writing/documents.routes.ts'
import { writingRoutes } from './writing/writing.routes.ts'

/** Every noun, in the order in which the directory and the documentation show them. */
export const resources = [
  supplementResource,
  conditionResource,
  mechanismResource,
  practiceResource,
  populationResource,
  interactantResource,
  productResource,
  indicationResource,
  actionResource,
  dosageResource,
  timelineResource,
  contraindicationResource,
  interactionResource,
  adverseEffectResource,
  combinationResource,
  comparisonResource,
  protocolResource,
  populationNoteResource,
  articleResource,
  faqResource,
  sourceResource,
]

/** Serves all nouns, and what tells about them. */
export const registerResources = (
  app: App,
  { rateLimit, fourEyes }: { rateLimit: number; fourEyes: boolean },
) => {
  draftReads(app)
  directoryRoute(app, resources)
  supplementRoutes(app)
  conditionRoutes(app)
  mechanismRoutes(app)
  practiceRoutes(app)
  populationRoutes(app)
  interactantRoutes(app)
  productRoutes(app)
  indicationRoutes(app)
  actionRoutes(app)
  dosageRoutes(app)
  timelineRoutes(app)
  contraindicationRoutes(app)
  interactionRoutes(app)
  adverseEffectRoutes(app)
  combinationRoutes(app)
  comparisonRoutes(app)
  protocolRoutes(app)
  populationNoteRoutes(app)
  articleRoutes(app)
  importArticleRoute(app)
  faqRoutes(app)
  sourceRoutes(app)
  historyRoutes(app, resources)
  disagreementRoute(app)
  searchRoute(app)
  suggestRoute(app)
  resolveRoute(app)
  batchRoute(app, resources)
  exportRoute(app, resources)
  changeRoutes(app)
  releaseRoutes(app)
  changesetRoutes(app)
  decisionRoutes(app, { fourEyes })
  documentRoute(app, resources)
  writingRoutes(app, resources, { fourEyes })
  keySelfRoute(app)
  correctionRoutes(app)
  safetyRoutes(app)
  termsRoute(app)
  guideRoute(app, rateLimit)
}
