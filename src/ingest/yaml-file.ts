import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import type { Path } from './faults.ts'

/** A YAML text with what it says and where it says it. */
export interface YamlFile {
  document: Document.Parsed
  value: unknown
  /** What the parser refuses, with lines. */
  errors: { line: number; message: string }[]
  /** The line (from 1) of a member; of what holds it where it is missing. */
  lineOf(path: Path): number
}

/** Reads a YAML 1.2 text: dates stay texts, a key that stands twice is an error. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const errors = document.errors.map(error => ({
    line: error.linePos?.[0].line ?? 1,
    message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
  }))
  return {
    document,
    value: errors.length === 0 ? document.toJS() : null,
    errors,
    lineOf: path => lines.linePos(offsetOf(document.contents, path)).line,
  }
}

function offsetOf(root: unknown, path: Path): number {
  let node = root
  let offset = startOf(root) ?? 0
  for (const part of path) {
    const next = step(node, part)
    if (next === null) return offset
    node = next.value
    offset = next.start ?? startOf(node) ?? offset
  }
  return offset
}

/** The value of a member and where its key begins, or its item. */
function step(node: unknown, part: string | number): { value: unknown; start: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === part)
    return isPair(pair) ? { value: pair.value, start: startOf(pair.key) } : null
  }
  if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
    return { value: node.items[part], start: startOf(node.items[part]) }
  }
  return null
}

const startOf = (node: unknown): number | null => (isNode(node) ? ((node as Node).range?.[0] ?? null) : null)
