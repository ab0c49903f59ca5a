import { describe, expect, it } from 'vitest'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import { openKb, useKb } from '../support/kb.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()

describe('/v1/meta/terms', () => {
  it('tells every enumeration that the document names: codes, labels, definitions, order', async () => {
    const { enumerations } = await data(kb, '/v1/meta/terms')
    const told = Object.fromEntries(enumerations.map((one: Json) => [one.name, one]))
    const { schemas } = kb.document.components
    const named = Object.entries(schemas).filter(([name, { enum: codes }]) => codes && !name.endsWith('Unit'))
    expect(named.length).toBeGreaterThan(25)
    for (const [name, { enum: codes, description }] of named) {
      expect(told[name].terms.map((term: Json) => term.code)).toEqual(codes)
      expect(told[name].description).toBe(description)
    }
    for (const { terms } of enumerations) {
      expect(terms.map((term: Json) => term.order)).toEqual(terms.map((_: Json, index: number) => index + 1))
      expect(terms.every((term: Json) => term.label !== '' && term.definition !== '')).toBe(true)
    }
    expect(told.InteractionOverall.terms[2]).toMatchObject({ code: 'UNKNOWN', label: 'Unknown', order: 3 })
  })

  it('tells the units of amounts, UCUM code and what a person reads', async () => {
    const { units } = await data(kb, '/v1/meta/terms')
    expect(units.map((unit: Json) => unit.code)).toEqual(kb.document.components.schemas.AmountUnit?.enum)
    expect(units).toContainEqual({ code: 'ug', display: 'mcg' })
  })

  it('explains every code that an answer holds', async () => {
    const { enumerations } = await data(kb, '/v1/meta/terms')
    const codes = new Set(enumerations.flatMap((one: Json) => one.terms.map((term: Json) => term.code)))
    const text = JSON.stringify(await data(kb, '/v1/interactions?limit=100'))
    for (const [, code] of text.matchAll(/"([A-Z][A-Z_]{3,})"/g)) expect(codes, code).toContain(code)
  })
})

describe('/llms.txt', () => {
  it('tells every operation, what absence means, the limits and where more is', async () => {
    const { status, text, headers } = await kb.api.get('/llms.txt')
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    for (const { method, path, operation } of operationsOf(kb.document)) {
      expect(text).toContain(`${method.toUpperCase()} ${path}: ${operation.summary}`)
    }
    for (const words of [
      'NOT_ASSESSED',
      'never means "safe"',
      'not medical advice',
      '1 to 100',
      '/openapi.json',
      '/v1/meta/terms',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('not limited')
  })

  it('tells the limit of requests where there is one', async () => {
    const limited = await openKb({ KB_RATE_LIMIT: '77' })
    const { text } = await limited.api.get('/llms.txt')
    await limited.close()
    expect(text).toContain('At most 77 requests a minute')
  })
})
