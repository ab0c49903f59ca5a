import { describe, expect, it } from 'vitest'
import { mergedCitations } from '../../../src/ingest/editing/citations.ts'

const [a, b, c] = ['a', 'b', 'c'].map(source => ({ source, snippet: 'said' }))
const anew = { source: 'c', snippet: 'said anew' }

describe('citations that both sides changed', () => {
  it.each([
    ['gain what either added', [a], [a, b], [a, c], [a, c, b]],
    ['have what both added once', [a], [a, b], [a, b], [a, b]],
    ['do not bring back what others took away', [a, b], [a, b, c], [a], [a, c]],
    ['say anew what the changeset says of the same source', [a], [a, anew], [a, c], [a, anew]],
  ])('%s', (_what, base, mine, published, expected) => {
    expect(mergedCitations(base, mine, published)).toEqual(expected)
  })

  it('are a matter for a reviewer when the changeset takes one away', () => {
    expect(mergedCitations([a, b], [a, c], [a, b])).toBeNull()
    expect(mergedCitations(undefined, [a], [a])).toBeNull()
  })
})
