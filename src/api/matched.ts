import { z } from 'zod'
import { Slug } from './text.ts'

export const matched = z
  .object({
    asked: Slug.describe('The slug that was asked for.'),
    through: Slug.nullable().describe(
      'The class through which the claim was found; null for an exact match.',
    ),
  })
  .nullable()
  .meta({ id: 'Matched', description: 'How a claim answers the filter; null when none was asked for.' })
