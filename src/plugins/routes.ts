import fp from 'fastify-plugin'
import findMyWay, { type HTTPMethod } from 'find-my-way'
import { nearest } from '../api/problem.ts'

/** What is served where: the same matching as Fastify's own router, which does not tell. */
interface RouteTable {
  /** The methods that a URL answers to, OPTIONS among them; none when the path is unknown. */
  methodsAt(url: string): string[]
  /** The media types that a PATCH of a URL may have; none where nothing is patched. */
  patchTypesAt(url: string): readonly string[]
  /** The served path, of those without parameters, that is most like this one. */
  nearestPath(path: string): string | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteTable
  }
}

/** Keeps the table of all routes that are registered after this plugin. */
export default fp(
  async app => {
    const router = findMyWay({ maxParamLength: Number.MAX_SAFE_INTEGER })
    const methods = new Set<HTTPMethod>()
    const paths = new Set<string>()
    app.addHook('onRoute', ({ url, method, schema }) => {
      const { consumes = ['application/json'] } = schema ?? {}
      for (const one of [method].flat() as HTTPMethod[]) {
        // CORS answers OPTIONS of any path: that is no route of ours.
        if (one === 'OPTIONS') continue
        methods.add(one)
        router.on(one, url, () => undefined, { consumes })
      }
      if (!/[:*]/.test(url) && schema?.hide !== true) paths.add(url)
    })
    app.decorate('routeTable', {
      methodsAt(url: string) {
        const found = [...methods].filter(method => router.find(method, url) !== null)
        return found.length === 0 ? [] : [...found, 'OPTIONS'].sort()
      },
      patchTypesAt: (url: string) => router.find('PATCH', url)?.store.consumes ?? [],
      nearestPath: (path: string) => nearest(path, [...paths]),
    })
  },
  { name: 'routes' },
)
