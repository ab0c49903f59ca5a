import { setImmediate } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { standingMeta } from '../../api/envelope.ts'
import type { App } from '../../plugins/zod.ts'
import { tellSnapshot } from '../../resources/answer.ts'
import { type Lexicon, loadLexicon, resolveText } from './index.ts'
import { maxInputs, maxInputText, ResolveAnswer, ResolveBody } from './resolve.contract.ts'

const description = `Finds the records that messy names, codes and product names mean, up to ${maxInputs} texts of up to
${maxInputText} characters, answered in order. A text is read into parts ("Vitamin D3 5000 IU + K2" has two), each with
form, amount and unit where they are surely its own; the rest is \`ignored\`. Nothing is guessed: a part is MATCHED when its
best candidate has at least \`meta.thresholds.match\` and stands \`margin\` clear of the next, else AMBIGUOUS. The same text
at the same revision always has the same answer.

Scores: a name or code 1; another name, or a form that holds the supplement's name, 0.95; a code of something close, 0.9;
another form 0.9 to 0.6; 0.03 less in another inflection or order; one wrong letter in the name of a supplement 0.85; two, or
one in any other name, 0.7, and so does a common word or abbreviation among others ("hip"); the beginning of a name and a
constituent 0.6. Unknown words beside it take up to 0.15 of the name of a supplement or medicine, and half and more of
any other. "Omega-3-6-9" is no omega-3: a name that numbers go on with keeps 0.7 of its score.

Codes are written \`SYSTEM:code\` with any system of \`IdentifierSystem\`. What is sent is not kept or logged.`

// So long, in ms, others wait for us at most before they have their turn.
const TURN_MS = 20

/** How each text was understood. Lets others have their turn: 200 long texts take a while. */
const resolveAll = async (lexicon: Lexicon, { inputs, kinds }: ResolveBody) => {
  const resolved = []
  let began = performance.now()
  for (const [index, input] of inputs.entries()) {
    const { id, text } = typeof input === 'string' ? { id: null, text: input } : input
    resolved.push({ index, id, input: text, ...resolveText(lexicon, text, { kinds }) })
    if (performance.now() - began < TURN_MS) continue
    await setImmediate()
    began = performance.now()
  }
  return resolved
}

const answer = async (request: FastifyRequest, reply: FastifyReply) => {
  const lexicon = await loadLexicon(request.server.db)
  tellSnapshot(reply, lexicon)
  return {
    data: await resolveAll(lexicon, request.body as ResolveBody),
    meta: { ...standingMeta, thresholds: lexicon.thresholds },
    links: { self: request.server.link('/v1/resolve') },
  }
}

/** Serves `POST /v1/resolve`: a read, though by POST. */
export const resolveRoute = (app: App) => {
  const schema = {
    operationId: 'resolveNames',
    summary: 'Find the records that messy names mean',
    description,
    tags: ['Search'],
    body: ResolveBody,
    response: { 200: ResolveAnswer },
  }
  app.post(
    '/v1/resolve',
    { schema, config: { writes: false } },
    (request, reply) => answer(request, reply) as never,
  )
}
