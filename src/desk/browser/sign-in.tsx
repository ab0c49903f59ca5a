import { useRef, useState } from 'preact/hooks'
import { Api, problemIn } from './api.ts'
import { ProblemNote } from './problem-note.tsx'
import type { Problem } from './types.ts'

export interface SignedIn {
  api: Api
  name: string
  scopes: string[]
}

interface Props {
  /** Why the last session ended, if a refusal ended it. */
  ended: Problem | null
  onSignedIn(signedIn: SignedIn): void
  onRefused(problem: Problem): void
}

/** Asks for a key, and asks the API whose it is. */
export function SignIn({ ended, onSignedIn, onRefused }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Problem | null>(ended && forPeople(ended))
  const [busy, setBusy] = useState(false)

  const submit = async (event: Event) => {
    event.preventDefault()
    const key = input.current?.value.trim() ?? ''
    if (key === '' || /[^\x21-\x7e]/.test(key)) return setProblem(notAKey)
    setBusy(true)
    let isKnown = false
    try {
      const api = new Api(key, refused => isKnown && onRefused(refused))
      const { data } = await api.get<Omit<SignedIn, 'api'>>('keys/self')
      isKnown = true
      onSignedIn({ api, ...data })
    } catch (error) {
      setProblem(forPeople(problemIn(error)))
      setBusy(false)
      input.current?.select()
    }
  }

  return (
    <main class="container sign-in">
      <h1>Editors’ desk</h1>
      <p>Bring in articles, review what they say with its words beside it, and publish.</p>
      {problem && <ProblemNote problem={problem} />}
      <form onSubmit={submit}>
        <label for="key">API key</label>
        <input
          id="key"
          type="password"
          autocomplete="off"
          spellcheck={false}
          required
          ref={input}
          aria-describedby="key-help"
          disabled={busy}
        />
        <small id="key-help">
          The key stays in this page’s memory: it is written nowhere, and reloading the page signs you out.
        </small>
        <button type="submit" aria-busy={busy}>
          Sign in
        </button>
      </form>
      <details>
        <summary>Where do I get a key?</summary>
        <p>Whoever runs the service makes one, and it is shown once:</p>
        <pre>
          <code>npm run --silent kb -- keys create --name Ada --scope publish</code>
        </pre>
      </details>
    </main>
  )
}

/** What the API tells programs of a key that opens nothing, as somebody who signs in needs it. */
const forPeople = (problem: Problem): Problem =>
  problem.status === 401
    ? {
        ...problem,
        title: 'This key opens nothing',
        detail: `${problem.detail.split('. ')[0]}. Ask whoever runs the service for another one.`,
        code: '',
      }
    : problem

const notAKey: Problem = {
  ...{ type: '', status: 0, code: '', errors: [] },
  title: 'That is no key',
  detail: 'A key is letters, digits and signs without spaces. Copy the whole of it.',
}
