// Node and CDNs take 16 kB of headers in all; proxies have to be told so (nginx: proxy_buffer_size).
const MAX_BYTES = 7000

/** The key of a record as a tag. */
export const tagOf = (kind: string, key: string) => `${kind}/${key}`

/**
 * The header `Cache-Tag`: the keys of the records that an answer shows, the most telling first. What does not fit is
 * left out.
 */
export function cacheTag(tags: Iterable<string>): string {
  let text = ''
  for (const tag of new Set(tags)) {
    if (text.length + 1 + tag.length > MAX_BYTES) break
    text += text === '' ? tag : `,${tag}`
  }
  return text
}
