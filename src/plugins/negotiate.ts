interface Range {
  readonly value: string
  readonly quality: number
}

/** The members of an Accept header or its like, in lower case. Malformed ones count as not sent. */
function ranges(header: string): Range[] {
  return header
    .toLowerCase()
    .split(',')
    .flatMap(member => {
      const [value = '', ...parameters] = member.split(';').map(part => part.trim())
      if (value === '') return []
      const weight = parameters.find(parameter => parameter.startsWith('q='))
      const quality = weight === undefined ? 1 : Number(weight.slice(2))
      return quality >= 0 && quality <= 1 ? [{ value, quality }] : []
    })
}

/** How much a media type is wanted: the most exact range that speaks of it decides (RFC 9110, 12.5.1). */
function mediaQuality(type: string, wanted: readonly Range[]): number {
  const family = `${type.split('/', 1)[0]}/*`
  for (const exact of [type, family, '*/*']) {
    const found = wanted.find(range => range.value === exact)
    if (found) return found.quality
  }
  return 0
}

/**
 * The media type to answer with.
 *
 * @param header the request's Accept, if it has one
 * @param offered what can be produced, the preferred one first
 * @returns undefined when nothing offered is acceptable
 */
export function negotiateMedia(header: string | undefined, offered: readonly string[]): string | undefined {
  const wanted = ranges(header ?? '')
  if (wanted.length === 0) return offered[0]
  return best(offered, type => mediaQuality(type, wanted))
}

/** The content codings that we produce, the preferred one first. */
export const CODINGS = ['br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

/**
 * The content coding to answer with.
 *
 * @param header the request's Accept-Encoding, if it has one
 * @returns undefined for the identity coding
 */
export function negotiateCoding(header: string | undefined): Coding | undefined {
  if (!header) return undefined
  const wanted = ranges(header)
  const quality = (coding: string) =>
    wanted.find(range => range.value === coding || (coding === 'gzip' && range.value === 'x-gzip'))?.quality
  const any = quality('*') ?? 0
  const coding = best(CODINGS, one => quality(one) ?? any)
  const plain = quality('identity') ?? 0
  return coding && (quality(coding) ?? any) >= plain ? coding : undefined
}

function best<T extends string>(offered: readonly T[], qualityOf: (one: T) => number): T | undefined {
  let found: T | undefined
  let quality = 0
  for (const one of offered) {
    const own = qualityOf(one)
    if (own > quality) [found, quality] = [one, own]
  }
  return found
}
