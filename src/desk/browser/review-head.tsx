import { useState } from 'preact/hooks'
import { Badge } from './badge.tsx'
import { Decisions } from './decisions.tsx'
import { brokenLinks, withoutLinks } from './mend.ts'
import { ProblemNote } from './problem-note.tsx'
import { changesetHref } from './route.ts'
import { useSession } from './session.ts'
import { type Changeset, type Finding, isOpen } from './types.ts'
import type { ReviewState } from './use-review.ts'
import { useTask } from './use-task.ts'
import { plural, when } from './words.ts'

interface Props {
  changeset: Changeset
  review: ReviewState
  onGo(n: number): void
  onHelp(): void
}

/** What a changeset is, how far its review has come, and what can be done with the whole of it. */
export function ReviewHead({ changeset, review, onGo, onHelp }: Props) {
  const { imports, scopes } = useSession()
  const { id, title, state, states, reason, createdBy, createdAt, batch, revision, validation } = changeset
  const warnings = imports.get(id)?.warnings ?? []
  return (
    <>
      <div class="heading">
        <h1>
          {title} <Badge state={state} />
        </h1>
        <button type="button" class="secondary outline" onClick={onHelp}>
          Keys <kbd>?</kbd>
        </button>
        <button type="button" class="secondary outline" aria-busy={review.busy} onClick={review.reload}>
          Reload
        </button>
      </div>
      <p class="meta">
        Changeset {id} by {createdBy}, {when(createdAt)}
        {batch !== null && `, batch ${batch}`} · {shortened(reason)}
        {revision !== null && ` · revision ${revision}`}
        {changeset.decidedBy !== null && ` · decided by ${changeset.decidedBy}`}
        {changeset.reverts !== null && (
          <>
            {' · undoes '}
            <a href={changesetHref(changeset.reverts)}>changeset {changeset.reverts}</a>
          </>
        )}
        {changeset.revertedBy.map(other => (
          <>
            {' · undone by '}
            <a href={changesetHref(other)}>changeset {other}</a>
          </>
        ))}
      </p>
      <p class="tally">
        <strong>{plural(changeset.operationCount, 'record')}</strong>: {states.PENDING ?? 0} pending,{' '}
        {states.ACCEPTED ?? 0} accepted, {states.REJECTED ?? 0} rejected
        {validation &&
          ` · ${plural(validation.errors.length, 'error')}, ${plural(validation.warnings.length, 'warning')}`}
      </p>
      <Decisions changeset={changeset} review={review} />
      {isOpen(changeset) && !scopes.includes('review') && (
        <p class="note">
          Your key may {scopes.join(', ')}: accepting and rejecting need “review”, publishing needs “publish”.
        </p>
      )}
      {validation && <Broken findings={brokenLinks(validation.errors)} review={review} />}
      {validation && <Faults findings={validation.errors} onGo={onGo} />}
      {warnings.length > 0 && (
        <details class="note">
          <summary>{plural(warnings.length, 'thing')} in the article could not be placed</summary>
          <ul>
            {warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

// The checksum of an article says nothing to a reader.
const shortened = (text: string): string => text.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')

/** A rejected record that the article shows would keep the whole from being published. */
function Broken({ findings, review }: { findings: readonly Finding[]; review: ReviewState }) {
  const { say } = useSession()
  const { busy, problem, run } = useTask()
  const [first] = findings
  if (!first || first.n === null) return null
  const own = findings.filter(({ n }) => n === first.n)
  const mend = () =>
    run(async () => {
      const operation = await review.read(first.n ?? 1)
      if (!operation.data) return
      const data = withoutLinks(operation.data, own)
      await review.change(operation, { data, state: operation.state })
      say('Taken out of the article')
    })
  return (
    <div class="note warn">
      {problem && <ProblemNote problem={problem} />}
      <p>
        The article shows {plural(own.length, 'record')} that {own.length === 1 ? 'is' : 'are'} not published
        and not part of this changeset any more.
      </p>
      <button type="button" aria-busy={busy} disabled={busy} onClick={mend}>
        Take {own.length === 1 ? 'it' : 'them'} out of the article
      </button>
    </div>
  )
}

const most = 20

function Faults({ findings, onGo }: { findings: readonly Finding[]; onGo(n: number): void }) {
  const [isWhole, setWhole] = useState(false)
  if (findings.length === 0) return null
  const shown = isWhole ? findings : findings.slice(0, most)
  return (
    <details class="note bad">
      <summary>
        {plural(findings.length, 'error')} to be mended, or rejected, before this can be published
      </summary>
      <ul>
        {shown.map(({ n, kind, key, detail }) => (
          <li key={`${n}${detail}`}>
            {n === null ? (
              `${kind} ${key}`
            ) : (
              <button type="button" class="link" onClick={() => onGo(n)}>
                Record {n}
              </button>
            )}{' '}
            {detail}
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <button type="button" class="secondary outline" onClick={() => setWhole(true)}>
          Show all {findings.length}
        </button>
      )}
    </details>
  )
}
