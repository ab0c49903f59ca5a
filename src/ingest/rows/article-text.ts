import type { Prisma } from '../../generated/prisma/client.ts'
import type { DocumentOf } from '../documents.ts'

type Article = DocumentOf<'article'>
type Block = Article['sections'][number]['blocks'][number]

/** The blocks of all sections, in order. */
export const blocksOf = ({ sections }: Article): Block[] => sections.flatMap(section => section.blocks)

/** The sections as the database holds them: what a text mentions is found there once, when it is written. */
export const storedSections = ({ sections }: Article): Prisma.InputJsonArray =>
  sections.map(section => ({ ...section, blocks: section.blocks.map(storedBlock) }))

function storedBlock(block: Block): Prisma.InputJsonObject {
  if (block.type !== 'PROSE') return block
  const mentions = block.mentions.map(({ kind, slug, words }) => {
    const start = block.text.indexOf(words)
    return { start, end: start + words.length, kind, key: slug }
  })
  return { ...block, mentions: mentions.toSorted((a, b) => a.start - b.start) }
}

const wordsPerMinute = 200

/** How long the text takes to read, in whole minutes, at least one. */
export function readingMinutesOf(article: Article): number {
  const texts = [
    article.title,
    ...article.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
  ]
  const words = texts.flatMap(text => text.split(/\s+/)).filter(word => word !== '').length
  return Math.max(1, Math.round(words / wordsPerMinute))
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'PROSE':
      return [block.text]
    case 'LIST':
      return block.items
    case 'TABLE':
      return [...block.columns, ...block.rows.flat()]
    case 'CALLOUT':
      return [block.title ?? '', block.text]
    default:
      return []
  }
}
