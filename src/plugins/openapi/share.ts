import { STATUS_CODES } from 'node:http'
import {
  type OpenApiDocument,
  operationsOf,
  type Parameter,
  type Reference,
  type Response,
} from './document.ts'

/** From so many operations on what they have in common is told once. */
const many = 2

const nameOfStatus = (status: string): string => (STATUS_CODES[status] ?? status).replace(/[^A-Za-z]/g, '')

/** The name of what an answer holds, when it has one. */
function nameOfContent({ content }: Response): string {
  const data = /"data":\{"\$ref":"#\/components\/schemas\/(\w+)"\}/.exec(JSON.stringify(content ?? {}))
  return data?.[1] ?? ''
}

/** Parameters that mean the same wherever they are. */
const everywhere = ['reason', 'successor', 'If-Match', 'If-None-Match', 'Idempotency-Key', 'draft']

/** Moves what many operations have in common to the components: the document is read over a network. */
export const shareParts = (document: OpenApiDocument): OpenApiDocument =>
  shareParameters(shareResponses(document))

function shareParameters(document: OpenApiDocument): OpenApiDocument {
  const parameters: Record<string, Parameter> = {}
  const share = (parameter: Parameter): Parameter => {
    if (!everywhere.includes(parameter.name)) return parameter
    const name = parameter.name.replace(/^./, first => first.toUpperCase()).replaceAll('-', '')
    parameters[name] ??= parameter
    // Whoever looks for a parameter by its name passes it by.
    return { $ref: `#/components/parameters/${name}` } as never
  }
  for (const { operation } of operationsOf(document)) {
    if (operation.parameters) operation.parameters = operation.parameters.map(share)
  }
  return { ...document, components: { ...document.components, parameters } }
}

function shareResponses(document: OpenApiDocument): OpenApiDocument {
  const uses = new Map<string, { status: string; response: Response; users: Record<string, unknown>[] }>()
  for (const { operation } of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if ('$ref' in response) continue
      const text = `${status} ${JSON.stringify(response)}`
      const use = uses.get(text) ?? { status, response, users: [] }
      use.users.push(operation.responses)
      uses.set(text, use)
    }
  }
  const shared: Record<string, Response> = { ...document.components.responses }
  for (const { status, response, users } of uses.values()) {
    if (users.length < many) continue
    const name = freeName(shared, `${nameOfContent(response)}${nameOfStatus(status)}`)
    shared[name] = response
    const reference: Reference = { $ref: `#/components/responses/${name}` }
    for (const responses of users) responses[status] = reference
  }
  return { ...document, components: { ...document.components, responses: shared } }
}

function freeName(taken: object, wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}${n}`
    if (!Object.hasOwn(taken, name)) return name
  }
}
