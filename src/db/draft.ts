import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './client.ts'

/** The database as a request with `?draft=` sees it; nothing for all others. */
export const draftDatabase = new AsyncLocalStorage<Database>()
