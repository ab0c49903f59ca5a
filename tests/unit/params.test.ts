import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  code,
  codes,
  flag,
  foreignCodes,
  freeText,
  paging,
  since,
  slugs,
  sortParam,
  words,
} from '../../src/api/params.ts'

const docs = { description: 'For tests.' }
const parse = (schema: z.ZodType, value: unknown) => schema.safeParse(value).data
const messages = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? []

describe('a parameter of a URL', () => {
  it.each([
    ['codes', codes(['A', 'B'], docs), 'B,A', ['B', 'A']],
    ['slugs', slugs(docs), 'a-b,c', ['a-b', 'c']],
    ['words', words(docs), 'two words,ä', ['two words', 'ä']],
    ['foreign codes', foreignCodes(['MESH', 'CAS'], docs), 'MESH:D1,CAS:1-2', ['MESH:D1', 'CAS:1-2']],
    ['sort', sortParam(['id', 'name'], 'id'), '-name,id', ['-name', 'id']],
    ['code', code(['A'], docs), 'A', 'A'],
    ['flag', flag(docs), 'true', true],
    ['flag', flag(docs), 'false', false],
    ['free text', freeText(docs), ' x ', ' x '],
    ['limit', paging.limit, '7', 7],
    ['limit', paging.limit, '5000', 100],
    ['limit', paging.limit, undefined, 20],
    ['since', since(docs), '2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['since', since(docs), '2026-11-22T10:00:00+02:00', '2026-11-22T08:00:00.000Z'],
    ['since', since(docs), '0000-01-01', '1970-01-01T00:00:00.000Z'],
    ['nothing', slugs(docs), undefined, undefined],
  ])('%s: %# reads %j as %j', (_, schema, value, expected) => {
    expect(parse(schema as z.ZodType, value)).toEqual(expected)
  })

  it.each([
    ['codes', codes(['A'], docs), 'A,'],
    ['codes', codes(['A'], docs), ' A'],
    ['codes', codes(['A'], docs), 'a'],
    ['slugs', slugs(docs), ''],
    ['slugs', slugs(docs), 'A'],
    ['slugs', slugs(docs), 'a--b'],
    ['slugs', slugs(docs), 'a'.repeat(101)],
    ['words', words(docs), 'a,,b'],
    ['words', words(docs), 'a\u0000'],
    ['words', words(docs), 'a'.repeat(201)],
    ['foreign codes', foreignCodes(['MESH'], docs), 'MESH:'],
    ['foreign codes', foreignCodes(['MESH'], docs), 'D1'],
    ['flag', flag(docs), '1'],
    ['free text', freeText(docs), '\u3000'],
    ['free text', freeText(docs), 'a'.repeat(101)],
    ['limit', paging.limit, '0'],
    ['limit', paging.limit, '2.5'],
    ['limit', paging.limit, 'many'],
    ['since', since(docs), 'soon'],
  ])('%s: %# refuses %j', (_, schema, value) => {
    expect(messages(schema as z.ZodType, value)).not.toEqual([])
  })

  it('says what is wrong in words', () => {
    expect(messages(slugs(docs), 'A')).toEqual(['is not a slug: lower-case letters, digits, single hyphens'])
    expect(messages(foreignCodes(['MESH'], docs), 'MASH:1')).toEqual(['unknown code system MASH'])
    expect(messages(words(docs), 'a,'.repeat(50))).toContain('lists more than 50 values')
    expect(messages(paging.limit, '-3')).toEqual(['is below 1'])
  })
})
