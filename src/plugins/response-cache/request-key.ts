import type { IncomingMessage } from 'node:http'
import { type Coding, negotiateCoding, negotiateMedia } from '../negotiate.ts'
import { remembering } from '../remember.ts'

/** A URL with its parameters in one order, so that the same question has one key. */
export function canonicalUrl(url: string): string {
  const start = url.indexOf('?')
  if (start < 0 || !url.includes('&', start)) return url
  return (
    url.slice(0, start + 1) +
    url
      .slice(start + 1)
      .split('&')
      .sort()
      .join('&')
  )
}

/**
 * Whether an answer that was kept may be a right one for this request: a read, without anything that asks for
 * more than its URL, its Accept and its Accept-Encoding say. Who asks is not among it: a key changes the limit only.
 */
export function mayBeAnswered({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['if-match'] === undefined &&
    headers['content-encoding'] === undefined
  )
}

/** The content coding that a value of Accept-Encoding asks for. */
export const codingFor = remembering(
  (header: string | undefined): Coding | 'identity' => negotiateCoding(header) ?? 'identity',
)

const mediaFinders = new Map<string, (header: string | undefined) => string>()

/**
 * Finds the media type that a value of Accept asks for, the empty text when nothing offered will do.
 *
 * @param offered what can be produced, the preferred one first
 */
export function mediaFinder(offered: readonly string[]): (header: string | undefined) => string {
  const name = offered.join()
  const known = mediaFinders.get(name)
  if (known) return known
  const finder = remembering((header: string | undefined) => negotiateMedia(header, offered) ?? '')
  mediaFinders.set(name, finder)
  return finder
}
