import fp from 'fastify-plugin'
import { z } from 'zod'
import { ProblemError, problemPath, suggest } from '../api/problem.ts'
import { isProblemCode, PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from '../api/problem-codes.ts'
import type { App } from './zod.ts'

const ProblemPage = z
  .object({
    code: z.enum(PROBLEM_CODES).describe('Stable code, for programs'),
    type: z.string().describe('URL of this page'),
    status: z.int().describe('The HTTP status it is answered with'),
    title: z.string().describe('A few words, the same for each occurrence'),
    cause: z.string().describe('What has happened'),
    fix: z.string().describe('What the caller can do about it'),
    retryable: z.boolean().describe('Whether the same request can succeed later, unchanged'),
  })
  .meta({ id: 'ProblemPage', description: 'What one kind of problem means, and what to do about it' })
type ProblemPage = z.output<typeof ProblemPage>

const ProblemPages = z
  .object({ data: z.array(ProblemPage).describe('All kinds of problems, by status') })
  .meta({ id: 'ProblemPages', description: 'The closed table of problems' })

const CodeParams = z.strictObject({
  code: z.string().max(64).describe('Code of the problem').meta({ example: 'not-found' }),
})

const HTML = 'text/html'
const produces = ['application/json', HTML]
const html = z.string().describe('The same as a page')

const pageOf = (code: ProblemCode, publicUrl: string): ProblemPage => ({
  code,
  type: publicUrl + problemPath(code),
  ...PROBLEM_KINDS[code],
})

const section = (page: ProblemPage): string =>
  `<h2 id="${page.code}"><a href="${problemPath(page.code)}">${page.code}</a>: ${page.title}</h2>
<p>HTTP status ${page.status}. ${page.retryable ? 'Worth trying again.' : 'Trying again changes nothing.'}</p>
<p>${page.cause}</p>
<p>${page.fix}</p>`

const document = (title: string, body: string): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${body}
<p><a href="/problems">All problems</a> · <a href="/docs">Documentation</a></p>
</body>
</html>
`

function findCode(text: string): ProblemCode {
  if (isProblemCode(text)) return text
  const detail = 'No problem has this code'
  throw new ProblemError('not-found', `${detail}. See /problems for all of them.`, {
    errors: [{ parameter: 'code', detail, ...suggest(text, PROBLEM_CODES) }],
  })
}

/** The pages that a problem's `type` leads to: what it means and what to do, as HTML or JSON. */
export default fp<{ publicUrl: string | undefined }>(
  async (app: App, { publicUrl = '' }) => {
    const config = { produces, cacheable: true }
    app.get(
      '/problems',
      {
        config,
        schema: {
          operationId: 'listProblems',
          summary: 'All kinds of problems',
          description: 'The closed table of problem codes: what each means, and what to do about it.',
          tags: ['Operations'],
          querystring: z.strictObject({}),
          response: {
            200: {
              description: 'All kinds of problems',
              content: { 'application/json': { schema: ProblemPages }, [HTML]: { schema: html } },
            },
          },
        },
      },
      async (request, reply) => {
        const data = PROBLEM_CODES.map(code => pageOf(code, publicUrl))
        if (request.answerType !== HTML) return reply.type('application/json').send({ data })
        const body = document('Problems', data.map(section).join('\n'))
        return reply.type('text/html; charset=utf-8').send(body)
      },
    )
    app.get(
      '/problems/:code',
      {
        config,
        schema: {
          operationId: 'getProblem',
          summary: 'One kind of problem',
          description: 'The page that the `type` of a problem leads to.',
          tags: ['Operations'],
          params: CodeParams,
          querystring: z.strictObject({}),
          response: {
            200: {
              description: 'What it means, and what to do about it',
              content: { 'application/json': { schema: ProblemPage }, [HTML]: { schema: html } },
            },
          },
        },
      },
      async (request, reply) => {
        const page = pageOf(findCode(request.params.code), publicUrl)
        if (request.answerType !== HTML) return reply.type('application/json').send(page)
        return reply.type('text/html; charset=utf-8').send(document(page.title, section(page)))
      },
    )
  },
  { name: 'problem-pages', dependencies: ['caching', 'input', 'zod'] },
)
