import type { App } from '../plugins/zod.ts'
import { compareRoute } from './compare.routes.ts'
import { safetyMetaRoutes } from './meta.routes.ts'
import { supplementSafetyRoute } from './record.routes.ts'
import { safetyCheckRoute } from './safety-checks.routes.ts'

/** Serves everything that the safety engine answers by itself. */
export const safetyRoutes = (app: App) => {
  safetyCheckRoute(app)
  supplementSafetyRoute(app)
  compareRoute(app)
  safetyMetaRoutes(app)
}
