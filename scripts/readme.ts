/** Writes the configuration and the answers of the examples into the README, from the knowledge of the database. */
import { readFileSync, writeFileSync } from 'node:fs'
import { renderReadme } from '../tests/support/readme.ts'
import { withService } from './service.ts'

await withService(async app =>
  writeFileSync('README.md', await renderReadme(readFileSync('README.md', 'utf8'), app)),
)
