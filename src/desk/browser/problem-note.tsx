import { useEffect, useState } from 'preact/hooks'
import { publicDocument } from './api.ts'
import type { Problem } from './types.ts'

/** What went wrong, where, and what to do. */
export function ProblemNote({ problem }: { problem: Problem }) {
  const fix = useFix(problem)
  return (
    <div role="alert" class="note bad">
      <strong>{problem.title}</strong>
      <p>{problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ pointer, parameter, detail, allowed }) => (
            <li key={`${pointer}${parameter}${detail}`}>
              {(pointer || parameter) && <code>{pointer || parameter}</code>} {detail}
              {allowed && ` Allowed: ${allowed.join(', ')}.`}
            </li>
          ))}
        </ul>
      )}
      {fix && !problem.detail.includes(fix) && <p>What to do: {fix}</p>}
    </div>
  )
}

/** The service's own page about a kind of problem says what to do about it. */
function useFix({ code }: Problem): string {
  const [fix, setFix] = useState('')
  useEffect(() => {
    setFix('')
    if (code === '') return
    publicDocument<{ fix: string }>(`problems/${code}`).then(
      page => setFix(page.fix),
      () => undefined,
    )
  }, [code])
  return fix
}
