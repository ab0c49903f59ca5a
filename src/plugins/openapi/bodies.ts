import { type OpenApiDocument, operationsOf } from './document.ts'

/** Moves the example of a request's body to where Swagger UI fills it in from. */
export function describeBodies(document: OpenApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    for (const media of Object.values(operation.requestBody?.content ?? {})) {
      const { example, ...schema } = media.schema ?? {}
      if (example !== undefined) Object.assign(media, { schema, example })
    }
  }
}
