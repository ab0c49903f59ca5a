import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { problemIn, publicDocument } from './api.ts'
import { FieldInput } from './field-input.tsx'
import { errorsAt, type FieldErrors, pathKey, restKey } from './form-errors.ts'
import { type Field, formOf, type Schemas, withoutEmpty, withValue } from './form-model.ts'
import { ProblemNote } from './problem-note.tsx'
import { useSession } from './session.ts'
import type { Members, Operation, Problem } from './types.ts'
import type { Change } from './use-review.ts'

interface Props {
  operation: Operation
  /** @throws Refusal */
  onSave(change: Change): Promise<void>
  onCancel(): void
  /** Hears whether something is typed that is not saved. */
  onTouched(isTouched: boolean): void
}

// Large, and the same for every record: asked for once, when somebody edits.
let known: Promise<Schemas> | undefined
const schemas = () => {
  known ??= publicDocument<{ components: { schemas: Schemas } }>('openapi.json').then(
    document => document.components.schemas,
    // Without it everything is edited as JSON.
    () => ({}),
  )
  return known
}

/** Corrects a proposed record: a field for all that its schema knows, JSON for the rest. */
export function EditForm(props: Props) {
  const [found, setFound] = useState<Schemas | null>(null)
  useEffect(() => void schemas().then(setFound), [])
  return found ? <Form {...props} schemas={found} /> : <p aria-busy="true">Opening the form…</p>
}

const none: FieldErrors = new Map()

function Form({ operation, schemas: all, onSave, onCancel, onTouched }: Props & { schemas: Schemas }) {
  const { scopes, say } = useSession()
  const before = operation.data ?? {}
  const [{ fields, rest }] = useState(() => formOf(all, operation.kind, before))
  const [data, setData] = useState(before)
  const [json, setJson] = useState(() => printed(before, rest))
  const [errors, setErrors] = useState(none)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [isWarned, setWarned] = useState(false)
  const isTouched = data !== before || json !== printed(before, rest)
  const form = useRef<HTMLFormElement>(null)
  // At once: who types already must not have the focus taken away.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [])
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [errors])
  useEffect(() => onTouched(isTouched), [isTouched])
  useEffect(() => () => onTouched(false), [])

  const cancel = () => {
    if (!isTouched || isWarned) return onCancel()
    setWarned(true)
    say('What you typed is not saved: once more discards it')
  }

  const save = async (state: 'PENDING' | 'ACCEPTED') => {
    const others = parsed(json)
    if (others === null) return setErrors(new Map([[restKey, 'is not a JSON object']]))
    const fixed = Object.fromEntries(Object.entries(data).filter(([member]) => !rest.includes(member)))
    const after = withoutEmpty(fields, { ...fixed, ...others })
    setBusy(true)
    setErrors(none)
    setProblem(null)
    try {
      await onSave({ data: after, state })
    } catch (error) {
      const refused = problemIn(error)
      const found = errorsAt(refused, fields, rest)
      setErrors(found)
      // What no field can show stands above them.
      if (found.size === 0 || found.has('')) setProblem(refused)
      setBusy(false)
    }
  }
  const restError = errors.get(restKey)
  const input = (field: Field) => (
    <FieldInput
      key={pathKey(field.path)}
      {...{ field, data, errors }}
      onChange={(path, value) => setData(now => withValue(now, path, value) as Members)}
    />
  )
  return (
    <form
      class="edit"
      ref={form}
      aria-label={`Edit record ${operation.n}`}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void save('PENDING')
      }}
      onKeyDown={event => event.key === 'Escape' && cancel()}
    >
      {problem && <ProblemNote problem={problem} />}
      <div class="fields">{fields.filter(one => !isRare(one)).map(input)}</div>
      {fields.some(isRare) && (
        <details open={hasErrors(errors, fields.filter(isRare)) || undefined}>
          <summary>Evidence, scope, and how it came to be</summary>
          <div class="fields">{fields.filter(isRare).map(input)}</div>
        </details>
      )}
      {rest.length > 0 && (
        <div class="field">
          <label for="field-rest">Lists and the rest, as JSON</label>
          <textarea
            id="field-rest"
            class="json"
            spellcheck={false}
            rows={Math.min(16, json.split('\n').length)}
            value={json}
            aria-invalid={restError ? true : undefined}
            aria-describedby={restError ? 'field-rest-error' : undefined}
            onInput={event => setJson(event.currentTarget.value)}
          />
          {restError && (
            <p id="field-rest-error" class="field-error">
              {restError}
            </p>
          )}
        </div>
      )}
      <div class="actions">
        {scopes.includes('review') && (
          <button type="button" aria-busy={busy} disabled={busy} onClick={() => void save('ACCEPTED')}>
            Save and accept
          </button>
        )}
        <button type="submit" class="secondary" disabled={busy}>
          Save
        </button>
        <button type="button" class="secondary outline" onClick={cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}

// What every claim has, and what an article seldom says.
const rare = new Set(['scope', 'evidence', 'knowledgeLevel', 'agentType'])
const isRare = ({ path }: Field): boolean => rare.has(path[0] ?? '')

const hasErrors = (errors: FieldErrors, fields: readonly Field[]): boolean =>
  [...errors.keys()].some(key => fields.some(({ path }) => key.split('/')[0] === path[0]))

const printed = (data: Members, members: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(members.map(member => [member, data[member]])), null, 2)

function parsed(json: string): Members | null {
  if (json.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null
  } catch {
    return null
  }
}
