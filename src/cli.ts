import { standardIo } from './cli/io.ts'
import { keepHeapSmall } from './small-heap.ts'
import { keepTickShape } from './tick-shape.ts'

keepTickShape()
const args = process.argv.slice(2)
const isAlone = args[0] === 'extract'
if (!isAlone) keepHeapSmall()
const run = isAlone
  ? (await import('./cli/extract-alone.ts')).runExtract
  : (await import('./cli/program.ts')).runCommand

process.exitCode = await run(args, standardIo)
