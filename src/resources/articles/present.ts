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
 * Puts the cited sources and the shown records into an article's blocks.
 * A claim that was retired since is no longer shown: its id stays, its record does not.
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
