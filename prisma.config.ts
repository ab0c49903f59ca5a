import { defineConfig } from 'prisma/config'

// Generating would otherwise download a native schema engine that it does not use. Only `prisma migrate`
// and `prisma db` do, for whoever wants to run them.
if (!process.argv.some(argument => argument === 'migrate' || argument === 'db')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
