import type { Database } from './client.ts'

const LONGEST_MS = 300_000

/**
 * Counts what the tables hold, for PostgreSQL's planner. It does so by itself within minutes, but until then reads
 * one record after a large publish by going through whole tables: three times as slowly. Never fails, because what it is
 * called after is done.
 */
export const countForPlanner = (database: Pick<Database, 'prisma'>): Promise<void> =>
  database.prisma
    .$transaction(
      async tx => {
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`
        await tx.$executeRaw`ANALYZE`
      },
      { timeout: LONGEST_MS },
    )
    .catch(() => undefined)
