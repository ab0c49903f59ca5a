import { useEffect, useState } from 'preact/hooks'
import { problemIn } from './api.ts'
import { ProblemNote } from './problem-note.tsx'
import { useSession } from './session.ts'
import type { Difference, Operation, Problem } from './types.ts'

/** What an operation changes of that which is published now, member by member. */
export function Diff({ id, operation }: { id: number; operation: Operation }) {
  const { api } = useSession()
  const [difference, setDifference] = useState<Difference | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    api.get<Difference[]>(`changesets/${id}/diff?after=${operation.n - 1}&limit=1`).then(
      ({ data: [found] }) => setDifference(found ?? null),
      error => setProblem(problemIn(error)),
    )
  }, [id, operation])
  if (problem) return <ProblemNote problem={problem} />
  if (!difference) return <p aria-busy="true">Comparing…</p>
  const { versions, changes } = difference
  if (changes.length === 0) return <p>Nothing differs from what is published.</p>
  return (
    <table class="diff">
      <caption>
        {versions.published === null
          ? 'Nothing is published under this key yet.'
          : `Against version ${versions.published}, which is published now.`}
        {versions.written !== versions.published &&
          versions.written !== null &&
          ` It was written for version ${versions.written}: rebase the changeset.`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Published</th>
          <th scope="col">Proposed</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ pointer, before, after }) => (
          <tr key={pointer}>
            <th scope="row">{pointer.slice(1).replaceAll('/', ' › ') || 'the whole record'}</th>
            <td>{before !== null && <del>{printed(before)}</del>}</td>
            <td>{after !== null && <ins>{printed(after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const printed = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 1)
