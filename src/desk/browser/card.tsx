import { recordAddress } from './api.ts'
import { Badge } from './badge.tsx'
import { factsOf } from './describe.ts'
import { Diff } from './diff.tsx'
import { EditForm } from './edit-form.tsx'
import { FindingList, type Findings, findingsOf } from './finding-list.tsx'
import { Quotes } from './quotes.tsx'
import { useSession } from './session.ts'
import { type Changeset, isOpen as isStillOpen, type Operation, type OperationState } from './types.ts'
import type { Located } from './use-article.ts'
import type { Change } from './use-review.ts'
import { lower } from './words.ts'

interface Props {
  changeset: Changeset
  operation: Operation
  /** Whether it is the one that is looked at. */
  isOpen: boolean
  line: string
  quotes: readonly Located[]
  isEditing: boolean
  isComparing: boolean
  onOpen(): void
  onDecide(state: OperationState): void
  onEdit(isEditing: boolean): void
  onCompare(isComparing: boolean): void
  onUndo(): void
  /** @throws Refusal */
  onSave(change: Change): Promise<void>
  /** Hears whether something is typed that is not saved. */
  onTouched(isTouched: boolean): void
}

const doing = { create: 'new', update: 'change of', retire: 'retire', delete: 'delete', rename: 'rename' }

/** A proposed record in a line; the one that is looked at, whole. */
export function Card(props: Props) {
  const { changeset, operation, isOpen, line, onOpen } = props
  const { n, op, kind, key, state } = operation
  const findings = findingsOf(changeset, n)
  return (
    <li class={`card ${state.toLowerCase()}${isOpen ? ' open' : ''}`}>
      <article data-n={n} tabIndex={-1} aria-labelledby={`record-${n}`} aria-current={isOpen || undefined}>
        <button type="button" class="line" aria-expanded={isOpen} onClick={onOpen} id={`record-${n}`}>
          <span class="number">{n}</span>
          <span class="kind">
            {doing[op]} {lower(kind)}
          </span>
          <span class="sentence">{line || key}</span>
          <span class="marks">
            {findings.errors.length > 0 && <Badge state="error" />}
            {findings.warnings.length > 0 && (
              <Badge state={findings.warnings.some(one => one.contradicts) ? 'contradiction' : 'warning'} />
            )}
            {state !== 'PENDING' && <Badge state={state} />}
          </span>
        </button>
        {isOpen && <Whole {...props} findings={findings} />}
      </article>
    </li>
  )
}

function Whole(props: Props & { findings: Findings }) {
  const { changeset, operation, findings, isEditing, isComparing, onSave, onEdit, onTouched } = props
  const { op, kind, key, data, note, editedBy } = operation
  const isUpdate = op === 'update'
  if (isEditing && data)
    return <EditForm {...{ operation, onSave, onTouched }} onCancel={() => onEdit(false)} />
  return (
    <div class="whole">
      {note && <p class="remark">Note: {note}</p>}
      <FindingList findings={findings} operation={operation} />
      <Quotes quotes={props.quotes} />
      {isUpdate && <Diff id={changeset.id} operation={operation} />}
      {data && (
        <details open={!isUpdate}>
          <summary>The record</summary>
          <Facts data={data} />
        </details>
      )}
      {isComparing && !isUpdate && <Diff id={changeset.id} operation={operation} />}
      <p class="key">
        <code>{key}</code>
        {editedBy && <small> edited by {editedBy}</small>}
        {changeset.state === 'PUBLISHED' && operation.state !== 'REJECTED' && op !== 'delete' && (
          <a
            href={recordAddress(kind, op === 'rename' ? String(data?.to) : key)}
            target="_blank"
            rel="noreferrer"
          >
            Public record
          </a>
        )}
      </p>
      {isStillOpen(changeset) && <Actions {...props} />}
    </div>
  )
}

function Facts({ data }: { data: NonNullable<Operation['data']> }) {
  const { names } = useSession()
  return (
    <dl class="facts">
      {factsOf(data, names).map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ operation, isComparing, onDecide, onEdit, onCompare, onUndo }: Props) {
  const { scopes } = useSession()
  const mayReview = scopes.includes('review')
  return (
    <div class="actions">
      {mayReview && (
        <>
          <button type="button" onClick={() => onDecide('ACCEPTED')}>
            Accept <kbd>a</kbd>
          </button>
          <button type="button" class="contrast outline" onClick={() => onDecide('REJECTED')}>
            Reject <kbd>r</kbd>
          </button>
        </>
      )}
      {operation.data && (
        <button type="button" class="secondary" onClick={() => onEdit(true)}>
          Edit <kbd>e</kbd>
        </button>
      )}
      {operation.op !== 'update' && (
        <button
          type="button"
          class="secondary outline"
          aria-pressed={isComparing}
          onClick={() => onCompare(!isComparing)}
        >
          Diff <kbd>d</kbd>
        </button>
      )}
      <button type="button" class="secondary outline" onClick={onUndo}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  )
}
