import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { BackupError } from '../db/backup/error.ts'
import { StartError } from '../db/start-error.ts'
import { KnowledgeFaults } from '../ingest/faults.ts'
import { PublishBusyError } from '../ingest/transaction.ts'
import { addBackup, addRestore } from './backup.ts'
import { addChanges } from './changes.ts'
import { addChangesets } from './changesets.ts'
import { addExtract } from './extract.ts'
import { addIds } from './ids.ts'
import { addImport } from './import.ts'
import { CommandError, type Io } from './io.ts'
import { addKeys } from './keys.ts'
import { addKnowledge } from './knowledge.ts'
import { addMigrate } from './migrate.ts'
import { addOpenapi } from './openapi.ts'
import { addPublish } from './publish.ts'
import { addRelease } from './release.ts'
import { addVerify } from './verify.ts'

const exits = `
Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
Data go to standard output, everything else to standard error; --json prints one line of JSON.
Without DATABASE_URL a command uses the embedded PostgreSQL: that of a running service, else its own.`

const commands = [
  addPublish,
  addVerify,
  addChangesets,
  addRelease,
  addImport,
  addExtract,
  addChanges,
  addKeys,
  addKnowledge,
  addIds,
  addOpenapi,
  addMigrate,
  addBackup,
  addRestore,
]

/** All commands. */
export function buildProgram(io: Io): Command {
  const program = new Command('kb')
    .description('Looks after the supplement knowledge base')
    .usage('<command> [options]')
    // Else `import` would take the options of its subcommands.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: text => io.out(text.trimEnd()), writeErr: text => io.err(text.trimEnd()) })
    .showHelpAfterError('(kb --help lists commands, kb <command> --help explains one)')
    .addHelpText('after', exits)
  for (const add of commands) add(program, io)
  return program
}

/** Runs one command line and returns the exit code. */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const program = buildProgram(io)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (args.includes('--json')) printFailure(io, error as Error)
    io.err(`kb: ${isForUsers(error) ? error.message : ((error as Error).stack ?? String(error))}`)
    return 1
  }
}

/** Failures that the user can mend: their message is enough. Anything else is a fault of ours. */
const isForUsers = (error: unknown): error is Error =>
  [BackupError, CommandError, ConfigError, StartError, KnowledgeFaults, PublishBusyError].some(
    type => error instanceof type,
  )

function printFailure(io: Io, error: Error): void {
  if (error instanceof CommandError && error.printed) return
  const faults = error instanceof KnowledgeFaults ? error.faults : []
  io.out(JSON.stringify({ error: error.message.split('\n')[0], faults }))
}
