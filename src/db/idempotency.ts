import { randomUUID } from 'node:crypto'
import type { Database } from './client.ts'
import { sql } from './sql.ts'
import { LostClaim, type Steps } from './steps.ts'

type Prismatic = Pick<Database, 'prisma'>

/** An answer as it is given again. */
export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A request by what identifies it: SHA-256 of who sent it and its key, and of what it asks for. */
export interface Identified {
  id: Buffer
  fingerprint: Buffer
}

/** What a request finds under its key. */
export type Found =
  | { claim: Claim }
  | { answer: KeptAnswer }
  /** Another request used the key, or this one is being worked on. */
  | { refusal: 'reused' | 'in use' }

interface Row {
  same: boolean
  answer: KeptAnswer | null
}

/** So long an answer is given again. */
const kept = sql`interval '24 hours'`
/** A process that says nothing for so long is taken for dead. */
const held = sql`interval '30 seconds'`
const renewMs = 10_000

/** The right to work on a request, until it is answered or its process dies. */
export class Claim implements Steps {
  readonly #database: Prismatic
  readonly #id: Buffer
  readonly #holder: string
  readonly #done: string[]
  readonly #timer: NodeJS.Timeout

  /** @param done results of the steps that were done before its last process died */
  constructor(database: Prismatic, { id, holder, done }: { id: Buffer; holder: string; done: string[] }) {
    this.#database = database
    this.#id = id
    this.#holder = holder
    this.#done = [...done]
    this.#timer = setInterval(() => void this.#renew().catch(() => undefined), renewMs).unref()
  }

  next() {
    const text = this.#done.shift()
    return text === undefined ? undefined : { result: JSON.parse(text) }
  }

  async remember(run: Parameters<Steps['remember']>[0], result: unknown): Promise<void> {
    const rows = await run(
      sql`UPDATE idempotency_key SET steps = steps || ${JSON.stringify(result ?? null)}::text
        WHERE id = ${this.#id} AND holder = ${this.#holder}::uuid RETURNING 1`,
    )
    if (rows.length === 0) throw new LostClaim()
  }

  /** Keeps the answer, so that it is given again. */
  async settle(answer: KeptAnswer): Promise<void> {
    clearInterval(this.#timer)
    await this.#database.prisma.$executeRaw(
      sql`UPDATE idempotency_key SET answer = ${JSON.stringify(answer)}::jsonb, holder = NULL
        WHERE id = ${this.#id} AND holder = ${this.#holder}::uuid`,
    )
  }

  /** Lets the same request be tried again; what it has written stays done. */
  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#database.prisma.$executeRaw(
      sql`UPDATE idempotency_key SET holder = NULL, held_until = now()
        WHERE id = ${this.#id} AND holder = ${this.#holder}::uuid`,
    )
  }

  #renew() {
    return this.#database.prisma.$executeRaw(
      sql`UPDATE idempotency_key SET held_until = now() + ${held}
        WHERE id = ${this.#id} AND holder = ${this.#holder}::uuid`,
    )
  }
}

/** Claims a request, unless it was answered, is being worked on, or its key is another's. */
export async function claimRequest(database: Prismatic, { id, fingerprint }: Identified): Promise<Found> {
  const holder = randomUUID()
  const claimed = await database.prisma.$queryRaw<{ steps: string[] }[]>(
    sql`INSERT INTO idempotency_key AS k (id, fingerprint, holder, held_until)
      VALUES (${id}, ${fingerprint}, ${holder}::uuid, now() + ${held})
      ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until,
        fingerprint = excluded.fingerprint, answer = NULL,
        steps = CASE WHEN k.created_at < now() - ${kept} THEN '{}' ELSE k.steps END,
        created_at = CASE WHEN k.created_at < now() - ${kept} THEN now() ELSE k.created_at END
      WHERE k.created_at < now() - ${kept}
        OR (k.answer IS NULL AND k.fingerprint = excluded.fingerprint AND k.held_until <= now())
      RETURNING k.steps`,
  )
  const [own] = claimed
  if (own) return { claim: new Claim(database, { id, holder, done: own.steps }) }
  const [row] = await database.prisma.$queryRaw<Row[]>(
    sql`SELECT fingerprint = ${fingerprint} AS same, answer FROM idempotency_key WHERE id = ${id}`,
  )
  if (row?.same === false) return { refusal: 'reused' }
  return row?.answer ? { answer: row.answer } : { refusal: 'in use' }
}

/** Forgets answers that are too old to be given again. */
export const sweepAnswers = ({ prisma }: Prismatic) =>
  prisma.$executeRaw(sql`DELETE FROM idempotency_key WHERE created_at < now() - ${kept}`)
