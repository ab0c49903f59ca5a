import { z } from 'zod'

type Lenient<S extends z.ZodRawShape> = { [K in keyof S]: z.ZodType<z.output<S[K]>> }

/**
 * The same members as they are written in a document: what may be null or empty may also be left out.
 * One definition of a member therefore serves the record that goes out and the document that comes in.
 */
export const lenient = <S extends z.ZodRawShape>(shape: S) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      if (schema instanceof z.ZodNullable) return [name, schema.default(null)]
      if (schema instanceof z.ZodArray) return [name, schema.default([])]
      return [name, schema]
    }),
  ) as unknown as Lenient<S>

/** A group of members of which each may be left out, and the group itself too. */
export const optionalGroup = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(lenient(shape)).prefault({} as never)
