import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { examplesFile } from '../../src/plugins/openapi/examples.ts'
import { recordExamples } from '../support/examples.ts'
import { useKb } from '../support/kb.ts'
import { renderReadme } from '../support/readme.ts'

const readme = readFileSync('README.md', 'utf8')
const kb = useKb()

test('the README has every variable of the environment, and its examples have their real answers', async () => {
  expect(await renderReadme(readme, kb.app)).toBe(readme)
})

test('the README says of each dependency why it is here', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  )
  const named = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  expect(named.filter(name => !name.startsWith('@types/') && !mentions(name))).toEqual([])
})

test('the examples of the OpenAPI document are what the service answers (npm run docs records them anew)', async () => {
  expect(await recordExamples(kb.app)).toEqual(JSON.parse(readFileSync(examplesFile, 'utf8')))
})

const mentions = (name: string) =>
  new RegExp(`(?<![\\w/@-])${name.replaceAll('/', '\\/')}(?![\\w/-])`).test(readme)
