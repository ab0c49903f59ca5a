import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeService } from './document.ts'

it('openapi/openapi.json is what the service says of itself (npm run docs writes it anew)', async () => {
  const { document } = await describeService()
  const committed = JSON.parse(readFileSync('openapi/openapi.json', 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(document)))
})
