import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { ImportError } from '../import-error.ts'
import { openZipped } from '../unzip.ts'
import { type ListVersion, productsIn, versionIn } from './manifest.ts'

/** The names of the columns. The rows have a fourteenth: the last name stands for two columns. */
export const columns = [
  'DSLD ID',
  'Brand Name',
  'Product Name',
  'Net Contents',
  'Net Content Unit',
  'Serving Size Quantity',
  'Serving Size Unit',
  'LanguaL - Product Type',
  'LanguaL - Supplement Form',
  'LanguaL - Dietary Claim(s) or Use(s)',
  'LanguaL - Intended Target Group(s)',
  'Database',
  'Tracking History',
] as const

/** A row of the list, and the line of the file that it ends on. */
export interface ListRow {
  line: number
  fields: string[]
}

/** What the lines above the header say. */
interface Preamble {
  list: ListVersion
  /** How many products it names; null when it does not say. */
  expected: number | null
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/**
 * Reads a list, row by row in constant memory. Its preamble, blank rows and legend are left out.
 *
 * @param path of the zip that is handed out, or of the CSV in it
 * @returns the version, how many rows there should be, and the rows
 * @throws ImportError when it is no such list
 */
export async function readList(path: string): Promise<Preamble & { rows: AsyncGenerator<ListRow> }> {
  const bytes = await openBytes(path).catch(error => explain(error, path))
  const parser = bytes.pipe(parse({ bom: true, info: true, relaxColumnCount: true, skipEmptyLines: true }))
  bytes.on('error', error => parser.destroy(error))
  const records = (parser as AsyncIterable<Parsed>)[Symbol.asyncIterator]()
  const preamble = await readPreamble(records, path).catch(error => explain(error, path))
  return { ...preamble, rows: readRows(records, path) }
}

/** A zip is known by its first bytes, whatever its name. */
async function openBytes(path: string): Promise<Readable> {
  const file = await open(path)
  const { buffer } = await file.read({ buffer: Buffer.alloc(4), position: 0 }).finally(() => file.close())
  return buffer.toString('latin1') === 'PK\u0003\u0004' ? openZipped(path, '.csv') : createReadStream(path)
}

/** Reads up to the header. */
async function readPreamble(records: AsyncIterator<Parsed>, path: string): Promise<Preamble> {
  let list: ListVersion | null = null
  let expected: number | null = null
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const [first = ''] = next.value.record
    if (!first.startsWith('#')) {
      checkHeader(next.value.record, path)
      if (list) return { list, expected }
      throw new ImportError(`${path} does not name its version: it has no line "# src: Version …"`)
    }
    const line = next.value.record.join(',')
    list ??= versionIn(line)
    expected ??= productsIn(line)
  }
  throw new ImportError(`${path} has no header`)
}

function checkHeader(header: readonly string[], path: string): void {
  const wrong = columns.findIndex((name, at) => header[at]?.trim() !== name)
  if (wrong === -1) return
  throw new ImportError(
    `${path} has a wrong header: column ${wrong + 1} is ${JSON.stringify(header[wrong] ?? '')}, not "${columns[wrong]}"`,
  )
}

async function* readRows(records: AsyncIterator<Parsed>, path: string): AsyncGenerator<ListRow> {
  try {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      const { record, info } = next.value
      if (!isNote(record)) yield { line: info.lines, fields: record }
    }
  } catch (error) {
    explain(error, path)
  }
}

/** Blank rows at the end, and the legend below the last product. */
const isNote = (record: readonly string[]): boolean => {
  const said = record.filter(field => field.trim() !== '')
  return said.length === 0 || (said.length === 1 && said[0]?.startsWith('NP - ') === true)
}

function explain(error: unknown, path: string): never {
  if (error instanceof ImportError) throw error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') throw new ImportError(`there is no file ${path}`)
  throw new ImportError(`${path} cannot be read: ${message}`)
}
