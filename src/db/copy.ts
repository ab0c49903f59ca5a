import { once } from 'node:events'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { inTurn } from './turns.ts'

/** A column that is copied into: arrays and JSON are written in ways of their own. */
export interface CopyColumn {
  name: string
  form: 'plain' | 'array' | 'json'
}

// As much as is sent in one COPY: enough that what each costs by itself does not count.
const bufferedCharacters = 1_000_000

/** Rows on their way into one table, sent by COPY whenever there are many; in constant memory therefore. */
export class CopyBuffer {
  readonly #connection: pg.ClientBase
  readonly #statement: string
  readonly #forms: readonly CopyColumn['form'][]
  #lines: string[] = []
  #size = 0

  /** @param table as SQL names it */
  constructor(connection: pg.ClientBase, table: string, columns: readonly CopyColumn[]) {
    this.#connection = connection
    this.#statement = `COPY ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) FROM STDIN`
    this.#forms = columns.map(({ form }) => form)
  }

  /** Takes a row, with its values in the order of the columns; undefined is NULL. */
  add(values: readonly unknown[]): void {
    const line = values.map((value, index) => copyText(value, this.#forms[index])).join('\t')
    this.#lines.push(line)
    this.#size += line.length + 1
  }

  get isFull(): boolean {
    return this.#size >= bufferedCharacters
  }

  /**
   * Sends what waits.
   *
   * @throws pg.DatabaseError when PostgreSQL refuses a row; `where` names its line among those of this call
   */
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return
    const text = `${this.#lines.join('\n')}\n`
    this.#lines = []
    this.#size = 0
    await inTurn(this.#connection, async () => {
      const copying = this.#connection.query(from(this.#statement))
      copying.end(Buffer.from(text))
      await once(copying, 'finish')
    })
  }
}

function copyText(value: unknown, form: CopyColumn['form'] = 'plain'): string {
  if (value === null || value === undefined) return '\\N'
  if (form === 'json') return escaped(JSON.stringify(value))
  if (form === 'array') return escaped(arrayText(value as readonly unknown[]))
  if (typeof value === 'string') return escaped(value)
  return value instanceof Date ? value.toISOString() : String(value)
}

const arrayText = (items: readonly unknown[]): string =>
  `{${items.map(item => `"${String(item).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** What COPY takes for itself, escaped. */
const escaped = (text: string): string =>
  special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, character => escapes[character] as string) : text
