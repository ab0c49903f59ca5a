import type { OnProgress, Progress } from '../ingest/progress.ts'
import type { Io } from './io.ts'

const names: Record<Progress['step'], string> = {
  read: 'reading rows',
  stage: 'checking documents',
  prepare: 'preparing records',
  publish: 'publishing',
}

const width = 30
const number = new Intl.NumberFormat('en')

/**
 * Shows how far a long work has come on standard error: a bar that grows where somebody watches, else a line for each
 * tenth. What is done at once shows nothing.
 */
export function progressBar(io: Io): OnProgress {
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
function finish(io: Io, progress: Progress): void {
  io.live?.(barOf(progress))
  if (progress.done === progress.total) io.err('')
}

const share = ({ done, total }: Progress): number => (total ? done / total : 0)

const textOf = (progress: Progress): string => {
  const { step, done, total } = progress
  if (total === null) return `${names[step]}: ${number.format(done)}`
  return `${names[step]}: ${number.format(done)} of ${number.format(total)} (${Math.round(100 * share(progress))} %)`
}

const barOf = (progress: Progress): string =>
  `[${'#'.repeat(Math.round(width * share(progress))).padEnd(width, '.')}] ${textOf(progress)}`
