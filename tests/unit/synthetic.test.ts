import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/ingest/parse.ts'
import type { OperationInput } from '../../src/ingest/stage.ts'
import { claimKinds, recordKinds } from '../../src/knowledge/things.ts'
import { syntheticKnowledge, syntheticSize } from '../bench/synthetic/index.ts'

async function all(seed: number, claims = 2000): Promise<OperationInput[]> {
  const operations: OperationInput[] = []
  for await (const operation of syntheticKnowledge({ seed, claims })) operations.push(operation)
  return operations
}

const documentOf = (operation: OperationInput): unknown =>
  'document' in operation ? operation.document : null

describe('synthetic knowledge', () => {
  it('is the same for the same seed, and another for another', async () => {
    const first = await all(1)
    expect(await all(1)).toEqual(first)
    expect(await all(2)).not.toEqual(first)
    expect(first).toHaveLength(syntheticSize({ claims: 2000 }))
  })

  it('passes all contracts, each key once, and has claims of every kind', async () => {
    const parsed = (await all(3)).map(operation => parseDocument(operation.kind, documentOf(operation)))
    expect(parsed.flatMap(({ issues }) => issues)).toEqual([])
    const ids = parsed.map(({ record }) => `${record?.kind} ${record?.key}`)
    expect(new Set(ids).size).toBe(ids.length)
    const kinds = new Set(parsed.map(({ record }) => record?.kind))
    expect(claimKinds.filter(kind => !kinds.has(kind))).toEqual([])
    expect(recordKinds.filter(kind => !kinds.has(kind))).toEqual(['product', 'article', 'faq'])
    expect(parsed.every(({ record }) => record?.key.startsWith('syn-'))).toBe(true)
  })

  it('says much about few supplements and little about most', async () => {
    const counts = new Map<string, number>()
    for (const operation of await all(4, 10_000)) {
      const { supplement } = documentOf(operation) as { supplement?: string }
      if (supplement) counts.set(supplement, (counts.get(supplement) ?? 0) + 1)
    }
    const sorted = [...counts.values()].sort((a, b) => b - a)
    expect(sorted[0]).toBeGreaterThan(10 * (sorted.at(-1) ?? 0))
  })
})
