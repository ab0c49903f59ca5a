import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { problemIn } from './api.ts'
import { ArticlePane } from './article-pane.tsx'
import { Card } from './card.tsx'
import { Comments } from './comments.tsx'
import { lineOf } from './describe.ts'
import { Help } from './help.tsx'
import { ProblemNote } from './problem-note.tsx'
import { ReviewHead } from './review-head.tsx'
import { notePlace } from './route.ts'
import { useSession } from './session.ts'
import { isOpen, type Operation, type OperationState } from './types.ts'
import { useArticle } from './use-article.ts'
import { type Change, pageSize, useReview } from './use-review.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { humanize } from './words.ts'

/** A changeset: each proposed record, with its words in the article beside it. */
export function Review({ id, first }: { id: number; first: number }) {
  const session = useSession()
  const { names, say } = session
  const review = useReview(id, first)
  const { changeset, operations, selected, count } = review
  const [editing, setEditing] = useState(false)
  const [comparing, setComparing] = useState(false)
  const [helping, setHelping] = useState(false)
  const [keysOn, setKeysOn] = useState(true)
  const list = useRef<HTMLOListElement>(null)
  const toFocus = useRef(first > 1 ? first : 0)
  // Keys may come faster than the page is drawn.
  const at = useRef(first)
  const isTouched = useRef(false)
  const current = operations.find(({ n }) => n === selected)
  const { article, quotes } = useArticle(current, review.all)

  useEffect(() => notePlace(id, selected), [id, selected])
  useLayoutEffect(() => {
    if (toFocus.current !== selected || !current) return
    toFocus.current = 0
    const card = list.current?.querySelector<HTMLElement>(`[data-n="${selected}"]`)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest' })
  })

  const go = (n: number) => {
    if (n < 1 || n > count) return say(n < 1 ? 'This is the first record' : 'This is the last record')
    if (isTouched.current) return say('Save what you typed, or cancel it, before you go on')
    setEditing(false)
    toFocus.current = n
    at.current = n
    review.select(n)
  }
  const apply = async (operation: Operation, change: Change, done: string) => {
    try {
      await review.change(operation, change)
      say(`${done}: record ${operation.n}`)
    } catch (error) {
      review.setProblem(problemIn(error))
      say(`Record ${operation.n} stays as it was`)
    }
  }
  const decide = (state: OperationState) => {
    const operation = operations.find(({ n }) => n === at.current)
    if (!operation || !changeset || !isOpen(changeset)) return
    if (!session.scopes.includes('review'))
      return say('Your key may not accept or reject: that needs “review”')
    void apply(operation, { state }, humanize(state))
    if (at.current < count) go(at.current + 1)
  }
  const undo = async () => {
    try {
      const n = await review.undo()
      say(n === null ? 'There is nothing to undo' : `Undone: record ${n}`)
      if (n !== null) go(n)
    } catch (error) {
      review.setProblem(problemIn(error))
    }
  }
  const edit = () => changeset && isOpen(changeset) && current?.data && setEditing(true)
  useShortcuts(keysOn, {
    j: () => go(at.current + 1),
    k: () => go(at.current - 1),
    a: () => decide('ACCEPTED'),
    r: () => decide('REJECTED'),
    u: () => void undo(),
    n: () => {
      const waiting = operations.find(({ n, state }) => n > at.current && state === 'PENDING')
      go(waiting?.n ?? Math.max(at.current + 1, review.after + pageSize + 1))
    },
    e: edit,
    d: () => setComparing(!comparing),
    '?': () => setHelping(true),
  })

  if (!changeset)
    return (
      <>
        <h1>Changeset {id}</h1>
        {review.problem ? <ProblemNote problem={review.problem} /> : <p aria-busy="true">Reading…</p>}
      </>
    )
  return (
    <>
      <ReviewHead changeset={changeset} review={review} onGo={go} onHelp={() => setHelping(true)} />
      {review.problem && <ProblemNote problem={review.problem} />}
      <div class={article ? 'review' : 'review alone'}>
        <div>
          <ol class="cards" ref={list} start={review.after + 1} aria-label="Proposed records">
            {operations.map(operation => (
              <Card
                key={operation.n}
                changeset={changeset}
                operation={operation}
                isOpen={operation.n === selected}
                line={lineOf(operation, names)}
                quotes={quotes}
                isEditing={editing}
                isComparing={comparing}
                onOpen={() => go(operation.n)}
                onDecide={decide}
                onEdit={setEditing}
                onCompare={setComparing}
                onUndo={() => void undo()}
                onTouched={touched => {
                  isTouched.current = touched
                }}
                onSave={async change => {
                  await review.change(operation, change)
                  setEditing(false)
                  say(`Saved: record ${operation.n}`)
                  toFocus.current = operation.n
                }}
              />
            ))}
          </ol>
          <Pages after={review.after} count={count} onGo={go} />
          <Comments id={id} count={changeset.commentCount} n={selected} onGo={go} />
        </div>
        {article && (
          <ArticlePane article={article} found={quotes.find(({ found }) => found)?.found ?? null} />
        )}
      </div>
      {helping && <Help isOn={keysOn} onSwitch={setKeysOn} onClose={() => setHelping(false)} />}
    </>
  )
}

function Pages({ after, count, onGo }: { after: number; count: number; onGo(n: number): void }) {
  if (count <= pageSize) return null
  const end = Math.min(count, after + pageSize)
  return (
    <nav class="pager" aria-label="Pages of records">
      <button
        type="button"
        class="secondary outline"
        disabled={after === 0}
        onClick={() => onGo(after - pageSize + 1)}
      >
        Before
      </button>
      <span>
        {after + 1}–{end} of {count}
      </span>
      <button type="button" class="secondary outline" disabled={end === count} onClick={() => onGo(end + 1)}>
        Next
      </button>
    </nav>
  )
}
