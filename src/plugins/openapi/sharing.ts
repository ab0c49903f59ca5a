import { STATUS_CODES } from 'node:http'
import { type OpenApiDocument, operationsOf, type Reference, type Response } from './document.ts'

/**
 * Moves what several operations say alike to the components: parameters and answers.
 *
 * Swagger UI reads the whole document each time that an operation is opened, so that what is said two hundred times
 * is waited for. What is said alike most often gets its own name, another one of the same name a number behind it.
 */
export function shareAlike(document: OpenApiDocument): void {
  const { components } = document
  const operations = operationsOf(document)
  const parameters = shelfOf(
    'parameters',
    operations.flatMap(({ parameters }) => parameters.map(one => [one.name, one] as const)),
    {},
  )
  const answers = shelfOf(
    'responses',
    operations.flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, one]) =>
        '$ref' in one ? [] : [[nameOf(status, one), one] as const],
      ),
    ),
    components.responses ?? {},
  )
  for (const { operation } of operations) {
    if (operation.parameters) operation.parameters = operation.parameters.map(one => parameters.shared(one))
    for (const [status, answer] of Object.entries(operation.responses))
      operation.responses[status] = answers.shared(answer)
  }
  components.parameters = parameters.components
  components.responses = answers.components
}

/** What an answer holds, when that has a name, and its status in words. */
function nameOf(status: string, { content }: Response): string {
  const data = /"data":\{"\$ref":"#\/components\/schemas\/(\w+)"\}/.exec(JSON.stringify(content ?? {}))
  return `${data?.[1] ?? ''}${STATUS_CODES[status] ?? status}`.replace(/[^A-Za-z]/g, '')
}

/** Components of one sort: those that are there, and the parts that occur more than once. */
function shelfOf<T extends object>(
  sort: string,
  parts: readonly (readonly [name: string, part: T])[],
  present: Readonly<Record<string, T>>,
) {
  const uses = new Map<string, { name: string; part: T; count: number }>()
  for (const [name, part] of parts) {
    const text = JSON.stringify(part)
    const { count } = uses.get(text) ?? { count: 0 }
    uses.set(text, { name, part, count: count + 1 })
  }
  const references = new Map<string, Reference>()
  const components = { ...present }
  for (const [text, { name, part, count }] of [...uses].sort(([, a], [, b]) => b.count - a.count)) {
    if (count === 1) continue
    const own = nextFree(name, components)
    components[own] = part
    references.set(text, { $ref: `#/components/${sort}/${own}` })
  }
  return { components, shared: <P>(part: P): P | Reference => references.get(JSON.stringify(part)) ?? part }
}

function nextFree(name: string, taken: object): string {
  let free = name
  for (let number = 2; Object.hasOwn(taken, free); number += 1) free = `${name}-${number}`
  return free
}
