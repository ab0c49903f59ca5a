/** A backup cannot be made, read or restored. The message is one line, fit for stderr, and names the way out. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** How far it has come: rows or bytes of how many. */
export type OnStep = (done: number, total: number) => void
