import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** The address of a path of this service: root-relative, absolute with KB_PUBLIC_URL; never built from `Host`. */
    link(path: string): string
  }
}

/** Addresses of this service, as answers hold them. */
export default fp<{ publicUrl: string | undefined }>(
  async (app, { publicUrl }) => {
    app.decorate('link', (path: string) => (publicUrl ?? '') + path)
  },
  { name: 'links' },
)
