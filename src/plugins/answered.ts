import type { FastifyReply } from 'fastify'

/**
 * Aborted once nobody waits for the answer any longer: its caller is gone, or has it. (`request.signal` is aborted as
 * soon as the body was read.)
 */
export function answered({ raw }: FastifyReply): AbortSignal {
  const end = new AbortController()
  raw.once('close', () => end.abort())
  return end.signal
}
