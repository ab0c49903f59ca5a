import { z } from 'zod'

/** The columns of a kind of record: the members of its contract, in their order, without what `include` embeds. */
export const columnsOf = (record: z.ZodType): string[] =>
  Object.entries((record as z.ZodObject).shape).flatMap(([name, member]) =>
    member instanceof z.ZodOptional ? [] : [name],
  )

const lineEnd = '\r\n'

/** A spreadsheet runs a cell that begins so as a formula; behind an apostrophe it shows it as the text that it is. */
const formula = /^[=+\-@\t\r]/

/** A line of CSV (RFC 4180). Texts stand as they are, lists and objects as JSON, null as nothing. */
export const csvLine = (values: readonly unknown[]): string => values.map(cell).join(',') + lineEnd

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return quoted(JSON.stringify(value))
  const text = String(value)
  return quoted(typeof value === 'string' && formula.test(text) ? `'${text}` : text)
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
