import { createHash } from 'node:crypto'
import type { Coding } from './negotiate.ts'

const SUFFIX: Readonly<Record<Coding | 'identity', string>> = { br: '-br', gzip: '-gz', identity: '' }
const CODED = ['identity', 'br', 'gzip'] as const

/**
 * The part of a strong ETag that all codings of one representation share.
 *
 * @param body the representation before any content coding
 * @param version of the record, when the body is one plain record: `If-Match` compares this alone
 */
export function tagCore(body: Uint8Array | string, version?: number | null): string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return version === undefined || version === null ? hash : `v${version}-${hash}`
}

/** The strong ETag, quotes included, of a representation in one content coding. */
export const etagOf = (core: string, coding: Coding | undefined): string =>
  `"${core}${SUFFIX[coding ?? 'identity']}"`

/**
 * The tag in `If-None-Match` that names the current representation in any coding (weak comparison), so that
 * the cache which sent it knows which of its copies is still good.
 *
 * @returns undefined when none does; the tag of `coding` for `*`
 */
export function matchingTag(header: string | undefined, core: string, coding: Coding | undefined) {
  if (header === undefined) return undefined
  if (header.trim() === '*') return etagOf(core, coding)
  // A tag cannot hold a quote, but may hold a comma: so find the tags instead of splitting the list.
  const sent = new Set((header.match(/"[^"]*"/g) ?? []) as string[])
  const current = CODED.map(one => etagOf(core, one === 'identity' ? undefined : one))
  return current.find(tag => sent.has(tag))
}
