import { useState } from 'preact/hooks'
import { recordAddress } from './api.ts'
import { Confirm } from './confirm.tsx'
import { ProblemNote } from './problem-note.tsx'
import { changesetHref } from './route.ts'
import { useSession } from './session.ts'
import { type Changeset, type Head, isOpen } from './types.ts'
import type { ReviewState } from './use-review.ts'
import { type Task, useTask } from './use-task.ts'
import { plural } from './words.ts'

type Question = 'accept' | 'publish' | 'reject' | 'revert'

interface Rebased extends Head {
  rebased: { n: number; from: number | null; to: number; conflicts: string[] }[]
}

/** Submit, publish, reject, rebase, revert: each asks first what cannot be taken back. */
export function Decisions({ changeset, review }: { changeset: Changeset; review: ReviewState }) {
  const { api, scopes, say } = useSession()
  const [asked, setAsked] = useState<Question | null>(null)
  const [told, setTold] = useState('')
  const task = useTask()
  const { id, state, states, validation } = changeset
  const isStale =
    (task.problem?.code === 'conflict' && task.problem.errors.length > 0) ||
    (validation?.errors.some(({ versions }) => versions) ?? false)
  const post = <T,>(name: string, json: object = {}) => api.post<T>(`changesets/${id}/${name}`, { json })

  const work = (done: () => Promise<string>) =>
    task.run(async () => {
      const text = await done()
      setTold(text)
      say(text)
      setAsked(null)
      await review.reload()
    })
  const does: Record<Question | 'submit' | 'rebase', () => Promise<string>> = {
    submit: async () => {
      await post('submit')
      return 'Submitted: it waits for review now.'
    },
    accept: async () => `${plural(await review.acceptPending(), 'record')} accepted.`,
    publish: async () => {
      const { data } = await post<Head>('publish')
      return data.revision === null
        ? 'Nothing was published: it changes nothing, so it was closed.'
        : `Published as revision ${data.revision}.`
    },
    reject: async () => {
      await post('reject')
      return 'Closed without publishing anything.'
    },
    rebase: async () => {
      const { data } = await post<Rebased>('rebase')
      const conflicts = data.rebased.filter(one => one.conflicts.length > 0)
      const look = conflicts.map(({ n }) => n).join(', ')
      return `${plural(data.rebased.length, 'record')} rebased.${look && ` Both sides changed the same in ${look}: look again.`}`
    },
    revert: async () => {
      const { data } = await post<Head>('revert')
      location.hash = changesetHref(data.id)
      return 'Drafted: publish it to undo the other.'
    },
  }
  const ask = (question: Question) => {
    task.clear()
    setAsked(question)
  }
  return (
    <>
      <div class="actions">
        {state === 'DRAFT' && (
          <button type="button" aria-busy={task.busy} disabled={task.busy} onClick={() => work(does.submit)}>
            Submit for review
          </button>
        )}
        {isOpen(changeset) && scopes.includes('publish') && (
          <button type="button" onClick={() => ask('publish')}>
            Publish…
          </button>
        )}
        {isOpen(changeset) && scopes.includes('review') && (states.PENDING ?? 0) > 0 && (
          <button type="button" class="secondary" onClick={() => ask('accept')}>
            Accept all {states.PENDING} that wait…
          </button>
        )}
        {isOpen(changeset) && isStale && (
          <button
            type="button"
            class="secondary"
            aria-busy={task.busy}
            disabled={task.busy}
            onClick={() => work(does.rebase)}
          >
            Rebase onto what is published
          </button>
        )}
        {isOpen(changeset) && (
          <button type="button" class="contrast outline" onClick={() => ask('reject')}>
            Reject all…
          </button>
        )}
        {state === 'PUBLISHED' && (
          <button type="button" class="contrast outline" onClick={() => ask('revert')}>
            Revert…
          </button>
        )}
      </div>
      {!asked && task.problem && <ProblemNote problem={task.problem} />}
      {told && <Told text={told} changeset={changeset} review={review} />}
      {asked && (
        <Asked
          asked={asked}
          changeset={changeset}
          task={task}
          onClose={() => setAsked(null)}
          onConfirm={() => work(does[asked])}
        />
      )}
    </>
  )
}

function Told({ text, changeset, review }: { text: string; changeset: Changeset; review: ReviewState }) {
  const article = review.all.find(({ kind, state }) => kind === 'article' && state !== 'REJECTED')
  return (
    <p class="note good">
      {text}{' '}
      {changeset.state === 'PUBLISHED' &&
        (article ? (
          <a href={recordAddress('article', article.key)} target="_blank" rel="noreferrer">
            Read the article as readers do
          </a>
        ) : (
          'Each record below has its public address.'
        ))}
    </p>
  )
}

interface AskedProps {
  asked: Question
  changeset: Changeset
  task: Task
  onClose(): void
  onConfirm(): void
}

const questions = {
  accept: { title: 'Accept all that wait?', action: 'Accept all' },
  publish: { title: 'Publish this changeset?', action: 'Publish' },
  reject: { title: 'Reject the whole changeset?', action: 'Reject all' },
  revert: { title: 'Undo this changeset?', action: 'Draft the opposite' },
}

const waiting = (pending: number, accepted: number): string =>
  accepted > 0
    ? `${plural(pending, 'record')} still wait: it cannot be published before each is accepted or rejected.`
    : 'None of them was looked at one by one: all are published as they are.'

function Asked({ asked, changeset: { states, validation, operationCount }, task, ...does }: AskedProps) {
  const { ACCEPTED = 0, PENDING = 0, REJECTED = 0 } = states
  return (
    <Confirm {...questions[asked]} busy={task.busy} {...does}>
      {task.problem && <ProblemNote problem={task.problem} />}
      {asked === 'publish' && (
        <>
          <p>
            {plural(ACCEPTED + PENDING, 'record')} of {operationCount} become the next revision, all at once;{' '}
            {REJECTED} rejected stay out.
          </p>
          {PENDING > 0 && <p class="note warn">{waiting(PENDING, ACCEPTED)}</p>}
          {validation && validation.errors.length > 0 && (
            <p class="note bad">
              {plural(validation.errors.length, 'error')} will keep it from being published.
            </p>
          )}
        </>
      )}
      {asked === 'accept' && (
        <p>
          {plural(PENDING, 'record')} that nobody has decided on {PENDING === 1 ? 'is' : 'are'} accepted as
          proposed. Rejected ones stay rejected.
        </p>
      )}
      {asked === 'reject' && <p>It is closed for good, and readers see nothing of it.</p>}
      {asked === 'revert' && (
        <p>A draft of the opposite is made; readers see no change before that is published.</p>
      )}
    </Confirm>
  )
}
