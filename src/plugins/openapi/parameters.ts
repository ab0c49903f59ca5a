import type { HeaderName, OpenApiDocument, Operation, Parameter, Schema } from './document.ts'
import { operationsOf } from './document.ts'

const HEADERS: Readonly<Record<HeaderName, { description: string; schema: Schema }>> = {
  'If-Match': {
    description:
      'The ETag of the record as you read it, without `include`: 412 when it has another version now, 428 when missing. `*` stands for any version.',
    schema: { type: 'string', maxLength: 1000 },
  },
  'If-None-Match': {
    description: '`*`: there must be no such record yet (412).',
    schema: { type: 'string', enum: ['*'] },
  },
  'Idempotency-Key': {
    description:
      'A text of your own for this request, such as a UUID: sent again within 24 hours, with the same key and body, the request is answered as it was the first time, and does nothing again.',
    schema: { type: 'string', maxLength: 257 },
  },
}

const draft: Parameter = {
  name: 'draft',
  in: 'query',
  description:
    'Number of a changeset: shows the knowledge base as it would be with it published. Needs a key; the answer is never kept.',
  schema: { type: 'string', maxLength: 9, pattern: '^[1-9]\\d{0,8}$' },
}

/** Parameters that routes take by what they say of themselves. */
const notedBy = ({ 'x-notes': notes }: Operation): Parameter[] => [
  ...(notes?.draftable ? [draft] : []),
  ...(notes?.reads ?? []).map(name => ({ name, in: 'header', required: false, ...HEADERS[name] })),
]

/**
 * Describes parameters as they look in a URL. A schema marked with `x-list`, which holds the keywords of an
 * array, becomes that array with commas between its items. Examples move from the schema to the parameter,
 * from where Swagger UI fills them in. Parameters in the path come first.
 */
export function describeParameters(document: OpenApiDocument): void {
  for (const { operation, parameters } of operationsOf(document)) {
    const own = parameters.map(parameter => withExample(asList(parameter)))
    own.sort((a, b) => Number(b.in === 'path') - Number(a.in === 'path'))
    const all = [...own, ...notedBy(operation)]
    if (all.length > 0) operation.parameters = all
  }
}

function asList(parameter: Parameter): Parameter {
  const { 'x-list': keywords, example, default: preset, ...schema } = parameter.schema ?? {}
  if (keywords === undefined) return parameter
  const list: Schema = {
    type: 'array',
    ...(keywords as Schema),
    ...(preset === undefined ? {} : { default: split(preset) }),
    ...(example === undefined ? {} : { example: split(example) }),
    ...(schema.deprecated === true ? { deprecated: true } : {}),
  }
  const shown = parameter.example === undefined ? {} : { example: split(parameter.example) }
  return { ...parameter, ...shown, schema: list, style: 'form', explode: false }
}

function withExample(parameter: Parameter): Parameter {
  const { example, ...schema } = parameter.schema ?? {}
  return example === undefined ? parameter : { ...parameter, schema, example: parameter.example ?? example }
}

const split = (value: unknown) => (typeof value === 'string' ? value.split(',') : value)
