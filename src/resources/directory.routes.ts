import { z } from 'zod'
import { one, standingMeta } from '../api/envelope.ts'
import type { App } from '../plugins/zod.ts'
import type { Resource } from './resource.ts'

const Directory = z
  .object({
    name: z.string().describe('Name of the service.'),
    nouns: z
      .array(
        z
          .object({
            name: z.string().describe('The noun, as it stands in the URL.'),
            description: z.string().describe('What its records are.'),
            href: z.string().describe('Address of the list.'),
          })
          .meta({ id: 'DirectoryEntry', description: 'A list that there is.' }),
      )
      .describe('The lists of records.'),
    export: z.string().describe('Address of the whole of it as a file.'),
    changes: z.string().describe('Address of what changed since a revision; it asks for `since`.'),
    releases: z.string().describe('Address of the list of releases.'),
    documentation: z.string().describe('Address of Swagger UI.'),
    openapi: z.string().describe('Address of the OpenAPI document.'),
    guide: z.string().describe('Address of the guide for programs and language models.'),
    desk: z.string().describe('Address of the desk for editors, a page; it asks for a key.'),
    terms: z.string().describe('Address of every enumeration with its definitions.'),
  })
  .meta({ id: 'Directory', description: 'What is here, as links.' })

/** Serves `/v1`: what is here, as links. */
export const directoryRoute = (app: App, resources: readonly Resource[]) => {
  const data = {
    name: 'supplement-kb',
    nouns: resources.map(({ path, record }) => ({
      name: path,
      description: record.description ?? '',
      href: app.link(`/v1/${path}`),
    })),
    export: app.link('/v1/export'),
    changes: app.link('/v1/changes'),
    releases: app.link('/v1/releases'),
    documentation: app.link('/docs'),
    openapi: app.link('/openapi.json'),
    guide: app.link('/llms.txt'),
    desk: app.link('/desk'),
    terms: app.link('/v1/meta/terms'),
  }
  const schema = {
    operationId: 'getDirectory',
    summary: 'What is here',
    description: 'Every list that there is, as links.',
    tags: ['Operations'],
    response: { 200: one(Directory) },
  }
  app.get('/v1', { schema }, () => ({ data, meta: standingMeta, links: { self: app.link('/v1') } }))
}
