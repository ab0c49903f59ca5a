import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'

/** Whose X-Forwarded-For to believe, as KB_TRUST_PROXY says it. */
export type TrustProxy = boolean | number | string[]

/** Whether to believe what the proxy at this address says; `hop` 0 is the one that speaks to us. */
export type Trust = (address: string, hop: number) => boolean

/** The same as a function, such as Fastify takes; false when nobody is believed. */
export function trustOf(trustProxy: TrustProxy): Trust | false {
  if (trustProxy === false) return false
  if (trustProxy === true) return () => true
  // Fastify takes a number but then trusts nobody, so that all readers behind the proxy would share one limit.
  if (typeof trustProxy === 'number') return (_address, hop) => hop < trustProxy
  return proxyAddress.compile(trustProxy)
}

/** The address that a request comes from: what Fastify calls `request.ip`, for a request that Fastify has not seen. */
export const addressOf =
  (trust: Trust | false) =>
  (request: IncomingMessage): string =>
    trust ? (proxyAddress.all(request, trust).at(-1) ?? '') : (request.socket.remoteAddress ?? '')
