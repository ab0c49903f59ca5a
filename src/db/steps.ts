import { AsyncLocalStorage } from 'node:async_hooks'
import type { Run } from './log.ts'

/** What a request that must not be done twice has written so far, each step in a transaction. */
export interface Steps {
  /** The result of the next step, when it was done before. */
  next(): { result: unknown } | undefined
  /**
   * Keeps the result of a step, in the transaction that does it.
   *
   * @throws LostClaim when another process has taken over meanwhile: the step must not be done then
   */
  remember(run: Run, result: unknown): Promise<void>
}

/** The steps of the request that is being answered; nothing for all others. */
export const currentSteps = new AsyncLocalStorage<Steps>()

/** Another process took this one for dead, and works on its request. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim'
  /** What `src/plugins/failures.ts` knows it by. */
  readonly code = 'LOST_CLAIM'

  constructor() {
    super('another process has taken over this request')
  }
}
