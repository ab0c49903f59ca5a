import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fp from 'fastify-plugin'
import { ProblemError } from '../api/problem.ts'
import { packageRoot } from '../config.ts'

/** Where `npm run build` puts what browsers load. */
const folder = join(packageRoot, 'dist', 'desk')

// Our own scripts and styles, our own API, and the icons that the style sheet holds; nothing else, and nothing inline.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Asked for again each time, which costs a 304: the page and its script belong together.
  'cache-control': 'no-cache',
}

const files = [
  ['/desk', 'index.html', 'text/html'],
  ['/desk/desk.js', 'desk.js', 'text/javascript'],
  ['/desk/desk.css', 'desk.css', 'text/css'],
] as const

/** @throws ProblemError 404 where nobody has built it */
const read = (name: string): Promise<Buffer> =>
  readFile(join(folder, name)).catch(() => {
    throw new ProblemError('not-found', 'The desk is not built here: "npm run build" does that.')
  })

/** The desk for editors: three files, which browsers fill through the public API. */
export default fp(
  async app => {
    for (const [url, name, type] of files)
      app.get(
        url,
        { schema: { hide: true }, config: { cacheable: true, produces: [type] } },
        async (_request, reply) => {
          const body = await read(name)
          return reply.headers(HEADERS).type(`${type}; charset=utf-8`).send(body)
        },
      )
    app.get('/desk/', { schema: { hide: true } }, (_request, reply) => reply.redirect(app.link('/desk'), 308))
  },
  { name: 'desk', dependencies: ['caching', 'links'] },
)
