/** Where a command writes. Data go to `out`, everything else to `err`. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Shows a line that the next one takes the place of; there only where somebody watches. */
  live?: (text: string) => void
  env: Readonly<Record<string, string | undefined>>
}

/** What makes a command fail with exit code 1: its message is fit for stderr as it is. */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  /** @param printed whether the result, with what is wrong in it, was printed already */
  constructor(
    message: string,
    readonly printed = false,
  ) {
    super(message)
  }
}

/** The standard streams and the environment of this process. */
export const standardIo: Io = {
  out: text => void process.stdout.write(`${text}\n`),
  err: text => void process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY && { live: text => void process.stderr.write(`\r${text}\u001b[K`) }),
  env: process.env,
}

/** Prints a result: as one line of JSON for machines, or as lines for people. */
export function print(io: Io, json: boolean | undefined, result: unknown, lines: readonly string[]): void {
  if (json) io.out(JSON.stringify(result))
  else for (const line of lines) io.out(line)
}
