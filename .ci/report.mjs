// Reads what Vitest reported of a run, and of the second run of the files that failed in it.
//   report.mjs --files FIRST     the files in which something failed, a line each
//   report.mjs FIRST [SECOND]    "passed failed" in the first line, then SKIP, AGAIN and FAIL lines that name tests
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const read = path => JSON.parse(readFileSync(path, 'utf8')).testResults
const print = text => process.stdout.write(`${text}\n`)
// Of a test that took too long Vitest's report holds only this.
const inOneLine = text =>
  (text?.startsWith('Error: STACK_TRACE_ERROR') ? 'it took too long' : (text ?? ''))
    .split('\n')
    .slice(0, 6)
    .join(' | ')
    .slice(0, 800)

/** Every test of a report, and a file that could not be run as one that failed. */
const testsOf = files =>
  files.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative('.', path)
    const broken = status === 'failed' && assertionResults.length === 0
    if (broken) return [{ file: name, test: 'the file', status: 'failed', message }]
    return assertionResults.map(({ fullName, status, failureMessages }) => ({
      ...{ file: name, test: fullName, status },
      message: failureMessages?.[0],
    }))
  })

const [first, second] = process.argv.slice(2)
if (first === '--files') {
  const failed = testsOf(read(second)).filter(({ status }) => status === 'failed')
  print([...new Set(failed.map(({ file }) => file))].join('\n'))
} else {
  const tests = testsOf(read(first))
  const again = second !== undefined && existsSync(second) ? testsOf(read(second)) : []
  const passesAgain = ({ file, test }) =>
    test === 'the file'
      ? again.some(one => one.file === file) &&
        again.every(one => one.file !== file || one.status !== 'failed')
      : again.some(one => one.file === file && one.test === test && one.status === 'passed')
  const failed = tests.filter(({ status }) => status === 'failed')
  const recovered = failed.filter(passesAgain)
  const lost = failed.filter(one => !recovered.includes(one))
  const line = (word, { file, test, message }) => `${word} ${file}: ${test}: ${inOneLine(message)}`
  const passed = tests.filter(({ status }) => status === 'passed').length
  const skipped = tests.filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
  print(`${passed + recovered.length} ${lost.length}`)
  for (const { test } of skipped) print(`SKIP ${test}`)
  for (const one of recovered) print(line('AGAIN', one))
  for (const one of lost) print(line('FAIL', one))
}
