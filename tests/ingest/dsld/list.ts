import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columns } from '../../../src/ingest/sources/dsld/read.ts'

/** One row of a list; what a test does not care about is filled. */
export interface Row {
  id: string
  brand: string
  name: string
  net: string
  netUnit: string
  form: string
  market: string
  history: string
}

const usual: Omit<Row, 'id'> = {
  brand: 'Test Brand',
  name: 'Test Brand Ashwagandha',
  net: '60',
  netUnit: 'Capsule(s)',
  form: 'Capsule [E0159]',
  market: 'On Market in DSLD',
  history: 'Date - Entered into DSLD: April 25, 2013',
}

export const fieldsOf = (row: Partial<Row> & { id: string }): string[] => {
  const { id, brand, name, net, netUnit, form, market, history } = { ...usual, ...row }
  const type = 'Herb/botanical [A1306]'
  return [id, brand, name, net, netUnit, '1', 'Capsule(s)', type, form, '', '', 'adsld', market, history]
}

const quoted = (fields: readonly string[]) =>
  fields.map(field => `"${field.replaceAll('"', '""')}"`).join(',')

export const preamble = [
  "# Product(s) that begin with 'a'",
  '"# 3 Products within the following databases: adsld"',
  '"# src: Version 7.0.6 - February 2019, Rev 2565 (b2fdb55f316d)"',
  '#',
]
export const header = quoted(columns)

/** The text of a list, as it is handed out. */
export const listOf = (rows: readonly (readonly string[])[]): string =>
  `${[...preamble, header, ...rows.map(quoted), '', '"NP - not provided on label"', '\uFEFF'].join('\n')}\n`

const folder = mkdtempSync(join(tmpdir(), 'kb-dsld-'))
process.once('exit', () => rmSync(folder, { recursive: true }))

let count = 0
/** Writes a file, and returns its path. */
export const fileOf = (content: string | Buffer, name?: string): string => {
  count += 1
  const path = join(folder, name ?? `list-${count}.csv`)
  writeFileSync(path, content)
  return path
}
