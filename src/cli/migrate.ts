import type { Command } from 'commander'
import { type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

/** `kb migrate` */
export function addMigrate(program: Command, io: Io): void {
  program
    .command('migrate')
    .description('Brings the database to the schema of this program')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgresql://kb@localhost/kb kb migrate')
    .action(({ json }: { json?: boolean }) =>
      withKnowledgeBase(io, 'migrate', async ({ applied }) => {
        const lines =
          applied.length === 0 ? ['the database is up to date'] : applied.map(name => `applied ${name}`)
        print(io, json, { applied }, lines)
      }),
    )
}
