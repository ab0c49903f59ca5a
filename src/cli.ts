import { standardIo } from './cli/io.ts'
import { keepTickShape } from './tick-shape.ts'

keepTickShape()
const args = process.argv.slice(2)
const run =
  args[0] === 'extract'
    ? (await import('./cli/extract-alone.ts')).runExtract
    : (await import('./cli/program.ts')).runCommand

process.exitCode = await run(args, standardIo)
