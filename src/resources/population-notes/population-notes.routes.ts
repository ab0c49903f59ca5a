import { claimIncludes } from '../../api/list-query.ts'
import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { PopulationNote } from './population-notes.contract.ts'
import { askPopulationNotes, PopulationNoteQuery, populationNotes } from './population-notes.query.ts'

export const populationNoteResource = resource({
  noun: populationNotes,
  path: 'population-notes',
  name: 'population note',
  title: 'PopulationNote',
  tag: 'Claims',
  record: PopulationNote,
  query: PopulationNoteQuery,
  ask: askPopulationNotes,
  includes: claimIncludes,
  example: 'ashwagandha--desk-workers--population-note--article-ashwagandha-stress-linked-back-pain',
})

export const populationNoteRoutes = (app: App) => {
  app.get('/v1/population-notes', listRoute(populationNoteResource), (request, reply) =>
    answerPage(request, reply, populationNoteResource),
  )
  app.get('/v1/population-notes/:id', oneRoute(populationNoteResource), answerOne(populationNoteResource))
}
