import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchingTag, tagCore } from '../../src/plugins/entity-tag.ts'
import { CODINGS, negotiateCoding, negotiateMedia } from '../../src/plugins/negotiate.ts'

const JSON_TYPE = 'application/json'
const LD = 'application/ld+json'
const offered = [JSON_TYPE, LD, 'text/html', 'text/markdown']

describe('negotiateMedia', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['text/*', 'text/html'],
    ['text/html, */*', JSON_TYPE],
    ['text/html, */*;q=0.8', 'text/html'],
    ['application/ld+json', LD],
    ['Application/LD+JSON; profile="x"', LD],
    ['text/markdown;q=0.9, text/html;q=0.3', 'text/markdown'],
    ['application/*, application/json;q=0', LD],
    ['application/json;q=0.2, application/*;q=0.5, text/html;q=0.1', LD],
    ['application/json;q=2', JSON_TYPE],
    ['image/png', undefined],
    ['*/*;q=0', undefined],
  ])('%s is answered with %s', (accept, type) => {
    expect(negotiateMedia(accept, offered)).toBe(type)
  })
})

describe('hostile headers', () => {
  const header = fc.string({
    unit: fc.constantFrom(
      '*',
      '/',
      ';',
      'q',
      '=',
      '0',
      '.',
      '5',
      ',',
      ' ',
      'br',
      'gzip',
      'text',
      'html',
      '"',
      'W/',
    ),
    maxLength: 60,
  })

  it('never break negotiation: the result is offered, or nothing', () => {
    fc.assert(
      fc.property(header, text => {
        expect([...offered, undefined]).toContain(negotiateMedia(text, offered))
        expect([...CODINGS, undefined]).toContain(negotiateCoding(text))
      }),
    )
  })

  it('never match a tag that they do not name', () => {
    const core = tagCore('body')
    fc.assert(
      fc.property(header, text => {
        if (text.trim() !== '*') expect(matchingTag(text, core, undefined)).toBeUndefined()
      }),
    )
  })
})
