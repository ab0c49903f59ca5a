import type { CitationDocument } from '../../api/citation.ts'
import type { Ids } from './row-set.ts'

/** The row of a citation, but for what it belongs to. */
export const citationRow = (
  { source, stance, locator, snippet }: CitationDocument,
  position: number,
  ids: Ids,
) => ({
  position,
  sourceId: ids.of('source', source),
  stance,
  locator,
  snippet,
})
