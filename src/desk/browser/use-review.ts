import { useEffect, useRef, useState } from 'preact/hooks'
import { problemIn, Refusal } from './api.ts'
import { sentData } from './sent-data.ts'
import { useSession } from './session.ts'
import type { Changeset, Head, Members, Operation, OperationState, Problem } from './types.ts'

/** Operations on one page: as many as are drawn at once. */
export const pageSize = 50

/** What is to become of an operation. */
export interface Change {
  /** The whole document. */
  data?: Members
  state?: OperationState
}

const pageOf = (n: number): number => Math.floor((Math.max(1, n) - 1) / pageSize) * pageSize

/** A changeset under review: a page of its operations, what is changed of them, and how to undo it. */
export function useReview(id: number, first: number) {
  const { api, names } = useSession()
  const [changeset, setChangeset] = useState<Changeset | null>(null)
  const [tail, setTail] = useState<Operation[]>([])
  const [selected, setSelected] = useState(first)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const version = useRef(0)
  const queue = useRef(Promise.resolve())
  const done = useRef<Operation[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const loads = useRef(0)
  const latest = useRef(changeset)
  latest.current = changeset
  const after = pageOf(selected)

  const read = (from: number, limit: number) =>
    api.get<Changeset>(`changesets/${id}?after=${from}&limit=${limit}`).then(({ data }) => data)

  const load = async (from = after) => {
    clearTimeout(timer.current)
    loads.current += 1
    const own = loads.current
    setBusy(true)
    try {
      const found = await read(from, pageSize)
      await names.learn(api, found.operations)
      const others = (found.validation?.warnings ?? []).flatMap(({ n, kind, contradicts }) =>
        contradicts && n !== null && n > from && n <= from + pageSize
          ? [{ kind, key: contradicts.with }]
          : [],
      )
      const gone = found.operations.filter(({ op }) => op !== 'create' && op !== 'update')
      await names.learnRecords(api, [...others, ...gone])
      // A later one may be answered earlier.
      if (own !== loads.current) return
      version.current = found.version
      latest.current = found
      setChangeset(found)
      setProblem(null)
    } catch (error) {
      setProblem(problemIn(error))
    } finally {
      if (own === loads.current) setBusy(false)
    }
  }
  useEffect(() => void load(), [id, after])
  useEffect(() => () => clearTimeout(timer.current), [])

  // An import writes the article last: it may be on another page than what was taken from it.
  const count = changeset?.operationCount ?? 0
  useEffect(() => {
    if (count > pageSize)
      read(Math.max(0, count - pageSize), pageSize).then(
        found => setTail(found.operations),
        () => undefined,
      )
  }, [count])

  const replace = (operation: Operation) =>
    setChangeset(
      now =>
        now && {
          ...now,
          states: moved(now, operation),
          operations: now.operations.map(one => (one.n === operation.n ? operation : one)),
        },
    )

  /** @throws Refusal when somebody else changed this very operation meanwhile */
  const send = async (operation: Operation, change: Change): Promise<void> => {
    const path = `changesets/${id}/operations/${operation.n}`
    const json =
      change.data === undefined
        ? change
        : { ...change, data: await sentData(api, id, operation, change.data) }
    try {
      const { data } = await api.patch<Head>(path, { json, version: version.current })
      version.current = data.version
    } catch (error) {
      if (problemIn(error).code !== 'precondition-failed') throw error
      // Somebody changed the changeset: from now on that is what the editor sees.
      await load()
      const shown = latest.current?.operations.find(({ n }) => n === operation.n)
      const now = shown ?? (await read(operation.n - 1, 1)).operations[0]
      if (!now || now.state !== operation.state || !isSame(now, operation)) throw error
      await send(operation, change)
    }
  }

  /** One after the other, so that each names the version that the one before made. */
  const change = (operation: Operation, wanted: Change, isUndo = false): Promise<void> => {
    const { state = 'PENDING' } = wanted
    if (wanted.data === undefined) replace({ ...operation, state })
    const work = queue.current.then(async () => {
      try {
        const now = latest.current?.operations.find(({ n }) => n === operation.n)
        if (now && !isSame(now, operation)) throw overtaken
        await send(operation, wanted)
        if (!isUndo) done.current.push(operation)
        if (wanted.data !== undefined) await load()
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void load(), 1500)
      } catch (error) {
        const isOvertaken = error instanceof Refusal && error.problem.code === 'precondition-failed'
        if (isOvertaken) await load()
        else replace(operation)
        throw error
      }
    })
    queue.current = work.catch(() => undefined)
    return work
  }

  /** The number of the operation that is again as it was. */
  const undo = async (): Promise<number | null> => {
    await queue.current
    const before = done.current.pop()
    if (!before) return null
    const now = latest.current?.operations.find(({ n }) => n === before.n)
    const isEdited = now !== undefined && !isSame(now, before)
    const data = isEdited ? before.data : null
    await change(now ?? before, { state: before.state, ...(data && { data }) }, true)
    return before.n
  }

  /** Accepts all that wait, on all pages; how many they were. */
  const acceptPending = async (): Promise<number> => {
    await queue.current
    const waiting = latest.current?.states.PENDING ?? 0
    const json = { state: 'ACCEPTED', where: { state: 'PENDING' } }
    try {
      await api.patch(`changesets/${id}/operations`, { json, version: version.current })
    } catch (error) {
      // Nobody accepts what he has not seen.
      await load()
      throw error
    }
    return waiting
  }

  const operations = changeset?.operations ?? []
  return {
    ...{ changeset, operations, selected, after, busy, problem, count },
    /** What is loaded of it, the end included. */
    all: [...operations, ...tail.filter(({ n }) => !operations.some(one => one.n === n))],
    select: (n: number) => setSelected(Math.min(Math.max(1, n), Math.max(1, count))),
    setProblem,
    reload: () => load(),
    /** An operation as it is now, on whatever page. */
    read: async (n: number) => {
      const {
        operations: [operation],
      } = await read(n - 1, 1)
      if (!operation) throw new Error(`there is no operation ${n}`)
      return operation
    },
    change,
    undo,
    acceptPending,
  }
}

export type ReviewState = ReturnType<typeof useReview>

const overtaken = new Refusal({
  ...{ type: '', status: 412, code: 'precondition-failed', errors: [] },
  title: 'Changed meanwhile',
  detail: 'Somebody else edited this record. Look at it as it is now, and decide again.',
})

const isSame = (one: Operation, other: Operation): boolean =>
  JSON.stringify(one.data) === JSON.stringify(other.data)

function moved({ states, operations }: Changeset, { n, state }: Operation): Changeset['states'] {
  const before = operations.find(one => one.n === n)?.state
  if (before === undefined || before === state) return states
  return { ...states, [before]: (states[before] ?? 1) - 1, [state]: (states[state] ?? 0) + 1 }
}
