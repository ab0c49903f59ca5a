import type { OpenApiDocument, Schema } from './document.ts'

type Schemas = OpenApiDocument['components']['schemas']

/**
 * Says of the members of documents that come in what their records, which go out, say of the members of that name:
 * `DosageDocument` is told as `Dosage` is.
 */
export function describeDocuments({ components: { schemas } }: OpenApiDocument): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const model = schemas[name.replace(/Document(?:Input)?$/, '')]
    if (name.includes('Document') && model !== undefined) describeLike(schema, model, schemas)
  }
}

/** The object inside lists, what may be null, and names of components. */
function objectIn(schema: Schema | undefined, schemas: Schemas): Schema | undefined {
  if (schema === undefined || schema.properties) return schema
  if (typeof schema.$ref === 'string') return objectIn(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas)
  if (schema.items) return objectIn(schema.items as Schema, schemas)
  const branches = (schema.anyOf ?? []) as Schema[]
  return objectIn(
    branches.find(branch => branch.type !== 'null'),
    schemas,
  )
}

function describeLike(schema: Schema, model: Schema, schemas: Schemas): void {
  const [members, like] = [objectIn(schema, {}), objectIn(model, schemas)]
  if (!members?.properties || !like?.properties) return
  for (const [name, member] of Object.entries(members.properties as Schemas)) {
    const own = (like.properties as Schemas)[name]
    if (own === undefined) continue
    const described = own.description ?? objectIn(own, schemas)?.description
    // What is a component of its own says by itself what it is.
    if (described !== undefined && member.$ref === undefined) member.description ??= described
    describeLike(member, own, schemas)
  }
}
