import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/config.ts'

/** A row of a file of facts. Only some members stand in each. */
export interface Fact {
  seen: 'official' | 'mirror' | 'file' | 'press'
  source?: string
  pmid?: string
  doi?: string
  stored_at?: string
  check?: string
  certainty?: string
  value?: string
  name?: string
  scheme?: string
  [member: string]: unknown
}

export interface Row {
  file: string
  /** `magnesium.interactions[3]` */
  path: string
  section: string
  /** null for what was looked for and not found. */
  fact: Fact | null
}

interface Facts {
  supplements: ({ id: string } & Record<string, Fact[] | Fact | string>)[]
  unverified: Record<string, string[] | null>
}

const folder = join(packageRoot, '../shared/facts')
/** One map in maps/ per file of facts. */
export const factFiles = [
  ...['core', 'a-b-vitamins', 'b-nutrients', 'c-calm', 'd-interactions', 'e-metabolic', 'f-pain'],
]

/** The facts lie beside the repository and are no part of it. */
export const hasFacts = existsSync(folder)

/** Every row of the files of facts, in their order. */
export const rows: Row[] = hasFacts
  ? factFiles.flatMap(file =>
      rowsOf(parse(readFileSync(join(folder, `${file}.yaml`), 'utf8')) as Facts).map(row => ({
        file,
        ...row,
      })),
    )
  : []

function rowsOf({ supplements, unverified }: Facts): Omit<Row, 'file'>[] {
  return [
    ...supplements.flatMap(({ id, ...sections }) =>
      Object.entries(sections).flatMap(([section, list]) =>
        factsIn(list).map((fact, index) => ({ path: `${id}.${section}[${index}]`, section, fact })),
      ),
    ),
    ...Object.entries(unverified).flatMap(([id, list]) =>
      (list ?? []).map((_, index) => ({
        path: `unverified.${id}[${index}]`,
        section: 'unverified',
        fact: null,
      })),
    ),
  ]
}

/** A bare word, such as `kind: botanical`, names no source and is no row. */
function factsIn(list: Fact[] | Fact | string): Fact[] {
  return typeof list === 'string' ? [] : [list].flat()
}

/** Whether the README of the facts makes a row a draft. */
export const isDraft = ({ seen, check }: Fact): boolean => seen === 'press' || check !== undefined

/** Whether some of a row's figures were read in the press. */
export const isPartlyPress = (fact: Fact): boolean => 'numbers_also' in fact || 'numbers_from' in fact
