/** The way from a record, or a file, to one of its members. */
export type Path = readonly (string | number)[]

/** What is wrong with one member of one record, before anybody knows where the record was written. */
export interface RecordFault {
  kind: string
  key: string
  path: Path
  message: string
  /** When its author has seen another version than the published one; null where there is none. */
  versions?: { written: number | null; published: number | null }
}

/** What is wrong, and where, as its author is told. */
export interface Fault {
  /** `supplements/magnesium.yaml:41`, or `interaction magnesium--…` for a record that is in no file. */
  at: string
  field: string
  message: string
}

/** Knowledge that is refused whole. The message lists every fault, one a line. */
export class KnowledgeFaults extends Error {
  override readonly name = 'KnowledgeFaults'

  constructor(
    readonly what: string,
    readonly faults: readonly Fault[],
  ) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
    super(`${what}: ${count}\n${faults.map(printFault).join('\n')}`)
  }
}

/** `supplements/magnesium.yaml:41: interactions[3].management.action: is missing` */
export const printFault = ({ at, field, message }: Fault): string =>
  [at, field, message].filter(part => part !== '').join(': ')

/** `['interactions', 3, 'management', 'action']` → `interactions[3].management.action` */
export const printPath = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')

/** A fault of a record that stands in no file. */
export const unplaced = ({ kind, key, path, message }: RecordFault): Fault => ({
  at: `${kind} ${key}`,
  field: printPath(path),
  message,
})

/** As many faults as a person reads, and more than a program should keep. */
const mostFaults = 1000

/** Faults that are gathered while there are not too many of them. */
export class FaultList {
  readonly #what: string
  readonly #faults: Fault[] = []

  /** @param what is refused because of them */
  constructor(what: string) {
    this.#what = what
  }

  get isEmpty(): boolean {
    return this.#faults.length === 0
  }

  /** @throws KnowledgeFaults when there are too many to go on */
  add(fault: Fault): void {
    this.#faults.push(fault)
    if (this.#faults.length < mostFaults) return
    this.#faults.push({
      at: 'operations',
      field: '',
      message: `may have more faults than these ${mostFaults}`,
    })
    this.throw()
  }

  throw(): never {
    throw new KnowledgeFaults(this.#what, this.#faults)
  }

  throwIfAny(): void {
    if (!this.isEmpty) this.throw()
  }
}
