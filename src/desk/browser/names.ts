import type { Api } from './api.ts'
import type { Members, Operation } from './types.ts'

interface Reference {
  kind: string
  key: string
}

const idOf = ({ kind, key }: Reference): string => `${kind} ${key}`

// Members that hold the slug of a thing without its kind.
const kinds: Record<string, string> = {
  supplement: 'supplement',
  condition: 'condition',
  population: 'population',
  mechanism: 'mechanism',
  source: 'source',
  sources: 'source',
}

/** Every thing and source that a document points at. */
export function referencesIn(value: unknown, member = ''): Reference[] {
  if (Array.isArray(value)) return value.flatMap(item => referencesIn(item, member))
  if (typeof value === 'string') {
    const kind = kinds[member]
    return kind === undefined ? [] : [{ kind, key: value }]
  }
  if (typeof value !== 'object' || value === null) return []
  const { kind, slug } = value as Members
  const own =
    member !== '' && typeof kind === 'string' && typeof slug === 'string' ? [{ kind, key: slug }] : []
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => referencesIn(inner, name))]
}

const titleOf = ({ name, title, question }: Members): string | undefined =>
  [name, title, question].find(text => typeof text === 'string') as string | undefined

const most = 1000

/** What things are called: those of the knowledge base, and those that a changeset proposes. */
export class Names {
  readonly #known = new Map<string, string>()
  readonly #records = new Map<string, Members | null>()

  of(kind: string, key: string): string {
    return this.#known.get(idOf({ kind, key })) ?? key
  }

  /** All that are known of a kind, by key. */
  all(kind: string): [key: string, name: string][] {
    return [...this.#known]
      .filter(([id]) => id.startsWith(`${kind} `))
      .map(([id, name]) => [id.slice(kind.length + 1), name])
  }

  /** A published record that was asked for before. */
  record(kind: string, key: string): Members | null {
    return this.#records.get(idOf({ kind, key })) ?? null
  }

  /** Learns what these operations propose and point at. */
  async learn(api: Api, operations: readonly Operation[]): Promise<void> {
    for (const { kind, key, data } of operations) {
      const title = data && titleOf(data)
      if (title) this.#known.set(idOf({ kind, key }), title)
    }
    const asked = operations.flatMap(({ data }) => referencesIn(data))
    const unknown = new Map(
      asked.filter(one => !this.#known.has(idOf(one))).map(one => [idOf(one), one] as const),
    )
    await this.#ask(api, [...unknown.values()], {
      source: ['title'],
      ...Object.fromEntries(
        ['supplement', 'condition', 'mechanism', 'practice', 'population', 'interactant'].map(kind => [
          kind,
          ['name'],
        ]),
      ),
    })
  }

  /** Learns published records whole, such as those that a proposal contradicts. */
  async learnRecords(api: Api, references: readonly Reference[]): Promise<void> {
    const unknown = references.filter(one => !this.#records.has(idOf(one)))
    await this.#ask(api, unknown)
  }

  async #ask(api: Api, references: readonly Reference[], fields?: Members): Promise<void> {
    for (let at = 0; at < references.length; at += most) {
      const records = references.slice(at, at + most).map(({ kind, key }) => ({ kind, key }))
      const { data } = await api.post<{ kind: string; key: string; record: Members | null }[]>('batch', {
        json: { records, ...(fields && { fields }) },
      })
      for (const { kind, key, record } of data) {
        if (!fields) this.#records.set(idOf({ kind, key }), record)
        this.#known.set(idOf({ kind, key }), (record && titleOf(record)) ?? key)
      }
    }
  }
}
