/** The list of products that the NIH Dietary Supplement Label Database hands out as one file. */
export const manifest = {
  id: 'dsld',
  title: 'NIH Dietary Supplement Label Database, list of products',
  license: 'Public domain (US Government work)',
  /** The files that this was written against, by their SHA-256. Another one is read all the same, and said to be another. */
  known: {
    e18bcc3330f11336c779b44d4b483115d5eba326ca59adad4fe537eb2c4182f2: 'version 7.0.6 of February 2019, zip',
    '8f01b8c28889f87e4d0b477a244fdf7d6a4a812de0083d573ca71e8eabe54b33': 'version 7.0.6 of February 2019, CSV',
  } as Readonly<Record<string, string>>,
} as const

/** What a file says of itself, such as `Version 7.0.6 - February 2019`. */
export interface ListVersion {
  version: string
  month: string
  year: number
}

const versionLine = /^#\s*src:\s*Version\s+([0-9][0-9.]*)\s*-\s*([A-Z][a-z]+)\s+((?:19|20)\d\d)/

/** Reads the line of the preamble that names the version; null when it is another line. */
export function versionIn(line: string): ListVersion | null {
  const [, version, month, year] = versionLine.exec(line) ?? []
  return version && month && year ? { version, month, year: Number(year) } : null
}

/** `# 92456 Products within the following databases: adsld` → 92456; null for another line. */
export function productsIn(line: string): number | null {
  const [, count] = /^#\s*(\d{1,9}) Products? within/.exec(line) ?? []
  return count ? Number(count) : null
}

/** The slug of the source that the products of one version cite. */
export const sourceSlug = ({ year }: ListVersion): string => `${manifest.id}-${year}`

/** That source, as a document. */
export const sourceDocument = (list: ListVersion) => ({
  slug: sourceSlug(list),
  kind: 'DATABASE',
  title: `Dietary Supplement Label Database, list of products, version ${list.version} (${list.month} ${list.year})`,
  publisher: 'National Institutes of Health',
  year: list.year,
  license: manifest.license,
})
