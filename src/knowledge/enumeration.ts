import { z } from 'zod'

/** One allowed code of an enumeration, as `/v1/meta/terms` publishes it. */
export interface Term {
  code: string
  label: string
  definition: string
}

export interface Enumeration {
  name: string
  description: string
  terms: Term[]
}

/** Every enumeration of the knowledge base, in the order in which the modules declare them. */
export const enumerations: Enumeration[] = []

/** Codes of answers that are computed and stored nowhere; terms like all others. */
export const computedEnumerations: Enumeration[] = []

/** A code as a person reads it: `FIRST_NOTICEABLE` → "First noticeable". */
export const labelOf = (code: string) => {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The terms of some codes, in their order. */
export const termsOf = (definitions: Readonly<Record<string, string>>): Term[] =>
  Object.entries(definitions).map(([code, definition]) => ({ code, label: labelOf(code), definition }))

/**
 * Declares an enumeration once: the zod enum, its published component and its terms.
 * The order of `definitions` is the order that sorting and the database use.
 */
export const enumeration = <const D extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  definitions: D,
) => {
  const codes = Object.keys(definitions) as (keyof D & string)[]
  enumerations.push({ name, description, terms: termsOf(definitions) })
  return z.enum(codes as [keyof D & string, ...(keyof D & string)[]]).meta({ id: name, description })
}

/**
 * Codes of answers that are computed, not stored: their meanings stand in the component's description. Each set is
 * complete, so none has UNKNOWN unless it means something.
 */
export const computedEnumeration = <const D extends Readonly<Record<string, string>>>(
  name: string,
  about: string,
  meanings: D,
) => {
  const options = Object.keys(meanings) as [keyof D & string, ...(keyof D & string)[]]
  const listed = options.map(code => `- \`${code}\`: ${meanings[code]}`)
  const description = [about, ...listed].join('\n')
  computedEnumerations.push({ name, description, terms: termsOf(meanings) })
  return z.enum(options).meta({ id: name, description })
}
