import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/config.ts'
import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'

const folder = mkdtempSync(join(tmpdir(), 'kb-in-review-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the knowledge in review fits the shipped knowledge, so that it can be shipped once it is read', async () => {
  for (const part of ['knowledge', 'knowledge-in-review']) {
    cpSync(join(packageRoot, 'prisma', part), folder, {
      recursive: true,
      filter: path => !path.endsWith('/maps'),
    })
  }
  const { published } = await checkKnowledge(folder)
  expect(published.length).toBeGreaterThan(5000)
}, 60_000)
