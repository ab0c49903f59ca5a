import type { z } from 'zod'
import type { Support } from './evidence.ts'
import { type AnyStatement, type Surroundings, supportingSources } from './statements.ts'

const fallen: readonly string[] = ['RETRACTED', 'SUPERSEDED']

/** WITHDRAWN when no source that supports the claim stands any more. */
export function supportOf(
  statement: AnyStatement,
  around: Pick<Surroundings, 'source'>,
): z.output<typeof Support> {
  const stands = supportingSources(statement).some(
    slug => !fallen.includes(around.source(slug)?.standing ?? 'RETRACTED'),
  )
  return stands ? 'STANDING' : 'WITHDRAWN'
}
