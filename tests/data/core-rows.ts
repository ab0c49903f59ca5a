import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/config.ts'

/** A row of the facts file. Only some members stand in each. */
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
  /** `magnesium.interactions[3]` */
  path: string
  section: string
  /** null for what was looked for and not found. */
  fact: Fact | null
}

interface Facts {
  supplements: ({ id: string } & Record<string, Fact[] | string>)[]
  unverified: Record<string, string[]>
}

const factsFile = join(packageRoot, '../shared/facts/core.yaml')

/** The facts lie beside the repository and are no part of it. */
export const hasFacts = existsSync(factsFile)

/** Every row of the facts file, in its order. */
export const rows: Row[] = hasFacts ? rowsOf(parse(readFileSync(factsFile, 'utf8')) as Facts) : []

function rowsOf({ supplements, unverified }: Facts): Row[] {
  return [
    ...supplements.flatMap(({ id, ...sections }) =>
      Object.entries(sections).flatMap(([section, list]) =>
        (list as Fact[]).map((fact, index) => ({ path: `${id}.${section}[${index}]`, section, fact })),
      ),
    ),
    ...Object.entries(unverified).flatMap(([id, list]) =>
      list.map((_, index) => ({ path: `unverified.${id}[${index}]`, section: 'unverified', fact: null })),
    ),
  ]
}

/** Whether the README of the facts makes a row a draft. */
export const isDraft = ({ seen, check }: Fact): boolean => seen === 'press' || check !== undefined
