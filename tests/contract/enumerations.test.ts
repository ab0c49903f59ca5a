import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as stored from '../../src/generated/prisma/enums.ts'
import { AmountUnit, ucumUnits } from '../../src/knowledge/amounts.ts'
import { enumerations } from '../../src/knowledge/enumeration.ts'
import { TimeUnit } from '../../src/knowledge/time.ts'
import { describeService } from './document.ts'

const { document } = await describeService()
const codesOf = (name: string) =>
  enumerations.find(enumeration => enumeration.name === name)?.terms.map(({ code }) => code)

/** Enumerations of the database that readers never see. */
const internal = [
  'ChangesetOrigin',
  'ChangesetState',
  'CorrectionState',
  'OperationState',
  'OperationType',
  'SearchRole',
]

describe('enumerations', () => {
  it('have each a name of their own and at least three codes, UNKNOWN among them', () => {
    const names = enumerations.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => !codesOf(name)?.includes('UNKNOWN'))).toEqual([])
    expect(names.filter(name => (codesOf(name)?.length ?? 0) < 3)).toEqual([])
  })

  it('have codes in UPPER_SNAKE_CASE, each with a label and a definition', () => {
    const terms = enumerations.flatMap(({ terms }) => terms)
    expect(terms.filter(({ code }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([])
    expect(terms.filter(({ label, definition }) => label === '' || !/\S.*[.)]$/.test(definition))).toEqual([])
  })

  it('are those of the database, code by code in the same order', () => {
    const columns = Object.entries(stored as Record<string, Record<string, string>>)
    const differ = columns.filter(
      ([name, codes]) => !internal.includes(name) && codesOf(name)?.join() !== Object.values(codes).join(),
    )
    expect(differ.map(([name]) => name)).toEqual([])
    const inDatabase = new Set(columns.map(([name]) => name))
    // What stands in the JSON of articles, is found when it is read, or is the database's OperationType with UNKNOWN.
    const elsewhere = enumerations.map(({ name }) => name).filter(name => !inDatabase.has(name))
    expect(elsewhere.sort()).toEqual([
      'CalloutTone',
      'ChangeType',
      'DisagreementAspect',
      'MatchReason',
      'SearchMatch',
    ])
    expect(codesOf('ChangeType')?.toSorted()).toEqual(
      [...Object.values(stored.OperationType), 'UNKNOWN'].sort(),
    )
  })

  it('stand in the document as components, under the same name', () => {
    const components = document.components.schemas
    const missing = enumerations.filter(({ name, terms }) => {
      const component = components[name]
      return component && JSON.stringify(component.enum) !== JSON.stringify(terms.map(({ code }) => code))
    })
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})

describe('units', () => {
  const rules = readFileSync('prisma/migrations/20261122000100_rules/migration.sql', 'utf8')
  const listsIn = (pattern: RegExp) =>
    [...rules.matchAll(pattern)].map(([, list = '']) =>
      [...list.matchAll(/'([^']*)'/g)].map(([, one]) => one),
    )

  it('of amounts are those that the database admits', () => {
    expect(listsIn(/\bunit IN \(([^)]*)\)/g)).toEqual([AmountUnit.options])
  })

  it('of time are those that the database admits, wherever it holds a time', () => {
    const lists = listsIn(/\w+_unit IN \(([^)]*)\)/g)
    expect(lists).toHaveLength(5)
    for (const list of lists) expect(list).toEqual(TimeUnit.options)
  })

  it('are UCUM codes: no spaces, brackets closed, with a text that a person reads', () => {
    for (const [code, display] of Object.entries(ucumUnits)) {
      expect(code).toMatch(/^(?:[a-zA-Z]+|\[[A-Z]+\]|[a-z]*\{[a-zA-Z-]+\})(?:\/kg)?$/)
      expect(display).not.toBe('')
    }
  })
})
