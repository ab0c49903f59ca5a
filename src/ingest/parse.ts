import type { z } from 'zod'
import { nearest } from '../api/problem.ts'
import { type RecordKind, recordKinds } from '../knowledge/things.ts'
import { documentSchemas, type KnowledgeRecord, recordOf } from './documents.ts'
import type { Path } from './faults.ts'

/** What is wrong with a member of a document. */
export interface Issue {
  path: Path
  message: string
  /** When its author has seen another version than the published one. */
  versions?: { written: number | null; published: number | null }
}

export type Parsed = { record: KnowledgeRecord; issues: [] } | { record: null; issues: Issue[] }

const passed = new WeakMap<object, RecordKind>()

/** Remembers a record that came out of its contract: its document passes there at once from now on. */
export function rememberPassed({ kind, document }: KnowledgeRecord): void {
  passed.set(document, kind)
}

/** Checks a document by the contract of its kind and fills its defaults; members come in the contract's order. */
export function parseDocument(kind: RecordKind, value: unknown): Parsed {
  if (typeof value === 'object' && value !== null && passed.get(value) === kind) {
    return { record: recordOf(kind, value as never), issues: [] }
  }
  const parsed = documentSchemas[kind].safeParse(value)
  if (parsed.success) return { record: recordOf(kind, parsed.data as never), issues: [] }
  return { record: null, issues: parsed.error.issues.flatMap(issue => explain(issue, value)) }
}

/** Whether a text names a kind of record. */
export const isRecordKind = (text: string): text is RecordKind =>
  (recordKinds as readonly string[]).includes(text)

function explain(issue: z.core.$ZodIssue, document: unknown): Issue[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], message: 'is not a member here' }))
  }
  return [{ path, message: messageOf(issue, valueAt(document, path)) }]
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  const isCitations = issue.path.at(-1) === 'citations'
  if (isCitations && (value === undefined || issue.code === 'too_small')) {
    return 'has no citation; everything here says who says so'
  }
  if (issue.code === 'invalid_value') return notAllowed(value, issue.values.map(String))
  if (issue.code === 'invalid_union' && 'options' in issue) {
    return notAllowed(value, (issue.options as unknown[]).map(String))
  }
  if (value === undefined && issue.code === 'invalid_type') return 'is missing'
  if (issue.code === 'custom' || issue.message.startsWith('is not')) return issue.message
  return issue.message.replace(/^Invalid input: /, '').replace(/^Too/, 'is too')
}

function notAllowed(value: unknown, allowed: readonly string[]): string {
  const list = `allowed are ${allowed.join(', ')}`
  if (value === undefined) return `is missing; ${list}`
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined
  return `${JSON.stringify(value)} is not allowed; ${near ? `did you mean ${near}? ` : ''}${list}`
}

/** The value at a path; undefined where the way ends. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown> | null | undefined)?.[part],
    value,
  )
