import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne } from '../answer.ts'
import { safetyList } from '../nested.ts'
import { oneRoute, resource } from '../resource.ts'
import { AdverseEffect } from './adverse-effects.contract.ts'
import { AdverseEffectQuery, adverseEffects, askAdverseEffects } from './adverse-effects.query.ts'

export const adverseEffectResource = resource({
  noun: adverseEffects,
  path: 'adverse-effects',
  name: 'adverse effect',
  title: 'AdverseEffect',
  tag: 'Claims',
  record: AdverseEffect,
  query: AdverseEffectQuery,
  ask: askAdverseEffects,
  includes: claimIncludes,
  example: 'ashwagandha--drowsiness--adverse-effect--mskcc-ashwagandha',
  safety: true,
})

export const adverseEffectRoutes = (app: App) => {
  safetyList(app, adverseEffectResource)
  app.get('/v1/adverse-effects/:id', oneRoute(adverseEffectResource), answerOne(adverseEffectResource))
}
