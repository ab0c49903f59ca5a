import type { Progress } from '../ingest/progress.ts'
import type { Io } from './io.ts'

const names = {
  read: 'reading rows',
  stage: 'checking documents',
  prepare: 'preparing records',
  publish: 'publishing',
  log: 'writing the change log',
  search: 'making it found',
  backup: 'writing rows',
  check: 'checking bytes',
  restore: 'loading rows',
} as const

/** How far a work of any kind has come. */
interface Shown extends Omit<Progress, 'step'> {
  step: keyof typeof names
}

const width = 30
const number = new Intl.NumberFormat('en')

/**
 * Shows how far a long work has come on standard error: a bar that grows where somebody watches, else a line for each
 * tenth. What is done at once shows nothing.
 */
export function progressBar(io: Io): (progress: Shown) => void {
  let shown = ''
  return progress => {
    const { step, done, total } = progress
    const tenth = total === null ? '' : String(Math.floor((10 * done) / total))
    if (io.live) return finish(io, progress)
    if (total === null || `${step} ${tenth}` === shown) return
    shown = `${step} ${tenth}`
    io.err(textOf(progress))
  }
}

/** Ends a bar when its step is done, so that what comes next stands below it. */
function finish(io: Io, progress: Shown): void {
  io.live?.(barOf(progress))
  if (progress.done === progress.total) io.err('')
}

const share = ({ done, total }: Shown): number => (total ? done / total : 0)

const textOf = (progress: Shown): string => {
  const { step, done, total } = progress
  if (total === null) return `${names[step]}: ${number.format(done)}`
  return `${names[step]}: ${number.format(done)} of ${number.format(total)} (${Math.round(100 * share(progress))} %)`
}

const barOf = (progress: Shown): string =>
  `[${'#'.repeat(Math.round(width * share(progress))).padEnd(width, '.')}] ${textOf(progress)}`
