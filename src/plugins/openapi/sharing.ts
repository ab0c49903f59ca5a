import { type OpenApiDocument, operationsOf, type Reference, type Response } from './document.ts'

/**
 * Moves what several operations say alike to the components: parameters, and answers without an example of their own.
 *
 * Swagger UI reads the whole document each time that an operation is opened, so that what is said two hundred times
 * is waited for. What is said alike most often gets its own name, another one of the same name a number behind it.
 */
export function shareAlike(document: OpenApiDocument): void {
  const { components } = document
  const operations = operationsOf(document)
  const all = operations.map(({ operation }) => operation)
  const parameters = shelfOf(
    'parameters',
    operations.flatMap(({ parameters }) => parameters.map(one => [one.name, one] as const)),
  )
  const answers = shelfOf(
    'responses',
    all.flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, one]) =>
        isAlike(one) ? [[`${nounOf(one)}${NAMES[status] ?? status}`, one] as const] : [],
      ),
    ),
  )
  for (const operation of all) {
    if (operation.parameters) operation.parameters = operation.parameters.map(one => parameters.shared(one))
    for (const [status, answer] of Object.entries(operation.responses))
      operation.responses[status] = answers.shared(answer)
  }
  components.parameters = parameters.components
  components.responses = { ...components.responses, ...answers.components }
}

const NAMES: Readonly<Record<string, string>> = {
  200: 'Answer',
  201: 'Created',
  202: 'Accepted',
  204: 'NoContent',
  301: 'MovedPermanently',
  304: 'NotModified',
  308: 'PermanentRedirect',
}

const isAlike = (answer: Response | Reference): answer is Response =>
  !('$ref' in answer) && Object.values(answer.content ?? {}).every(media => media.example === undefined)

/** The name of what an answer holds, when it has one. */
function nounOf({ content }: Response): string {
  const data = /"data":\{"\$ref":"#\/components\/schemas\/(\w+)"\}/.exec(JSON.stringify(content ?? {}))
  return data?.[1] ?? ''
}

/** Components of one sort, for parts that occur more than once. */
function shelfOf<T extends object>(sort: string, parts: readonly (readonly [name: string, part: T])[]) {
  const counts = new Map<string, { name: string; part: T; count: number }>()
  for (const [name, part] of parts) {
    const text = JSON.stringify(part)
    const { count } = counts.get(text) ?? { count: 0 }
    counts.set(text, { name, part, count: count + 1 })
  }
  const references = new Map<string, Reference>()
  const components: Record<string, T> = {}
  for (const [text, { name, part, count }] of [...counts].sort(([, a], [, b]) => b.count - a.count)) {
    if (count === 1) continue
    const own = nextFree(name, components)
    components[own] = part
    references.set(text, { $ref: `#/components/${sort}/${own}` })
  }
  return { components, shared: <P>(part: P): P | Reference => references.get(JSON.stringify(part)) ?? part }
}

function nextFree(name: string, taken: object): string {
  let free = name
  for (let number = 2; free in taken; number += 1) free = `${name}-${number}`
  return free
}
