import type { Command } from 'commander'
import { createRelease, ReleaseError } from '../ingest/release/create.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface Options {
  id: string
  title: string
  changelog: string
  json?: boolean
}

/** `kb release create` */
export function addRelease(program: Command, io: Io): void {
  const release = program
    .command('release')
    .description('Works on releases: states that can be cited for ever')
  release
    .command('create')
    .description('Makes a release of what is published now; it never changes afterwards')
    .requiredOption('--id <number>', 'its number, such as 2026.12.0')
    .requiredOption('--title <title>', 'what it is called')
    .requiredOption('--changelog <text>', 'what is new in it')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nExample:\n  kb release create --id 2026.12.0 --title "Our doses" --changelog "Doses for children, reviewed."',
    )
    .action((options: Options) => create(io, options))
}

const create = (io: Io, { json, ...name }: Options): Promise<void> =>
  withKnowledgeBase(io, 'migrate', async ({ database }) => {
    const { revision, sha256 } = await createRelease(database, name).catch(explain)
    print(io, json, { id: name.id, revision, sha256 }, [
      `release ${name.id} is revision ${revision}`,
      `SHA-256 of its export: ${sha256}`,
    ])
  })

function explain(error: unknown): never {
  throw error instanceof ReleaseError ? new CommandError(error.message) : error
}
