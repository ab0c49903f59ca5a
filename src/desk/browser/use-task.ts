import { useState } from 'preact/hooks'
import { problemIn } from './api.ts'
import type { Problem } from './types.ts'

/** Work that is under way, or how it failed. */
export interface Task {
  busy: boolean
  problem: Problem | null
  /** Whether it succeeded. A call while work is under way does nothing. */
  run(work: () => Promise<unknown>): Promise<boolean>
  clear(): void
}

export function useTask(): Task {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemIn(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, run, clear: () => setProblem(null) }
}
