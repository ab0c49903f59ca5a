import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const Position = z.object({
  /** Which list and filters it belongs to. */
  query: z.string(),
  /** The sort values of the last record, ending with its key. */
  after: z.array(z.string()),
})
export type Position = z.output<typeof Position>

/** Names a list with its filters and order, whatever the order of its parameters. */
export const fingerprint = (path: string, parameters: Record<string, unknown>) => {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([path, sorted]))
    .digest('base64url')
    .slice(0, 16)
}

const sign = (body: string, secret: string) =>
  createHmac('sha256', secret).update(body).digest().subarray(0, 12)

/**
 * An opaque cursor: the position, signed, so that only what this knowledge base issued is taken back. No revision is in
 * it: it stands in the bodies of lists, which change only with what they list.
 */
export const encodeCursor = (position: Position, secret: string) => {
  const body = JSON.stringify([position.query, position.after])
  return Buffer.concat([sign(body, secret), Buffer.from(body)]).toString('base64url')
}

/** The position of a cursor that was issued with the same secret; null for anything else. */
export const decodeCursor = (cursor: string, secret: string): Position | null => {
  const bytes = Buffer.from(cursor, 'base64url')
  // Buffer.from() skips what is not base64url, so many strings would decode to one cursor.
  if (bytes.toString('base64url') !== cursor || bytes.length < 14) return null
  const body = bytes.subarray(12).toString()
  if (!timingSafeEqual(bytes.subarray(0, 12), sign(body, secret))) return null
  const [query, after] = JSON.parse(body)
  return Position.parse({ query, after })
}
