import { describe, expect, it } from 'vitest'
import { published } from './knowledge-set.ts'

/** Direct memberships that the ATC does not show, each with the reason. */
const beyondTheAtc: Readonly<Record<string, string>> = {
  'aspirin nsaids': 'The ATC keeps it with painkillers and antiplatelets.',
  'codeine opioids': 'The ATC keeps it with medicines against cough.',
  'dabigatran direct-oral-anticoagulants': 'Its group also holds medicines that are injected.',
  'ethinylestradiol hormonal-contraceptives':
    'The ATC knows it alone as an oestrogen, and in pills by the progestogen.',
  'methadone opioids': 'The ATC keeps it with medicines for dependence.',
  'rosiglitazone oral-antidiabetics': 'No class here stands for its own group.',
}

const medicines = new Map(
  published.flatMap(({ kind, document }) =>
    kind === 'interactant'
      ? [[document.slug, { type: document.type, memberOf: document.memberOf, atc: atcOf(document) }] as const]
      : [],
  ),
)
const drugs = [...medicines].filter(([, { type, atc }]) => type === 'DRUG' && atc.length > 0)
const classes = [...medicines].filter(([, { type, atc }]) => type !== 'DRUG' && atc.length > 0)

function atcOf(thing: { identifiers: readonly { system: string; code: string }[] }): string[] {
  return thing.identifiers.filter(({ system }) => system === 'ATC').map(({ code }) => code)
}

function classesOf(slug: string): Set<string> {
  const found = new Set<string>()
  const visit = (one: string) => {
    for (const up of medicines.get(one)?.memberOf ?? []) {
      if (!found.has(up)) visit(found.add(up) && up)
    }
  }
  visit(slug)
  return found
}

/** The groups of a class and of all classes below it. */
const groupsOf = (name: string) =>
  classes.flatMap(([slug, { atc }]) => (slug === name || classesOf(slug).has(name) ? atc : []))

describe('medicines', () => {
  it('stand in every class whose ATC group holds one of their codes', () => {
    const strays = drugs.flatMap(([drug, { atc }]) =>
      classes
        .filter(([, { atc: groups }]) => atc.some(code => groups.some(group => code.startsWith(group))))
        .filter(([name]) => !classesOf(drug).has(name))
        .map(([name]) => `${drug} ${name}`),
    )
    expect(drugs.length).toBeGreaterThan(250)
    expect(strays).toEqual([])
  })

  it('stand in no class that has ATC groups and holds none of their codes, unless listed', () => {
    const strays = drugs.flatMap(([drug, { atc, memberOf }]) =>
      memberOf
        .filter(name => groupsOf(name).length > 0)
        .filter(name => !groupsOf(name).some(group => atc.some(code => code.startsWith(group))))
        .map(name => `${drug} ${name}`),
    )
    expect(strays).toEqual(Object.keys(beyondTheAtc))
  })

  it('have codes of the ATC that are whole, and their classes groups of it', () => {
    expect(drugs.flatMap(([, { atc }]) => atc).filter(code => !/^[A-Z]\d\d[A-Z]{2}\d\d$/.test(code))).toEqual(
      [],
    )
    const groups = classes.flatMap(([, { atc }]) => atc)
    expect(groups.filter(code => !/^[A-Z]\d\d([A-Z]{1,2})?$/.test(code))).toEqual([])
    expect(new Set(groups).size).toBe(groups.length)
  })
})
