import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** The address of a path of this service: root-relative, absolute with KB_PUBLIC_URL; never built from `Host`. */
    link(path: string): string
    /** Where readers find an article: at KB_ARTICLE_URL, else here. */
    articleUrl(slug: string): string
  }
}

/** Addresses of this service, as answers hold them. */
export default fp<{ publicUrl: string | undefined; articleUrl: string | undefined }>(
  async (app, { publicUrl, articleUrl }) => {
    app.decorate('link', (path: string) => (publicUrl ?? '') + path)
    app.decorate('articleUrl', (slug: string) =>
      articleUrl === undefined ? app.link(`/v1/articles/${slug}`) : articleUrl.replace('{slug}', slug),
    )
  },
  { name: 'links' },
)
