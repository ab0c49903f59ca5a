import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runExtract } from '../../src/cli/extract-alone.ts'
import { runCommand } from '../../src/cli/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'kb-extract-'))
const file = (name: string, text: string | Uint8Array) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function run(args: readonly string[], how = runExtract) {
  const out: string[] = []
  const err: string[] = []
  const code = await how(['extract', ...args], {
    out: text => out.push(text),
    err: text => err.push(text),
    env: {},
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const article = '# Zinc\n\n## Dosage\n\nTake 10 mg a day.\n'

test('one JSON object, the same each time, with and without the other commands', async () => {
  const path = file('a.md', article)
  const first = await run([path])
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out)).toMatchObject({
    title: 'Zinc',
    subtitle: null,
    sections: [
      {
        heading: 'Dosage',
        aspect: 'USAGE_OR_SCHEDULE',
        blocks: [{ type: 'PROSE', text: 'Take 10 mg a day.' }],
      },
    ],
    supplements: ['Zinc'],
    dosages: [
      {
        supplement: 'Zinc',
        min: 10,
        max: 10,
        unit: 'mg',
        per: 'day',
        timesPerDay: null,
        isUpperLimit: false,
        quote: 'Take 10 mg a day.',
      },
    ],
    timelines: [],
    disclaimer: null,
    warnings: [],
  })
  expect((await run([path])).out).toBe(first.out)
  expect((await run([path], runCommand)).out).toBe(first.out)
})

test('the format is told by the name, the text, or --format', async () => {
  expect(JSON.parse((await run([file('page', '<h1>Zinc</h1><p>Take 10 mg a day.')])).out).title).toBe('Zinc')
  expect(JSON.parse((await run([file('b.md', '<h1>Zinc</h1>'), '--format', 'txt'])).out).title).toBe(
    '<h1>Zinc</h1>',
  )
})

test.each([
  [['nowhere.md'], 1, 'there is no file nowhere.md'],
  [[folder], 1, 'is a folder'],
  [[file('empty.txt', '')], 1, 'the article is empty'],
  [[file('picture.txt', Uint8Array.from([0x89, 0x50, 0, 1]))], 1, 'is not text'],
  [[file('c.md', article), '--format', 'pdf'], 2, 'Allowed choices are txt, md, html'],
  [[], 2, "missing required argument 'file'"],
])('%j ends with %i', async (args, code, message) => {
  const answer = await run(args)
  expect(answer.code).toBe(code)
  expect(answer.err).toContain(message)
  expect(answer.out).toBe('')
})
