import { z } from 'zod'
import { BackupError } from './error.ts'

/** What a backup begins with: where it is from, and what follows. */
export const Header = z.object({
  format: z.literal('supplement-kb backup'),
  formatVersion: z.literal(1),
  createdAt: z.iso.datetime(),
  postgres: z.string(),
  revision: z.int(),
  release: z.string().nullable(),
  /** The migrations that made the tables, the oldest first. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
})
export type Header = z.output<typeof Header>

const frameBytes = 65_536

/** The header as the first line of a backup. */
export const headerLine = (header: Header): Buffer => Buffer.from(`${JSON.stringify(header)}\n`)

/** The bytes of a table in frames, each led by its length on a line; a length of 0 ends them. */
export async function* framed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < frameBytes) continue
    yield Buffer.concat([Buffer.from(`${size}\n`), ...waiting])
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat([Buffer.from(`${size}\n`), ...waiting])
  yield Buffer.from('0\n')
}

const newLine = 10

/** The same bytes of a table; tells of the rows in each part of them. COPY writes a row a line. */
export async function* countingRows(
  chunks: AsyncIterable<Buffer>,
  onRows: (count: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    let count = 0
    for (let at = chunk.indexOf(newLine); at !== -1; at = chunk.indexOf(newLine, at + 1)) count += 1
    onRows(count)
    yield chunk
  }
}

/** Reads a backup that was unpacked: its header, then its tables one after the other. */
export class Contents {
  readonly #chunks: AsyncIterator<Buffer>
  #buffer: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** @throws BackupError when it is none of ours, or of a later form */
  async header(): Promise<Header> {
    const parsed = Header.safeParse(parseJson(await this.#line()))
    if (!parsed.success) throw new BackupError('the file is not a backup that this version can read')
    return parsed.data
  }

  /** The bytes of the next table. */
  async *table(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = Number(await this.#line())
      if (!Number.isSafeInteger(length)) throw new BackupError('the file is damaged')
      if (length === 0) return
      yield await this.#take(length)
    }
  }

  async end(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #line(): Promise<string> {
    let at = this.#buffer.indexOf('\n')
    while (at === -1) {
      await this.#more()
      at = this.#buffer.indexOf('\n')
    }
    const line = this.#buffer.toString('utf8', 0, at)
    this.#buffer = this.#buffer.subarray(at + 1)
    return line
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#buffer.length < length) await this.#more()
    const taken = this.#buffer.subarray(0, length)
    this.#buffer = this.#buffer.subarray(length)
    return taken
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) throw new BackupError('the file ends too early')
    this.#buffer = Buffer.concat([this.#buffer, value])
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
