/** How often the answers of a route were served from memory, by method and status. */
export interface RouteTally {
  readonly route: string
  readonly served: Record<'GET' | 'HEAD', Record<200 | 304, number>>
}

const none = () => ({ 200: 0, 304: 0 })

/** Counts what is served from memory, with as little as adding one: labels are put to it when somebody asks. */
export class Tallies {
  readonly #routes = new Map<string, RouteTally>()

  of(route: string): RouteTally {
    const known = this.#routes.get(route)
    if (known) return known
    const tally = { route, served: { GET: none(), HEAD: none() } }
    this.#routes.set(route, tally)
    return tally
  }

  /** Tells each count since the last time, and begins anew. */
  drain(tell: (labels: { method: string; route: string; status: string }, count: number) => void): void {
    for (const { route, served } of this.#routes.values()) {
      for (const [method, counts] of Object.entries(served)) {
        for (const [status, count] of Object.entries(counts))
          if (count > 0) tell({ method, route, status }, count)
        Object.assign(counts, none())
      }
    }
  }
}
