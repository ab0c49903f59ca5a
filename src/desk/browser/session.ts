import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Api } from './api.ts'
import type { Names } from './names.ts'
import type { Imported } from './types.ts'

/** All that a signed-in editor has; gone with the page. */
export interface Session {
  readonly api: Api
  readonly name: string
  readonly scopes: readonly string[]
  readonly names: Names
  /** What imports of this session told, by changeset. */
  readonly imports: Map<number, Imported>
  /** Tells what happened, to eyes and to screen readers. */
  say(text: string): void
}

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('nobody is signed in')
  return session
}
