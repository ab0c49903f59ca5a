/** Imports point one way: routes → query → contract → api → knowledge. Each rule says why. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle cannot be read from one end to the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'knowledge-is-pure',
      comment: "The domain's words know neither HTTP nor storage.",
      severity: 'error',
      from: { path: '^src/knowledge' },
      to: { path: '^src/(?!knowledge)|node_modules/(fastify|postgres|pg|@prisma|sql-template-tag)' },
    },
    {
      name: 'api-knows-no-storage',
      comment: "The contract's grammar knows zod, never the database or a plugin.",
      severity: 'error',
      from: { path: '^src/api' },
      to: { path: '^src/(?!api|knowledge)|node_modules/(fastify|postgres|pg|@prisma|sql-template-tag)' },
    },
    {
      name: 'contract-knows-no-query',
      comment: 'What may come in and go out does not depend on how it is read.',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: { path: '\\.(query|routes)\\.ts$|^src/(db|ingest|plugins)' },
    },
    {
      name: 'query-knows-no-route',
      comment: 'A statement does not know the URL that asks for it.',
      severity: 'error',
      from: { path: '\\.query\\.ts$' },
      to: { path: '\\.routes\\.ts$|^src/(ingest|plugins)' },
    },
    {
      name: 'prisma-stays-below',
      comment: 'Only the write journey and the database speak to Prisma.',
      severity: 'error',
      from: { path: '^src/(api|knowledge|plugins|resources)' },
      to: { path: '^src/generated|node_modules/@prisma' },
    },
    {
      name: 'one-file-knows-the-provider',
      comment: 'A change of the type provider is a change of one file.',
      severity: 'error',
      from: { pathNot: '^src/plugins/zod\\.ts$' },
      to: { path: 'node_modules/fastify-type-provider-zod' },
    },
    {
      name: 'ingest-knows-no-http',
      comment: 'The write journey serves the CLI and later the API alike.',
      severity: 'error',
      from: { path: '^src/(ingest|db)' },
      to: { path: '^src/(plugins|cli|app\\.ts|main\\.ts)|\\.routes\\.ts$|node_modules/fastify/' },
    },
    {
      name: 'only-main-listens',
      comment: 'app.ts builds and main.ts listens; nothing imports main.ts.',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'desk-is-a-client',
      comment:
        'The desk is one more client of the API: what it runs in browsers knows nothing of the server.',
      severity: 'error',
      from: { path: '^src/desk/browser' },
      to: { path: '^src/(?!desk/browser)|^node:', pathNot: 'node_modules' },
    },
    {
      name: 'server-runs-no-browser-code',
      comment: 'It is built for browsers, and served as files.',
      severity: 'error',
      from: { path: '^src/(?!desk/browser)' },
      to: { path: '^src/desk/browser' },
    },
    {
      name: 'product-needs-no-dev-dependency',
      comment: 'The image is installed without them; types are gone by then, and browsers get a bundle.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/desk/browser' },
      to: { pathNot: 'node_modules/@types/', dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^src/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
