/** What the API answers, as far as the desk reads it. */

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  errors: { pointer?: string; parameter?: string; detail: string; allowed?: string[] }[]
}

export interface Head {
  id: number
  title: string
  reason: string
  origin: string
  batch: string | null
  state: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'REJECTED' | 'ABANDONED'
  version: number
  createdBy: string
  createdAt: string
  decidedBy: string | null
  decidedAt: string | null
  revision: number | null
  reverts: number | null
  revertedBy: number[]
  operationCount: number
  commentCount: number
  /** How many records say otherwise than a published one; null where it was not counted. */
  contradictions: number | null
}

export interface Finding {
  n: number | null
  kind: string
  key: string
  pointer: string | null
  detail: string
  versions: { written: number | null; published: number | null } | null
  contradicts: { with: string; question: string; about: string[] } | null
}

export type OperationState = 'PENDING' | 'ACCEPTED' | 'REJECTED'
export type Members = Record<string, unknown>

export interface Operation {
  n: number
  op: 'create' | 'update' | 'retire' | 'delete' | 'rename'
  kind: string
  key: string
  data: Members | null
  patch: Members | null
  ifVersion: number | null
  state: OperationState
  note: string | null
  editedBy: string | null
}

export interface Changeset extends Head {
  states: Partial<Record<OperationState, number>>
  validation: { valid: boolean; errors: Finding[]; warnings: Finding[] } | null
  operations: Operation[]
}

export interface Difference {
  n: number
  versions: { written: number | null; published: number | null }
  changes: { pointer: string; before: unknown; after: unknown }[]
}

export interface Comment {
  id: number
  n: number | null
  author: string
  text: string
  createdAt: string
}

export interface Imported {
  changeset: number | null
  title: string
  slug: string
  operations: number
  folded: number
  contradictions: { claim: string; with: string; about: string[] }[]
  warnings: string[]
}

/** Whether a changeset can still be edited. */
export const isOpen = ({ state }: Pick<Head, 'state'>): boolean => state === 'DRAFT' || state === 'IN_REVIEW'
