import { z } from 'zod'
import { kindText, PathKey } from '../../api/text.ts'
import { recordKinds } from '../../knowledge/things.ts'

export const DocumentParams = z.strictObject({
  recordKind: z.enum(recordKinds).describe(kindText).meta({ example: 'supplement' }),
  key: PathKey.describe('The slug or id of the record.').meta({ example: 'magnesium' }),
})
export type DocumentParams = z.output<typeof DocumentParams>

export const RecordDocument = z.record(z.string(), z.unknown()).meta({
  id: 'RecordDocument',
  description: 'A record as it is written; its schema is that of the body of the PUT of its noun.',
})
