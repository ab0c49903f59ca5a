import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalidParameter, notFound } from '../../api/problem.ts'
import { recordAt } from '../../db/log.ts'
import { FOR_EVER } from '../../plugins/caching.ts'
import { tellState } from '../../plugins/database.ts'
import type { Resource } from '../resource.ts'
import { mustBeKept } from './named.ts'
import { readReleasesNamed } from './releases.query.ts'

/**
 * The record with this key as it was in the release that the query names, and in headers that it is from there.
 *
 * @throws ProblemError when there is no such release, the record is not in it, or other parameters were sent
 */
export async function readReleased(
  request: FastifyRequest,
  reply: FastifyReply,
  { noun, name }: Resource,
  key: string,
): Promise<unknown> {
  const { release: id = '', ...others } = request.query as { release?: string }
  const [other] = Object.keys(others)
  if (other !== undefined)
    throw invalidParameter(other, 'cannot be combined with release, which reads plain records')
  const { db } = request.server
  const { found } = await readReleasesNamed(db, [id])
  const { revision } = mustBeKept(id, found[0])
  const data = await recordAt(db.read, revision, { kind: noun.kind, key })
  if (data === null) throw notFound(name, key, `in release "${id}"`)
  tellState(reply, { revision, release: id })
  reply.recordVersion = (data as { version: number }).version
  reply.header('cache-control', FOR_EVER)
  // As it was: it lacks members that records gained since, so the contract of today would refuse it.
  reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
  return data
}
