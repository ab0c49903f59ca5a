/** A section's blocks as they are stored: sources and claims by key. */
interface StoredBlock {
  type: string
  citations: { source: string }[]
  ids?: string[]
}

interface Row {
  sections: { blocks: StoredBlock[] }[]
  citedSources: Record<string, unknown>
  shownClaims: Record<string, unknown>
}

/**
 * Puts the cited sources and the shown records into an article's blocks. Publishing refuses to retire a claim that
 * an article shows; were one missing all the same, its id would stand without a record.
 */
export const presentArticle = ({ citedSources, shownClaims, ...article }: Row) => ({
  ...article,
  sections: article.sections.map(section => ({
    ...section,
    blocks: section.blocks.map(block => ({
      ...block,
      ...(block.type === 'FACTS' && { records: (block.ids ?? []).flatMap(id => shownClaims[id] ?? []) }),
      citations: block.citations.map(citation => ({ ...citation, source: citedSources[citation.source] })),
    })),
  })),
})
