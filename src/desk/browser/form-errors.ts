import type { Field } from './form-model.ts'
import type { Problem } from './types.ts'

/** What the service refuses, by the path of the field that it is about; the empty path is for what has no field. */
export type FieldErrors = ReadonlyMap<string, string>

export const pathKey = (path: readonly string[]): string => path.join('/')

/** The path of what covers all that has no field of its own. */
export const restKey = '(rest)'

const pathsOf = (fields: readonly Field[]): string[] =>
  fields.flatMap(({ path, control }) => [
    pathKey(path),
    ...(control.type === 'group' ? pathsOf(control.fields) : []),
  ])

/** Puts each error at its field. */
export function errorsAt(problem: Problem, fields: readonly Field[], rest: readonly string[]): FieldErrors {
  const paths = new Set(pathsOf(fields))
  const found = new Map<string, string>()
  for (const { pointer = '', detail } of problem.errors) {
    const steps = stepsOf(pointer)
    let place = steps.length
    while (place > 0 && !paths.has(pathKey(steps.slice(0, place)))) place -= 1
    const isRest = place === 0 && rest.includes(steps[0] ?? '')
    const key = isRest ? restKey : pathKey(steps.slice(0, place))
    const deeper = steps.slice(isRest ? 0 : place).join(' › ')
    // The record stands above the form.
    const text = `${deeper && `${deeper} `}${detail.replace(/^[a-z-]+ \S+: /, '')}`
    found.set(key, [found.get(key), text].filter(Boolean).join('; '))
  }
  return found
}

const stepsOf = (pointer: string): string[] =>
  pointer
    .replace(/^#\/operations\/\d+(?:\/data)?/, '')
    .split('/')
    .slice(1)
    .map(step => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
