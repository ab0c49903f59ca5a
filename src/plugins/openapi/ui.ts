import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui'

declare const document: { querySelector(selector: string): { click(): void } | null }

/** Runs in the browser, to which its source text is sent: what a newcomer reads first stands open. */
function openFirst(): void {
  document.querySelector('.opblock-tag[data-is-open="false"]')?.click()
}

interface BrowserSystem {
  fn: { resolveSubtree(document: object, path: string[], options?: object): Promise<unknown> }
}

/**
 * Runs in the browser, too. Swagger UI resolves the references of a document of OpenAPI 3.1 with ApiDOM, which takes
 * the whole document apart for each operation that is opened: five seconds for ours. What it has for 3.0 resolves them
 * alike in a fifth of a second; how they are shown stays that of 3.1.
 */
function resolveQuickly() {
  return {
    afterLoad({ fn }: BrowserSystem) {
      const resolve = fn.resolveSubtree
      fn.resolveSubtree = (document, path, options) =>
        resolve({ ...document, openapi: '3.0.3' }, path, options)
    },
  }
}

/**
 * Swagger UI at /docs, all its files from here. Its scripts set styles through the DOM, which a strict policy
 * allows; its style sheet has pictures as `data:` URLs.
 *
 * @param publicUrl where "Try it out" sends its requests when it is not this very origin
 */
export function uiOptions(publicUrl: string | undefined): FastifySwaggerUiOptions {
  const elsewhere = publicUrl ? [new URL(publicUrl).origin] : []
  const prefix = publicUrl ? new URL(publicUrl).pathname : '/'
  return {
    routePrefix: '/docs',
    ...(prefix === '/' ? {} : { indexPrefix: prefix }),
    uiConfig: {
      // Without the bar at the top: its logo brings a style element along, which the policy refuses.
      layout: 'BaseLayout',
      tryItOutEnabled: true,
      deepLinking: true,
      // Past 150 rows Swagger UI draws only those in sight, where no browser's search finds the others.
      docExpansion: 'none',
      onComplete: openFirst,
      plugins: [resolveQuickly],
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
      filter: true,
    },
    theme: { title: 'Supplement KB: the API' },
    staticCSP: {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'", ...elsewhere],
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    },
  }
}
