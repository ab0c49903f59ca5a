import { type FieldErrors, pathKey } from './form-errors.ts'
import { type Field, valueAt } from './form-model.ts'
import { useSession } from './session.ts'
import type { Members } from './types.ts'
import { humanize, unitWord } from './words.ts'

interface Props {
  field: Field
  data: Members
  errors: FieldErrors
  onChange(path: string[], value: unknown): void
}

/** A field of a record, with what it is for and what is wrong with it. */
export function FieldInput(props: Props) {
  const { field, data, errors, onChange } = props
  const { path, help, control } = field
  const id = `field-${path.join('-')}`
  const error = errors.get(pathKey(path))
  const label = humanize(path.at(-1) ?? '')
  if (control.type === 'group')
    return (
      <fieldset>
        <legend>{label}</legend>
        {error && <FieldError id={id} text={error} />}
        <div class="fields">
          {control.fields.map(inner => (
            <FieldInput {...props} key={pathKey(inner.path)} field={inner} />
          ))}
        </div>
      </fieldset>
    )
  const value = valueAt(data, path)
  const common = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined,
  }
  return (
    <div class={control.type === 'text' && control.isLong ? 'field wide' : 'field'}>
      <label for={id}>{label}</label>
      <Input {...{ field, value, common }} onInput={given => onChange(path, given)} />
      {error && <FieldError id={id} text={error} />}
      {help && <small id={`${id}-help`}>{help}</small>}
    </div>
  )
}

const FieldError = ({ id, text }: { id: string; text: string }) => (
  <p id={`${id}-error`} class="field-error">
    {text}
  </p>
)

interface InputProps {
  field: Field
  value: unknown
  common: { id: string }
  onInput(value: unknown): void
}

function Input({ field: { control, isNullable }, value, common, onInput }: InputProps) {
  const { names } = useSession()
  const text = value === null || value === undefined ? '' : String(value)
  const given = (typed: string) => onInput(typed === '' && isNullable ? null : typed)
  switch (control.type) {
    case 'number':
    case 'whole':
      return (
        <input
          {...common}
          type="number"
          step={control.type === 'whole' ? 1 : 'any'}
          value={text}
          onInput={({ currentTarget: { value: typed } }) => onInput(typed === '' ? null : Number(typed))}
        />
      )
    case 'flag':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => onInput(currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <select
          {...common}
          value={text}
          onChange={({ currentTarget: { value: chosen } }) => onInput(chosen === '' ? null : chosen)}
        >
          {(isNullable || text === '') && <option value="">not said</option>}
          {control.options.map(option => (
            <option key={option} value={option}>
              {/^[A-Z][A-Z0-9_]+$/.test(option) ? humanize(option) : unitWord(option)}
            </option>
          ))}
        </select>
      )
    case 'reference':
      return (
        <>
          <input
            {...common}
            list={`${common.id}-known`}
            value={text}
            onInput={({ currentTarget }) => given(currentTarget.value.trim())}
          />
          <datalist id={`${common.id}-known`}>
            {names.all(control.kind).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )
    case 'text':
      return control.isLong ? (
        <textarea
          {...common}
          rows={2}
          value={text}
          onInput={({ currentTarget }) => given(currentTarget.value)}
        />
      ) : (
        <input {...common} value={text} onInput={({ currentTarget }) => given(currentTarget.value)} />
      )
    default:
      return null
  }
}
