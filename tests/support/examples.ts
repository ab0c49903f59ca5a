import { type Operation, operationsOf } from '../../src/plugins/openapi/document.ts'
import { asExample, asTextExample, type Examples, firstClick } from '../../src/plugins/openapi/examples.ts'
import { openapiDocument } from '../../src/plugins/openapi.ts'
import type { App } from '../../src/plugins/zod.ts'

/** The body that Swagger UI fills in. */
export const bodyOf = ({ requestBody }: Operation) =>
  requestBody?.content['application/json']?.example as object | undefined

const volatile = new Set(['getHealth', 'getReadiness'])

/** Asks each public operation under /v1 as its first click does; lists are asked for one record. */
export const recordExamples = async (app: App): Promise<Examples> => {
  const examples: Examples = {}
  for (const { path, method, operation, parameters } of operationsOf(openapiDocument(app))) {
    const { operationId, security } = operation
    // What needs a key does not answer on the first click.
    if (security || operationId === 'sendCorrection') continue
    const body = bodyOf(operation)
    if (method !== 'get' && body === undefined) continue
    if (!operationId || !path.startsWith('/v1') || volatile.has(operationId)) continue
    const list = parameters.some(({ name }) => name === 'limit')
    const url = firstClick(
      path,
      parameters.filter(({ name }) => name !== 'limit' && name !== 'fields'),
    )
    const answer = await app.inject({
      method: method as 'GET',
      url: list ? `${url}${url.includes('?') ? '&' : '?'}limit=1` : url,
      ...(body === undefined ? {} : { body }),
    })
    if (answer.statusCode !== 200) throw new Error(`${operationId}: ${url} answered ${answer.statusCode}`)
    // A drawing or a feed is seen better by asking for it.
    const media = String(answer.headers['content-type'])
    if (/[/+]json\b/.test(media)) examples[operationId] = asExample(answer.json())
    else if (media.startsWith('application/x-ndjson')) examples[operationId] = asTextExample(answer.payload)
  }
  return examples
}
