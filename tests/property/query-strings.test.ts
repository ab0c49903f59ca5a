import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operationsOf, type Parameter, type Schema } from '../../src/plugins/openapi/document.ts'
import { resources } from '../../src/resources/index.ts'
import { useKb } from '../support/kb.ts'
import { checkAnswer } from '../support/openapi.ts'

const kb = useKb()

const keys = ['ashwagandha', 'magnesium', 'stress', 'warfarin', 'pregnancy', 'yoga', 'no-such-slug']

/** What nobody should send, encoded as it comes in a URL. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ',',
      ',,',
      '%00',
      '%',
      '%zz',
      '%C3%28',
      '%F0%9F%8C%BF',
      '%E2%80%AE%D7%A9',
      '%0D%0Ax:y',
      '%2527',
      '+',
    ],
    ...[
      "'%3B--",
      '"',
      '%5C',
      '%25',
      '*',
      '$(id)',
      '../..',
      '-',
      '--',
      '-0',
      '1e400',
      'NaN',
      'null',
      'true',
      '[]',
      '{}',
    ],
    ...[
      '__proto__',
      'constructor',
      'a'.repeat(5000),
      `${'a,'.repeat(60)}a`,
      '1970-01-01',
      '0000-01-01T00:00:00Z',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
  fc.integer().map(String),
)

/** Values that a parameter takes, as far as its schema tells. */
const taken = ({ name, schema = {} }: Parameter): fc.Arbitrary<string> => {
  const codes = ((schema.items as Schema | undefined)?.enum ?? schema.enum) as string[] | undefined
  if (codes)
    return fc.subarray(codes, { minLength: 1, maxLength: Math.min(3, codes.length) }).map(some => some.join())
  if (name === 'limit') return fc.integer({ min: 1, max: 200 }).map(String)
  if (name === 'updatedSince')
    return fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(-24))
  return fc.subarray(keys, { minLength: 1, maxLength: 2 }).map(some => some.join())
}

const pairOf = (parameter: Parameter): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: taken(parameter).map(value => `${parameter.name}=${value}`) },
    { weight: 3, arbitrary: hostile.map(value => `${parameter.name}=${value}`) },
    { weight: 1, arbitrary: hostile.map(value => `${parameter.name}[]=${value}`) },
    { weight: 1, arbitrary: hostile.map(value => `${value}=${parameter.name}`) },
    { weight: 1, arbitrary: fc.constant(parameter.name) },
  )

/** Query strings with up to five parameters, some of them twice. */
const queryOf = (parameters: Parameter[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof(...parameters.map(pairOf)), { maxLength: 5 }).map(pairs => pairs.join('&'))

const nested = ['ashwagandha', 'stress-linked-back-pain']
const paths = [
  ...resources.flatMap(({ path, example }) => [`/v1/${path}`, `/v1/${path}/${example}`]),
  ...['interactions', 'dosages', 'mechanisms', 'articles', 'sources'].map(
    path => `/v1/supplements/${nested[0]}/${path}`,
  ),
  ...['supplements', 'contraindications', 'faqs'].map(path => `/v1/conditions/${nested[1]}/${path}`),
]

const parametersOf = (path: string): Parameter[] => {
  const fits = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
  const found = operationsOf(kb.document).find(one => fits(one.path))
  return (found?.parameters ?? []).filter(parameter => parameter.in === 'query')
}

describe('any query string', () => {
  it.each(paths)('on %s is answered or refused, as documented', async path => {
    const document = kb.document
    await fc.assert(
      fc.asyncProperty(queryOf(parametersOf(path)), async query => {
        const url = `${path}?${query}`
        const { statusCode, headers, body } = await kb.app.inject(url)
        // A release that could be, and is not there.
        const missing = query.includes('release=') ? [404] : []
        // Drafts are for editors.
        const refused = query.includes('draft') ? [401] : []
        expect([200, 400, 414, ...missing, ...refused]).toContain(statusCode)
        if (statusCode !== 200) expect(headers['content-type']).toBe('application/problem+json')
        checkAnswer(document, 'get', url, {
          status: statusCode,
          headers: headers as never,
          body: JSON.parse(body),
        })
      }),
      { seed: 20261122, numRuns: 15 },
    )
  })
})
