import type { Finding, Members } from './types.ts'

interface Block {
  type: string
  ids?: string[]
  slugs?: string[]
}

interface Section {
  blocks: Block[]
}

// Where an article points at a record: a block of facts or questions, or its list of questions.
const link = /\/data\/(?:sections\/\d+\/blocks\/\d+\/(?:ids|slugs)|faqs)\/\d+$/

/** What an article shows and is not there: mostly because a reviewer rejected it. */
export const brokenLinks = (errors: readonly Finding[]): Finding[] =>
  errors.filter(({ kind, pointer, n }) => kind === 'article' && n !== null && link.test(pointer ?? ''))

/** The article without these links, and without blocks and sections that showed nothing else. */
export function withoutLinks(article: Members, broken: readonly Finding[]): Members {
  const gone = new Set(broken.map(({ pointer }) => (pointer ?? '').replace(/^.*\/data\//, '')))
  const keep = (list: readonly string[] | undefined, path: string) =>
    list?.filter((_, index) => !gone.has(`${path}/${index}`))
  const sections = (article.sections as Section[]).flatMap((section, s) => {
    const blocks = section.blocks.flatMap((block, b) => {
      const path = `sections/${s}/blocks/${b}`
      const ids = keep(block.ids, `${path}/ids`)
      const slugs = keep(block.slugs, `${path}/slugs`)
      if (ids?.length === 0 || slugs?.length === 0) return []
      return [{ ...block, ...(ids && { ids }), ...(slugs && { slugs }) }]
    })
    return blocks.length === 0 ? [] : [{ ...section, blocks }]
  })
  return { ...article, sections, faqs: keep(article.faqs as string[], 'faqs') }
}
