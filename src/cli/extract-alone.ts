import { Command, CommanderError } from 'commander'
import { addExtract } from './extract.ts'
import { CommandError, type Io } from './io.ts'

/** Runs `kb extract` without loading what the other commands need: that takes most of a second. */
export async function runExtract(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('kb').exitOverride().configureOutput({
    writeOut: text => io.out(text.trimEnd()),
    writeErr: text => io.err(text.trimEnd()),
  })
  addExtract(program, io)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    io.err(`kb: ${error instanceof CommandError ? error.message : ((error as Error).stack ?? String(error))}`)
    return 1
  }
}
