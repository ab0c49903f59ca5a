/** A file that cannot be imported as a whole: its message says why, and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}
