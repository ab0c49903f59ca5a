import { z } from 'zod'
import { one, standingMeta } from '../api/envelope.ts'
import { ucumUnits } from '../knowledge/amounts.ts'
import { computedEnumerations, enumerations } from '../knowledge/enumeration.ts'
import type { App } from '../plugins/zod.ts'

const Term = z
  .object({
    code: z.string().describe('The code, as records hold it.'),
    label: z.string().describe('The code as a person reads it.'),
    definition: z.string().describe('What it means.'),
    order: z.int().min(1).describe('Its place in the order that sorts use.'),
  })
  .meta({ id: 'Term', description: 'A code of an enumeration.' })

const Terms = z
  .object({
    enumerations: z
      .array(
        z
          .object({
            name: z.string().describe('Name of the enumeration, as the OpenAPI document has it.'),
            description: z.string().describe('What it says.'),
            terms: z.array(Term).describe('Its codes, in order.'),
          })
          .meta({ id: 'Enumeration', description: 'A closed set of codes.' }),
      )
      .describe('Every enumeration.'),
    units: z
      .array(
        z
          .object({
            code: z.string().describe('UCUM code.'),
            display: z.string().describe('The unit as a person reads it.'),
          })
          .meta({ id: 'Unit', description: 'A unit of amounts.' }),
      )
      .describe('The units that amounts may have.'),
  })
  .meta({ id: 'Terms', description: 'Every enumeration of the knowledge base, with definitions.' })

// Made when it is asked for: by then every module has declared its enumerations.
const dataNow = () => ({
  enumerations: [...enumerations, ...computedEnumerations].map(({ terms, ...rest }) => ({
    ...rest,
    terms: terms.map((term, index) => ({ ...term, order: index + 1 })),
  })),
  units: Object.entries(ucumUnits).map(([code, display]) => ({ code, display })),
})

/** Serves `/v1/meta/terms`. */
export const termsRoute = (app: App) => {
  const schema = {
    operationId: 'getTerms',
    summary: 'Every enumeration with its definitions',
    description: 'Codes, labels, definitions and order of every enumeration, and the units of amounts.',
    tags: ['Operations'],
    response: { 200: one(Terms) },
  }
  app.get('/v1/meta/terms', { schema }, () => ({
    data: dataNow(),
    meta: standingMeta,
    links: { self: app.link('/v1/meta/terms') },
  }))
}
