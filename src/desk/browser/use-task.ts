import { useState } from 'preact/hooks'
import { problemIn } from './api.ts'
import type { Problem } from './types.ts'

/** Work that is under way, or how it failed. */
export interface Task {
  busy: boolean
  problem: Problem | null
  /** Whether it succeeded. */
  run(work: () => Promise<unknown>): Promise<boolean>
  clear(): void
}

export function useTask(): Task {
  const [under, setUnder] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (work: () => Promise<unknown>) => {
    setUnder(now => now + 1)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemIn(error))
      return false
    } finally {
      setUnder(now => now - 1)
    }
  }
  return { busy: under > 0, problem, run, clear: () => setProblem(null) }
}
