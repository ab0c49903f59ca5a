import type { Problem } from './types.ts'

/** The API refused, or did not answer. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** What is sent besides the address. */
interface Sent {
  json?: unknown
  /** A body of another type. */
  body?: Blob
  /** The version of the changeset that the editor has seen. */
  version?: number
}

interface Answer<T> {
  data: T
  links: { next?: string | null }
}

// Beside this page, wherever a proxy has put both.
const rootOf = () => new URL('.', document.baseURI)

const problem = (title: string, status: number, detail: string): Problem => ({
  ...{ type: '', title, status, detail, code: '', errors: [] },
})

const unreachable = problem(
  'No answer',
  0,
  'The service did not answer. Check the connection and try again; nothing that you did is lost.',
)

/** Speaks to the API with one key, which stays in this object: in no address, storage or element. */
export class Api {
  readonly #key: string
  readonly #onRefused: (problem: Problem) => void

  /** @param onRefused hears that the key opens nothing any more */
  constructor(key: string, onRefused: (problem: Problem) => void) {
    this.#key = key
    this.#onRefused = onRefused
  }

  get = <T>(path: string) => this.send<T>('GET', path)
  post = <T>(path: string, sent: Sent = {}) => this.send<T>('POST', path, sent)
  patch = <T>(path: string, sent: Sent) => this.send<T>('PATCH', path, sent)

  /** @throws Refusal */
  async send<T>(method: string, path: string, { json, body, version }: Sent = {}): Promise<Answer<T>> {
    const headers = new Headers({ accept: 'application/json', authorization: `Bearer ${this.#key}` })
    if (json !== undefined) headers.set('content-type', 'application/json')
    if (body !== undefined) headers.set('content-type', body.type)
    if (version !== undefined) headers.set('if-match', `"v${version}"`)
    const answer = await request(`v1/${path}`, {
      ...{ method, headers, credentials: 'omit', cache: 'no-store' },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    })
    const told = (await answer.json().catch(() => null)) as Answer<T> | Problem | null
    if (answer.ok && told !== null) return told as Answer<T>
    const refused = isProblem(told)
      ? told
      : problem('Not understood', answer.status, `Something other than the API answered (${answer.status}).`)
    if (refused.status === 401) this.#onRefused(refused)
    throw new Refusal(refused)
  }
}

const isProblem = (told: unknown): told is Problem => typeof (told as Problem | null)?.detail === 'string'

async function request(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, rootOf()), init)
  } catch {
    throw new Refusal(unreachable)
  }
}

/** A public document of the service, which needs no key. */
export async function publicDocument<T>(path: string): Promise<T> {
  const answer = await request(path, { headers: { accept: 'application/json' }, credentials: 'omit' })
  if (!answer.ok) throw new Refusal(problem('No answer', answer.status, `${path} cannot be read.`))
  return (await answer.json()) as T
}

/** The address of a public record, to be opened in another tab. */
export const recordAddress = (kind: string, key: string): string => {
  const page = kind === 'article' ? '?page=true' : ''
  return new URL(`v1/${kind}s/${encodeURIComponent(key)}${page}`, rootOf()).href
}

/** What went wrong, as a problem; what is no refusal is an error of ours, and goes on. */
export function problemIn(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem
  throw error
}
