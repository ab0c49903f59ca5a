import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A finding that must be there; what is left out may be anything. */
export interface ExpectedFinding {
  of?: string
  on?: string
  kind?: string
  severity?: string
  basis?: string
  action?: string
  matched?: string
  claim?: string
  counter?: string
  differs?: boolean
  views?: number
  separation?: [number | null, number | null]
  stopBeforeDays?: number
  daysLeft?: number
  scopeForm?: string
}

/** A case: what is asked, and what must be answered. */
export interface Golden {
  row: string
  ask: Record<string, unknown> & { supplements: (string | Record<string, unknown>)[] }
  query?: string
  status?: string
  finds?: ExpectedFinding[]
  /** Slugs that no finding may be about. */
  none?: string[]
  kinds?: Record<string, number>
  covers?: { asked: string; status: string | string[]; claim?: string }[]
  totals?: {
    substance: string
    amount: number | null
    unit: string
    limit?: number
    jurisdiction?: string
    exceeded?: boolean | null
    limitStatus?: string
    part?: string
  }[]
  schedule?: string
  unresolved?: string[]
}

export const golden: Golden[] = parse(readFileSync(join(import.meta.dirname, 'golden.yaml'), 'utf8'))

/** The request of a case: a supplement may be written as its name. */
export const bodyOf = ({ ask }: Pick<Golden, 'ask'>) => ({
  ...ask,
  supplements: ask.supplements.map(one => (typeof one === 'string' ? { name: one } : one)),
})

export const urlOf = ({ query }: Golden) => `/v1/safety-checks${query ? `?${query}` : ''}`
