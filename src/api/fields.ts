import { z } from 'zod'

const unwrap = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  return schema instanceof z.ZodArray ? unwrap(schema.element as z.ZodType) : schema
}

/**
 * The dot paths of a record's members; paths go through arrays (`citations.source.slug`).
 * Optional members are embedded records, which embed none themselves.
 */
export const pathsOf = (schema: z.ZodType, depth = 0): string[] => {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return [...new Set(inner.options.flatMap(option => pathsOf(option as z.ZodType, depth)))]
  }
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape)
    .filter(([, member]) => depth === 0 || !(member instanceof z.ZodOptional))
    .flatMap(([name, member]) => [
      name,
      ...pathsOf(member as z.ZodType, depth + 1).map(path => `${name}.${path}`),
    ])
}

type Tree = Map<string, Tree>

const treeOf = (paths: readonly string[]) => {
  const root: Tree = new Map()
  for (const path of paths) {
    let node = root
    const names = path.split('.')
    for (const [depth, name] of names.entries()) {
      const known = node.get(name)
      const whole = known?.size === 0
      if (whole) break
      if (depth === names.length - 1) node.set(name, new Map())
      else if (!known) node.set(name, new Map())
      node = node.get(name) as Tree
    }
  }
  return root
}

const prune = (value: unknown, tree: Tree): unknown => {
  if (tree.size === 0 || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(item => prune(item, tree))
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const branch = tree.get(name)
      return branch ? [[name, prune(member, branch)]] : []
    }),
  )
}

/** Keeps only the members that `paths` name. A path to an object keeps all of it. */
export const trim = (value: unknown, paths: readonly string[]) => prune(value, treeOf(paths))
