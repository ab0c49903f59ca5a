import { useEffect, useState } from 'preact/hooks'
import type { Api } from './api.ts'
import { Badge } from './badge.tsx'
import { countErrors } from './count-errors.ts'
import { ProblemNote } from './problem-note.tsx'
import { changesetHref } from './route.ts'
import { useSession } from './session.ts'
import type { Head } from './types.ts'
import { useTask } from './use-task.ts'
import { plural, when } from './words.ts'

const states: Record<string, string> = {
  'DRAFT,IN_REVIEW': 'Open: drafts and in review',
  DRAFT: 'Drafts',
  IN_REVIEW: 'In review',
  PUBLISHED: 'Published',
  REJECTED: 'Rejected',
  ABANDONED: 'Abandoned',
  'DRAFT,IN_REVIEW,PUBLISHED,REJECTED,ABANDONED': 'All',
}

interface Filter {
  state: string
  batch: string
  sort: 'newest' | 'contradictions'
}

/** A page of them; all of them, as they come, where they are to be put in order. */
async function* pagesOf(api: Api, filter: Filter, from: string | undefined) {
  let cursor = from
  do {
    const { data, links } = await api.get<Head[]>(queryOf(filter, cursor))
    cursor = (links.next && new URL(links.next, location.href).searchParams.get('cursor')) || undefined
    yield { heads: data, next: cursor }
  } while (cursor !== undefined && filter.sort === 'contradictions')
}

const first: Filter = { state: 'DRAFT,IN_REVIEW', batch: '', sort: 'newest' }
const pageSize = { newest: 25, contradictions: 100 }

const queryOf = ({ state, batch, sort }: Filter, cursor: string | undefined): string => {
  const query = new URLSearchParams({ state, include: 'contradictions', limit: String(pageSize[sort]) })
  if (batch !== '') query.set('batch', batch)
  if (cursor !== undefined) query.set('cursor', cursor)
  return `changesets?${query}`
}

/** What was proposed: filtered, in pages, with what each contradicts. */
export function ChangesetList() {
  const { api, say } = useSession()
  const [filter, setFilter] = useState(first)
  const [cursors, setCursors] = useState<string[]>([])
  const [heads, setHeads] = useState<Head[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [errors, setErrors] = useState<ReadonlyMap<number, number>>(new Map())
  const [reloads, setReloads] = useState(0)
  const { busy, problem, run } = useTask()

  useEffect(() => {
    const stop = new AbortController()
    void run(async () => {
      const found: Head[] = []
      setErrors(new Map())
      for await (const { heads: more, next } of pagesOf(api, filter, cursors.at(-1))) {
        if (stop.signal.aborted) return
        found.push(...more)
        setHeads([...found])
        setNext((filter.sort === 'newest' && next) || null)
      }
      if (reloads > 0) say(`${plural(found.length, 'changeset')} listed`)
      void countErrors(api, inOrder(found, filter.sort).slice(0, pageSize.newest), stop.signal, setErrors)
    })
    return () => stop.abort()
  }, [filter, cursors, reloads])

  const change = (members: Partial<Filter>) => {
    setCursors([])
    setFilter({ ...filter, ...members })
  }
  return (
    <>
      <div class="heading">
        <h1>Changesets</h1>
        <button
          type="button"
          class="secondary outline"
          aria-busy={busy}
          onClick={() => setReloads(reloads + 1)}
        >
          Reload
        </button>
      </div>
      <Filters filter={filter} onChange={change} />
      {problem && <ProblemNote problem={problem} />}
      {heads && <Table heads={inOrder(heads, filter.sort)} errors={errors} />}
      <nav class="pager" aria-label="Pages of changesets">
        <button
          type="button"
          class="secondary outline"
          disabled={cursors.length === 0}
          onClick={() => setCursors(cursors.slice(0, -1))}
        >
          Newer
        </button>
        <span>
          Page {cursors.length + 1}
          {heads && `, ${plural(heads.length, 'changeset')}`}
        </span>
        <button
          type="button"
          class="secondary outline"
          disabled={next === null}
          onClick={() => next && setCursors([...cursors, next])}
        >
          Older
        </button>
      </nav>
    </>
  )
}

function Filters({ filter, onChange }: { filter: Filter; onChange(members: Partial<Filter>): void }) {
  return (
    <form class="filters" onSubmit={event => event.preventDefault()}>
      <label>
        State
        <select value={filter.state} onChange={event => onChange({ state: event.currentTarget.value })}>
          {Object.entries(states).map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        Batch
        <input
          type="search"
          maxLength={100}
          placeholder="all"
          value={filter.batch}
          onChange={event => onChange({ batch: event.currentTarget.value.trim() })}
        />
      </label>
      <label>
        Order
        <select
          value={filter.sort}
          onChange={event => onChange({ sort: event.currentTarget.value as Filter['sort'] })}
        >
          <option value="newest">Newest first</option>
          <option value="contradictions">Most contradictions first</option>
        </select>
      </label>
    </form>
  )
}

const inOrder = (heads: readonly Head[], sort: Filter['sort']): readonly Head[] => {
  if (sort === 'newest') return heads
  const of = ({ contradictions }: Head) => contradictions ?? -1
  return [...heads].sort((a, b) => of(b) - of(a) || b.id - a.id)
}

function Table({ heads, errors }: { heads: readonly Head[]; errors: ReadonlyMap<number, number> }) {
  if (heads.length === 0) return <p class="empty">No changeset is like that.</p>
  return (
    <ul class="changesets">
      {heads.map(head => (
        <li key={head.id}>
          <a href={changesetHref(head.id)}>
            <span class="number">{head.id}</span> {head.title}
          </a>
          <Badge state={head.state} />
          <small>
            {head.createdBy}, {when(head.createdAt)} · {plural(head.operationCount, 'record')}
            {head.commentCount > 0 && ` · ${plural(head.commentCount, 'comment')}`}
            {head.batch !== null && ` · batch ${head.batch}`}
            {head.revision !== null && ` · revision ${head.revision}`}
          </small>
          <Counts contradictions={head.contradictions ?? 0} errors={errors.get(head.id)} />
        </li>
      ))}
    </ul>
  )
}

/** Errors are counted later; until then nothing is said of them. */
function Counts({ errors, contradictions }: { errors: number | undefined; contradictions: number }) {
  return (
    <span class="counts">
      {errors !== undefined && errors > 0 && <span class="badge bad">{plural(errors, 'error')}</span>}
      {contradictions > 0 && <span class="badge warn">{plural(contradictions, 'contradiction')}</span>}
      {errors === 0 && contradictions === 0 && <small>no errors, no contradictions</small>}
    </span>
  )
}
