import { z } from 'zod'
import { releaseParam } from '../../api/list-query.ts'
import { code, codes } from '../../api/params.ts'
import { recordKinds } from '../../knowledge/things.ts'

const exportFormats = ['ndjson', 'csv', 'json'] as const
type ExportFormat = (typeof exportFormats)[number]

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  json: 'application/json',
}

export const ExportQuery = z.strictObject({
  kind: codes(recordKinds, { description: 'Kinds of record. Without it: all.', example: 'population' }),
  format: code(exportFormats, {
    description:
      '`ndjson` (one record a line, no header; without it), `csv` (one kind only, with a header line) or `json` (one document).',
  }),
  release: releaseParam.meta({
    description: 'The number of a release, such as 2026.11.0. Without it: what is published now.',
  }),
  cursor: z.string().min(1).max(300).optional().meta({
    description:
      'Goes on after a record: `<KB-Revision>/<kind>/<slug or id>`, of the answer that broke off and of the last record that arrived whole. What follows is what would have followed then.',
  }),
})
export type ExportQuery = z.output<typeof ExportQuery>

/** `<revision>/<kind>/<key>` */
export const cursorPattern = /^(\d{1,9})\/([a-z-]+)\/([a-z0-9-]{1,200})$/
