import { defaultLimit, maxLimit } from '../api/params.ts'
import { disclaimer } from '../knowledge/content.ts'
import { enumerations } from '../knowledge/enumeration.ts'
import type { App } from '../plugins/zod.ts'
import { maxBatch } from './batch/batch.contract.ts'

const statuses = () =>
  (enumerations.find(({ name }) => name === 'CoverageStatus')?.terms ?? [])
    .map(({ code, definition }) => `- ${code}: ${definition}`)
    .join('\n')

interface Operation {
  summary?: string
}

const operationsOf = (app: App) =>
  Object.entries((app.swagger() as { paths?: Record<string, Record<string, Operation>> }).paths ?? {})
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => ({ path, method, summary })),
    )
    .map(({ path, method, summary }) => `- ${method.toUpperCase()} ${path}: ${summary ?? ''}`)
    .join('\n')

const guide = (app: App, rateLimit: number) => `# supplement-kb

> A knowledge base about dietary supplements: what, for whom, how much, how soon, who must not, and who says so.
> ${disclaimer}

## What absence means

Each supplement carries \`coverage\`: one status per safety topic. An empty list never means "safe".

${statuses()}

## How to ask

- Filters are named parameters; commas inside one mean OR, several parameters mean AND.
- Anything not understood is 400 with what is allowed. Every failure is application/problem+json with a stable \`code\`.
- \`include\` embeds related records, \`fields\` trims (dot paths), \`sort\` orders, \`limit\` is 1 to ${maxLimit} (default ${defaultLimit}),
  \`cursor\` walks (follow \`links.next\`), \`count=true\` adds \`meta.total\`, \`facets\` counts values in \`meta.facets\`.
- \`POST /v1/batch\` answers up to ${maxBatch} records of any kinds by their keys.
- Send \`If-None-Match\` with the ETag that you have; 304 costs next to nothing.
- ${rateLimit === 0 ? 'Requests are not limited.' : `At most ${rateLimit} requests a minute for each address; an API key raises that. Reading needs none.`}
- An article's claim is that article's claim, graded as such, beside what regulators and trials say.

## Operations

${operationsOf(app)}

## More

- [OpenAPI document](${app.link('/openapi.json')})
- [Every enumeration](${app.link('/v1/meta/terms')})
- [Problems](${app.link('/problems')})
`

/** Serves `/llms.txt`: the service in a page of plain text, for programs and language models. */
export const guideRoute = (app: App, rateLimit: number) => {
  let text: string | undefined
  app.get(
    '/llms.txt',
    { schema: { hide: true }, config: { cacheable: true, produces: ['text/plain'] } },
    (_request, reply) => {
      text ??= guide(app, rateLimit)
      return reply.type('text/plain; charset=utf-8').send(text)
    },
  )
}
