import type { FastifyRequest } from 'fastify'
import { decodeCursor, encodeCursor, type Position } from '../api/cursor.ts'
import { ProblemError } from '../api/problem.ts'
import { cursorSecret } from '../db/read.ts'

/** The path of a request, without its query. */
export const pathOf = (request: FastifyRequest) => new URL(request.url, 'http://path.only').pathname

/** The address of a request with some parameters changed; `null` takes one away. */
export const addressWith = (request: FastifyRequest, changes: Record<string, string | null> = {}) => {
  const { pathname, searchParams } = new URL(request.url, 'http://path.only')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) searchParams.delete(name)
    else searchParams.set(name, value)
  }
  // One address, and so one body, for one question.
  searchParams.sort()
  const query = searchParams.toString()
  return request.server.link(query === '' ? pathname : `${pathname}?${query}`)
}

/**
 * The position that a cursor of this very list holds; `print` is the list's fingerprint.
 *
 * @throws ProblemError 400 when it was not issued here, or for another list
 */
export const positionOf = async (
  request: FastifyRequest,
  print: string,
  cursor: string | undefined,
): Promise<Position | undefined> => {
  if (cursor === undefined) return undefined
  const position = decodeCursor(cursor, await cursorSecret(request.server.db))
  if (position?.query === print) return position
  const errors = [{ parameter: 'cursor', detail: 'belongs to another list, or was not issued here' }]
  throw new ProblemError('invalid-cursor', undefined, { errors })
}

/**
 * The links of a page.
 *
 * @param next the sort values of its last record when there are more
 */
export const linksOf = async (request: FastifyRequest, print: string, next: string[] | null) => {
  const self = addressWith(request)
  if (next === null) return { self, next: null }
  const secret = await cursorSecret(request.server.db)
  return {
    self,
    next: addressWith(request, { cursor: encodeCursor({ query: print, after: next }, secret) }),
  }
}
