import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Dosage } from './dosages.contract.ts'
import { askDosages, DosageQuery, dosages } from './dosages.query.ts'

export const dosageResource = resource({
  noun: dosages,
  path: 'dosages',
  name: 'dosage',
  title: 'Dosage',
  tag: 'Claims',
  record: Dosage,
  query: DosageQuery,
  ask: askDosages,
  includes: claimIncludes,
  example: 'magnesium--general--dosage--maximum--efsa-upper-levels',
})

export const dosageRoutes = (app: App) => {
  app.get('/v1/dosages', listRoute(dosageResource), (request, reply) =>
    answerPage(request, reply, dosageResource),
  )
  app.get('/v1/dosages/:id', oneRoute(dosageResource), answerOne(dosageResource))
}
