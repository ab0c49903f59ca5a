import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne } from '../answer.ts'
import { safetyList } from '../nested.ts'
import { oneRoute, resource } from '../resource.ts'
import { Contraindication } from './contraindications.contract.ts'
import { askContraindications, ContraindicationQuery, contraindications } from './contraindications.query.ts'

export const contraindicationResource = resource({
  noun: contraindications,
  path: 'contraindications',
  name: 'contraindication',
  title: 'Contraindication',
  tag: 'Claims',
  record: Contraindication,
  query: ContraindicationQuery,
  ask: askContraindications,
  includes: claimIncludes,
  example: 'ashwagandha--pregnancy--contraindication--nccih-ashwagandha',
  safety: true,
})

export const contraindicationRoutes = (app: App) => {
  safetyList(app, contraindicationResource)
  app.get(
    '/v1/contraindications/:id',
    oneRoute(contraindicationResource),
    answerOne(contraindicationResource),
  )
}
