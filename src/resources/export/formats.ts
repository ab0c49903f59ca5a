import type { z } from 'zod'
import type { SeenRecord } from '../../db/log.ts'
import { columnsOf, csvLine } from './csv.ts'

type Batches = AsyncIterable<readonly SeenRecord[]>

// Longer texts are garbage that Node lets lie for a long time.
const pieceLength = 50_000

/** Texts put together, to pieces that are sent at once. */
function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** One record a line. */
export async function* asNdjson(batches: Batches): AsyncGenerator<string> {
  for await (const rows of batches) yield* pieces(rows.map(({ record }) => `${record}\n`))
}

/** A header line, unless the export goes on after a record, and one line a record. */
export async function* asCsv(batches: Batches, contract: z.ZodType, header: boolean): AsyncGenerator<string> {
  const columns = columnsOf(contract)
  if (header) yield csvLine(columns)
  for await (const rows of batches) {
    const records = rows.map(({ record }) => JSON.parse(record) as Record<string, unknown>)
    yield* pieces(records.map(record => csvLine(columns.map(column => record[column]))))
  }
}

/** One document in the envelope of all answers, a record a line. */
export async function* asJson(
  batches: Batches,
  { meta, links }: { meta: object; links: object },
): AsyncGenerator<string> {
  let opening = '{"data":['
  for await (const rows of batches) {
    yield* pieces(rows.map(({ record }, index) => `${index === 0 ? opening : ','}\n${record}`))
    opening = ','
  }
  const start = opening === ',' ? '' : opening
  yield `${start}\n],"meta":${JSON.stringify(meta)},"links":${JSON.stringify(links)}}\n`
}
