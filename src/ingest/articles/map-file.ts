import { parse } from 'csv-parse/sync'
import { type Metadata, metadataFrom } from './metadata.ts'

const columns = [
  'file',
  'slug',
  'canonicalUrl',
  'title',
  'category',
  'authors',
  'datePublished',
  'inLanguage',
  'image',
]

/** A list of metadata that cannot be read; the message is fit for its author. */
export class MapError extends Error {
  override readonly name = 'MapError'
}

/**
 * Metadata by the name of the file, from a CSV whose first row names its columns; several authors stand between
 * semicolons.
 *
 * @throws MapError when it has no column `file`, or one that nobody knows
 */
export function readMap(text: string): Map<string, Metadata> {
  const rows = rowsOf(text)
  const names = Object.keys(rows[0] ?? {})
  const unknown = names.find(name => !columns.includes(name))
  if (unknown !== undefined || (rows.length > 0 && !names.includes('file')))
    throw new MapError(
      `${unknown === undefined ? 'the column "file" is missing' : `the column "${unknown}" is not known`}: allowed are ${columns.join(', ')}`,
    )
  return new Map(
    rows.map(({ file = '', authors = '', ...row }) => [
      file,
      metadataFrom(withoutEmpty({ ...row, authors: authors.split(/\s*;\s*/).filter(Boolean) })),
    ]),
  )
}

function rowsOf(text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    throw new MapError((error as Error).message)
  }
}

const withoutEmpty = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
