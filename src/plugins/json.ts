import type { FastifyBodyParser, FastifyInstance } from 'fastify'
import { ProblemError } from '../api/problem.ts'

/** Half of a letter that takes two code units, as JSON writes it. */
const half = /(?<!\\)(?:\\\\)*\\ud[89a-f]/i

/** JSON writes whole letters as they are: what is still escaped in it afterwards is half of one, which no database stores. */
const holdsHalf = (text: string, value: unknown): boolean =>
  half.test(text) && half.test(JSON.stringify(value) ?? '')

/** Reads bodies of JSON. */
export function jsonParser(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error')
  return (request, text, done) =>
    parse(request, text, (error, value) =>
      !error && holdsHalf(text, value) ? done(halfLetter()) : done(error, value),
    )
}

const halfLetter = () =>
  new ProblemError('invalid-json', 'A text of the body holds half of a letter: "\\ud83d" or its like.')
