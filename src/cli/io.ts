/** Where a command writes. Data go to `out`, everything else to `err`. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Writes a part of the data, and waits until it is on its way; without it, all parts are one text for `out`. */
  part?: (text: string) => Promise<void>
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
  part: text => new Promise(resolve => process.stdout.write(text, () => resolve())),
  ...(process.stderr.isTTY && { live: text => void process.stderr.write(`\r${text}\u001b[K`) }),
  env: process.env,
}

/** Prints a result of any size, part by part. */
export async function printParts(io: Io, parts: AsyncIterable<string>): Promise<void> {
  const { part } = io
  const all: string[] = []
  for await (const text of parts) {
    if (part) await part(text)
    else all.push(text)
  }
  if (part) await part('\n')
  else io.out(all.join(''))
}

/** Prints a result: as one line of JSON for machines, or as lines for people. */
export function print(io: Io, json: boolean | undefined, result: unknown, lines: readonly string[]): void {
  if (json) io.out(JSON.stringify(result))
  else for (const line of lines) io.out(line)
}
