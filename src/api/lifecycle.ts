import { z } from 'zod'
import { RecordStatus } from '../knowledge/evidence.ts'
import { Instant } from './text.ts'

/** The members that every record ends with. */
export const lifecycle = {
  status: RecordStatus,
  version: z
    .int()
    .min(1)
    .describe('Counts the changes of this record; `If-Match` compares it.')
    .meta({ example: 1 }),
  updatedAt: Instant.describe('When this record last changed.'),
}
