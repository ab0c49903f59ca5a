/** The program cannot start, for a reason its user can mend. The message is one line with the way out. */
export class StartError extends Error {
  override name = 'StartError'
}

/** Where progress is told; a pino logger is one. */
export interface Log {
  info(message: string): void
  warn(message: string): void
}
