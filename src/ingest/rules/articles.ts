import type { KnowledgeRecord } from '../documents.ts'
import type { Issue } from '../parse.ts'
import { repeats } from './repeats.ts'

type Article = Extract<KnowledgeRecord, { kind: 'article' }>
type Faq = Extract<KnowledgeRecord, { kind: 'faq' }>
type Block = Article['document']['sections'][number]['blocks'][number]

/** What the text of an article must keep to. */
export function articleIssues({ document }: Article): Issue[] {
  const { sections } = document
  const sectionIds = repeats(sections.map(section => section.id))
  const blocks = sections.flatMap((section, s) =>
    section.blocks.map((block, b) => ({ block, path: ['sections', s, 'blocks', b] as const })),
  )
  const blockIds = repeats(blocks.map(({ block }) => block.id))
  return [
    ...sectionIds.map(s => ({ path: ['sections', s, 'id'], message: 'is the id of an earlier section' })),
    ...blockIds.map(b => ({
      path: [...(blocks[b]?.path ?? []), 'id'],
      message: 'is the id of an earlier block',
    })),
    ...blocks.flatMap(({ block, path }) =>
      blockIssues(block).map(issue => ({ path: [...path, ...issue.path], message: issue.message })),
    ),
    ...repeats(document.faqs).map(index => ({ path: ['faqs', index], message: 'stands here twice' })),
    ...aboutIssues(document.about),
  ]
}

/** What a question must keep to. */
export const faqIssues = ({ document }: Faq): Issue[] => aboutIssues(document.about)

const aboutIssues = (about: Faq['document']['about']): Issue[] =>
  repeats(about.map(({ kind, slug }) => `${kind} ${slug}`)).map(index => ({
    path: ['about', index],
    message: 'stands here twice',
  }))

function blockIssues(block: Block): Issue[] {
  if (block.type === 'PROSE') {
    return block.mentions.flatMap(({ words }, index) =>
      block.text.includes(words)
        ? []
        : [
            {
              path: ['mentions', index, 'words'],
              message: `${JSON.stringify(words)} do not stand in the text`,
            },
          ],
    )
  }
  if (block.type === 'TABLE') {
    return block.rows.flatMap((row, index) =>
      row.length === block.columns.length
        ? []
        : [
            {
              path: ['rows', index],
              message: `has ${row.length} cells under ${block.columns.length} columns`,
            },
          ],
    )
  }
  if (block.type === 'FACTS' || block.type === 'FAQ') {
    const member = block.type === 'FACTS' ? 'ids' : 'slugs'
    const list = block.type === 'FACTS' ? block.ids : block.slugs
    return repeats(list).map(index => ({ path: [member, index], message: 'stands here twice' }))
  }
  return []
}
