/** What the API answers, as far as the pages use it. */
// biome-ignore lint/suspicious/noExplicitAny: the API's document describes its answers; templates read them as they come
export type Json = any

/** The API did not answer with what a page needs. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  /** @param status of the page that tells of it: 404, 410, or 502 when the API itself is at fault */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const TIMEOUT_MS = 8000

/** Where a record went: pages answer with the same redirect. */
export class Moved extends Error {
  override readonly name = 'Moved'

  constructor(readonly slug: string) {
    super(`moved to ${slug}`)
  }
}

/** Reads from the API over HTTP. */
export class Api {
  readonly #root: string

  /** @param root such as `http://127.0.0.1:3000` */
  constructor(root: string) {
    this.#root = root.replace(/\/+$/, '')
  }

  /** @throws ApiError, or Moved when the record has another key now */
  async #get(path: string, accept: string): Promise<string> {
    const answer = await fetch(this.#root + path, {
      headers: { accept },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new ApiError(502, `The API cannot be reached: ${error instanceof Error ? error.message : error}`)
    })
    if (answer.status === 301) throw new Moved(slugIn(answer.headers.get('location') ?? ''))
    if (answer.ok) return answer.text()
    await answer.body?.cancel()
    if ([400, 404, 410].includes(answer.status)) throw new ApiError(answer.status === 410 ? 410 : 404, path)
    throw new ApiError(502, `The API answered ${answer.status} to ${path}`)
  }

  async json(path: string): Promise<Json> {
    return JSON.parse(await this.#get(path, 'application/json'))
  }

  html = (path: string) => this.#get(path, 'text/html')
  jsonLd = (path: string) => this.#get(path, 'application/ld+json')
  svg = (path: string) => this.#get(path, 'image/svg+xml')
  atom = (path: string) => this.#get(path, 'application/atom+xml')
}

const slugIn = (address: string) => new URL(address, 'http://path.only').pathname.split('/')[3] ?? ''
