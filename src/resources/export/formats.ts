import type { z } from 'zod'
import type { SeenRecord } from '../../db/log.ts'
import { columnsOf, csvLine } from './csv.ts'

type Batches = AsyncIterable<readonly SeenRecord[]>

/** One record a line. */
export async function* asNdjson(batches: Batches): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map(({ record }) => `${record}\n`).join('')
}

/** A header line, unless the export goes on after a record, and one line a record. */
export async function* asCsv(batches: Batches, contract: z.ZodType, header: boolean): AsyncGenerator<string> {
  const columns = columnsOf(contract)
  if (header) yield csvLine(columns)
  for await (const rows of batches) {
    yield rows
      .map(({ record }) => JSON.parse(record) as Record<string, unknown>)
      .map(record => csvLine(columns.map(column => record[column])))
      .join('')
  }
}

/** One document in the envelope of all answers, a record a line. */
export async function* asJson(
  batches: Batches,
  { meta, links }: { meta: object; links: object },
): AsyncGenerator<string> {
  let opening = '{"data":['
  for await (const rows of batches) {
    yield rows.map(({ record }, index) => `${index === 0 ? opening : ','}\n${record}`).join('')
    opening = ','
  }
  const start = opening === ',' ? '' : opening
  yield `${start}\n],"meta":${JSON.stringify(meta)},"links":${JSON.stringify(links)}}\n`
}
