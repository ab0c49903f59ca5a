/**
 * Records the answers that the OpenAPI document shows: each public GET, as its first click sends it, on the shipped
 * knowledge of the database that the environment names. Writes openapi/examples.json; run `kb openapi` after it.
 */
import { writeFileSync } from 'node:fs'
import { examplesFile } from '../src/plugins/openapi/examples.ts'
import { recordExamples } from '../tests/support/examples.ts'
import { withService } from './service.ts'

await withService(async app =>
  writeFileSync(examplesFile, `${JSON.stringify(await recordExamples(app), null, 1)}\n`),
)
