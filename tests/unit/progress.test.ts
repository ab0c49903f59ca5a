import { describe, expect, it } from 'vitest'
import { progressBar } from '../../src/cli/progress.ts'

const told = (watched: boolean) => {
  const lines: string[] = []
  const live: string[] = []
  const io = {
    ...{ out: () => undefined, err: (text: string) => void lines.push(text), env: {} },
    ...(watched && { live: (text: string) => void live.push(text) }),
  }
  return { show: progressBar(io), lines, live }
}

describe('a progress bar', () => {
  it('grows in its place where somebody watches', () => {
    const { show, lines, live } = told(true)
    show({ step: 'prepare', done: 500, total: 2000 })
    show({ step: 'prepare', done: 2000, total: 2000 })
    expect(live).toEqual([
      '[########......................] preparing records: 500 of 2,000 (25 %)',
      '[##############################] preparing records: 2,000 of 2,000 (100 %)',
    ])
    expect(lines).toEqual([''])
  })

  it('is a line a tenth elsewhere', () => {
    const { show, lines } = told(false)
    for (let done = 1; done <= 100; done += 1) show({ step: 'publish', done, total: 100 })
    expect(lines).toHaveLength(11)
    expect(lines.at(-1)).toBe('publishing: 100 of 100 (100 %)')
  })
})
