import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CitationDocument } from '../../src/api/citation.ts'
import { decimal } from '../../src/api/decimal.ts'
import { lenient, optionalGroup } from '../../src/api/document.ts'
import { ClaimId, Slug, text } from '../../src/api/text.ts'

const shape = { name: z.string(), note: z.string().nullable(), tags: z.array(z.string()) }

describe('members as they are written', () => {
  it('may leave out what may be null or empty, and nothing else', () => {
    const Document = z.strictObject(lenient(shape))
    expect(Document.parse({ name: 'a' })).toEqual({ name: 'a', note: null, tags: [] })
    expect(Document.parse({ name: 'a', note: 'b', tags: ['c'] })).toEqual({
      name: 'a',
      note: 'b',
      tags: ['c'],
    })
    expect(Document.safeParse({ note: 'b' }).success).toBe(false)
  })

  it('may leave out a group as a whole', () => {
    const Document = z.strictObject({ group: optionalGroup({ note: shape.note, tags: shape.tags }) })
    expect(Document.parse({})).toEqual({ group: { note: null, tags: [] } })
    expect(Document.safeParse({ group: { other: 1 } }).success).toBe(false)
  })
})

describe('a snippet', () => {
  const words = (count: number) => ({ source: 's', snippet: Array(count).fill('word').join(' ') })

  it('has at most 49 words', () => {
    expect(CitationDocument.safeParse(words(49)).success).toBe(true)
    expect(CitationDocument.safeParse(words(50)).success).toBe(false)
  })
})

describe('texts and keys', () => {
  it.each(['a', 'a-b', '5-htp', 'x'.repeat(100)])('"%s" is a slug', slug => {
    expect(Slug.safeParse(slug).success).toBe(true)
  })
  it.each(['', 'A', 'a_b', '-a', 'a-', 'a--b', 'ä', 'x'.repeat(101)])('"%s" is none', slug => {
    expect(Slug.safeParse(slug).success).toBe(false)
  })
  it('a claim id is slugs joined by double hyphens', () => {
    expect(ClaimId.safeParse('a--b-c--2').success).toBe(true)
    expect(ClaimId.safeParse('a---b').success).toBe(false)
  })
  it.each(['\u0000', '\u0007', '\u001b', '\u0085', '\r', '\ufffe'])('a text does not hold %j', sign => {
    expect(text(10).safeParse(`a${sign}b`).success).toBe(false)
  })
  it.each(['line\nbreak', 'tab\there', 'שלום', '🌿'])('a text may hold %j', value => {
    expect(text(20).safeParse(value).success).toBe(true)
  })
})

describe('a decimal', () => {
  it('has no more places than are kept', () => {
    expect(decimal(3).safeParse(0.125).success).toBe(true)
    expect(decimal(3).safeParse(1000).success).toBe(true)
    expect(decimal(6).safeParse(0.1 + 0.2).success).toBe(false)
    expect(decimal(3).safeParse(0.0625).error?.issues[0]?.message).toBe('has more than 3 decimals')
  })
})
