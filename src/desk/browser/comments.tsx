import { useEffect, useState } from 'preact/hooks'
import { ProblemNote } from './problem-note.tsx'
import { useSession } from './session.ts'
import type { Comment } from './types.ts'
import { useTask } from './use-task.ts'
import { plural, when } from './words.ts'

interface Props {
  id: number
  count: number
  /** The operation that is looked at. */
  n: number
  onGo(n: number): void
}

/** What was said of a changeset, and a box to say more. */
export function Comments({ id, count, n, onGo }: Props) {
  const { api, say } = useSession()
  const [comments, setComments] = useState<Comment[]>([])
  const [text, setText] = useState('')
  const [isAboutOne, setAboutOne] = useState(true)
  const { busy, problem, run } = useTask()
  const load = async () => setComments((await api.get<Comment[]>(`changesets/${id}/comments`)).data)
  useEffect(() => {
    if (count > 0) void run(load)
  }, [id, count])

  const send = (event: Event) => {
    event.preventDefault()
    void run(async () => {
      await api.post(`changesets/${id}/comments`, { json: { text, ...(isAboutOne && { n }) } })
      setText('')
      await load()
      say('Comment added')
    })
  }
  return (
    <details class="comments" open={count > 0}>
      <summary>{plural(Math.max(count, comments.length), 'comment')}</summary>
      <ul>
        {comments.map(comment => (
          <li key={comment.id}>
            <p>{comment.text}</p>
            <small>
              {comment.author}, {when(comment.createdAt)}
              {comment.n !== null && (
                <button type="button" class="link" onClick={() => onGo(comment.n ?? 1)}>
                  on record {comment.n}
                </button>
              )}
            </small>
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
      <form onSubmit={send}>
        <label>
          Comment
          <textarea
            rows={2}
            maxLength={5000}
            required
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={isAboutOne}
            onChange={event => setAboutOne(event.currentTarget.checked)}
          />
          About record {n}, which is open
        </label>
        <button type="submit" class="secondary" aria-busy={busy} disabled={busy}>
          Add comment
        </button>
      </form>
    </details>
  )
}
