import pg from 'pg'
import { StartError } from './start-error.ts'

const OLDEST_MAJOR = 15
const CONNECT_MS = 5000

/**
 * Checks that the server of DATABASE_URL is there, lets us in, and can hold the knowledge base.
 *
 * @throws StartError saying what to check; the password is never part of it
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding",
    )
    for (const { version, encoding } of rows) mustFit(where(url), version, encoding)
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(explain(url, error as pg.DatabaseError))
  } finally {
    await client.end().catch(() => undefined)
  }
}

function mustFit(at: string, version: string, encoding: string): void {
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new StartError(
      `${at} is PostgreSQL ${version}: DATABASE_URL needs version ${OLDEST_MAJOR} or newer`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new StartError(
      `${at} is encoded in ${encoding}: make the database of DATABASE_URL with ENCODING 'UTF8'`,
    )
  }
}

function explain(url: string, { code, message }: { code?: string | undefined; message: string }): string {
  const at = where(url)
  const user = decodeURIComponent(new URL(url).username)
  if (code === '28P01' || code === '28000') {
    return `${at} refuses the user ${JSON.stringify(user)} (${message}): check user and password in DATABASE_URL`
  }
  if (code === '3D000') return `${at} is not there (${message}): create it, or correct DATABASE_URL`
  if (/^[0-9A-Z]{5}$/.test(code ?? '')) return `${at} cannot be used: ${message} (${code})`
  return `${at} cannot be reached (${code ?? message}): check that PostgreSQL runs there and that DATABASE_URL names the right host and port`
}

/** Which database a URL means, in words and without its password. */
function where(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const at = searchParams.get('host') ?? `${hostname}:${port || 5432}`
  return `the database ${JSON.stringify(decodeURIComponent(pathname.slice(1)))} at ${at}`
}
