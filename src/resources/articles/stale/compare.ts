import type { Article } from '../articles.contract.ts'
import { type Found, isSame, quantitiesIn } from './quantities.ts'
import type { Finding } from './stale.contract.ts'
import type { State } from './stale.query.ts'
import { isMeasured, type Measured, quantitiesOf, wordsOf } from './states.ts'

/** A text of an article, with the records that stand beside it. */
interface Passage {
  section: string | null
  block: string | null
  faq: string | null
  text: string
  records: Measured[]
}

type Block = Article['sections'][number]['blocks'][number]

const textsOf = (block: Block): string[] => {
  switch (block.type) {
    case 'PROSE':
    case 'CALLOUT':
      return [block.text]
    case 'LIST':
      return block.items
    case 'TABLE':
      return block.rows.flat()
    default:
      return []
  }
}

const measuredIn = (blocks: readonly Block[]) =>
  blocks.flatMap(block => (block.type === 'FACTS' ? block.records.filter(isMeasured) : []))

/** Every record of the article that states amounts or times. */
export const measuredOf = ({ sections }: Article) => measuredIn(sections.flatMap(({ blocks }) => blocks))

/** Texts are held against the records of their own section, and where it has none of the sort against all of the article. */
function passagesOf(article: Article): Passage[] {
  const all = measuredOf(article)
  const inSections = article.sections.flatMap(({ id, blocks }) => {
    const near = measuredIn(blocks)
    return blocks.flatMap(block =>
      textsOf(block).map(text => ({ section: id, block: block.id, faq: null, text, records: near })),
    )
  })
  const answers = article.faqs.map(({ slug, answer }) => ({
    section: null,
    block: null,
    faq: slug,
    text: answer,
    records: all,
  }))
  return [...inSections, ...answers]
}

const AROUND = 60

interface History {
  states: readonly State[]
  /** The revision in which the article was last written. */
  written: number
}

const says = (record: Measured, found: Found) =>
  quantitiesOf(record).some(quantity => isSame(found, quantity))

const sameSort = (records: readonly Measured[], found: Found) =>
  records.filter(record => quantitiesOf(record).some(({ dimension }) => dimension === found.dimension))

/** How a record that said so once came to say something else; undefined when it never did, or still says so. */
function turned(record: Measured, found: Found, { states }: History): Finding['records'][number] | undefined {
  if (says(record, found)) return undefined
  const own = states.filter(({ key }) => key === record.id)
  const last = own.findLastIndex(state => says(state.record, found))
  const [before, after] = [own[last], own[last + 1]]
  if (before === undefined || after === undefined) return undefined
  return {
    kind: record.kind,
    id: record.id,
    said: wordsOf(before.record),
    says: wordsOf(record),
    changedIn: after.revision,
  }
}

function judge(passage: Passage, all: readonly Measured[], found: Found, history: History): Finding | null {
  const near = sameSort(passage.records, found)
  const records = near.length > 0 ? near : sameSort(all, found)
  const agreeing = records.filter(record => says(record, found)).map(({ id }) => id)
  const outdated = records
    .flatMap(record => turned(record, found, history) ?? [])
    // Whoever wrote the text later, and finds a record that agrees, knew what they wrote.
    .filter(({ changedIn }) => agreeing.length === 0 || changedIn > history.written)
  if (outdated.length === 0 && agreeing.length > 0) return null
  const { text, section, block, faq } = passage
  return {
    section,
    block,
    faq,
    words: text.slice(found.start, found.end),
    context: text.slice(Math.max(0, found.start - AROUND), found.end + AROUND),
    verdict: outdated.length > 0 ? 'OUTDATED' : 'NOT_JUDGED',
    reason: reasonOf(outdated.length, records.length),
    records: outdated,
    agreeing,
  }
}

const reasonOf = (outdated: number, comparable: number) => {
  if (outdated > 0) return 'A record that the article shows said this once, and says something else now.'
  if (comparable > 0)
    return 'None of the comparable records that the article shows says this, or ever said it.'
  return 'The article shows no record that states such a quantity.'
}

/** Compares the amounts and times in the text of an article with what its records say and said. */
export function compare(article: Article, history: History) {
  const all = measuredOf(article)
  let quantities = 0
  const findings = passagesOf(article).flatMap(passage =>
    quantitiesIn(passage.text).flatMap(found => {
      quantities += 1
      return judge(passage, all, found, history) ?? []
    }),
  )
  const outdated = findings.filter(({ verdict }) => verdict === 'OUTDATED').length
  const judged = {
    quantities,
    agreeing: quantities - findings.length,
    outdated,
    notJudged: findings.length - outdated,
  }
  return { findings, judged }
}
