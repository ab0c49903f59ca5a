import type { OpenApiDocument, Parameter, Schema } from './document.ts'
import { operationsOf } from './document.ts'

/**
 * Describes parameters as they look in a URL. A schema marked with `x-list`, which holds the keywords of an
 * array, becomes that array with commas between its items. Examples move from the schema to the parameter,
 * from where Swagger UI fills them in. Parameters in the path come first.
 */
export function describeParameters(document: OpenApiDocument): void {
  for (const { operation, parameters } of operationsOf(document)) {
    if (!operation.parameters) continue
    const described = parameters.map(parameter => withExample(asList(parameter)))
    operation.parameters = described.sort((a, b) => Number(b.in === 'path') - Number(a.in === 'path'))
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
