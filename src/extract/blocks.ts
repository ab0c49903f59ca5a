import type { Section } from './sections.ts'
import type { Item, Part } from './tree/parts.ts'
import type { ExtractedBlock, ExtractedSection } from './types.ts'

const itemText = ({ text, parts }: Item): string[] => [
  ...(text.text === '' ? [] : [text.text]),
  ...parts.flatMap(part =>
    part.type === 'list' ? part.items.flatMap(itemText) : part.type === 'paragraph' ? [part.text.text] : [],
  ),
]

function blockOf(part: Part): ExtractedBlock[] {
  if (part.type === 'paragraph') return [{ type: 'PROSE', text: part.text.text }]
  if (part.type === 'list')
    return [{ type: 'LIST', ordered: part.ordered, items: part.items.flatMap(itemText) }]
  if (part.type === 'image') return [{ type: 'IMAGE', url: part.url, alt: part.alt }]
  if (part.type !== 'table') return []
  const { columns, rows } = part
  return [
    {
      type: 'TABLE',
      columns: columns?.map(({ text }) => text) ?? null,
      rows: rows.map(row => row.map(({ text }) => text)),
    },
  ]
}

/** A section as it is shown. */
export const sectionOf = ({ heading, aspect, parts }: Section): ExtractedSection => ({
  heading: heading?.text.text ?? null,
  aspect,
  blocks: parts.flatMap(blockOf),
})

/** The text of parts, as it is read. */
export const plainText = (parts: readonly Part[]): string =>
  parts
    .flatMap(blockOf)
    .flatMap(({ text, items, rows }) => [
      text ?? '',
      ...(items ?? []),
      ...(rows?.map(row => row.join(' ')) ?? []),
    ])
    .filter(text => text !== '')
    .join('\n')
