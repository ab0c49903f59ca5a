import type { KnowledgeRecord } from '../../src/ingest/documents.ts'
import { claims, published } from './knowledge-set.ts'

/** The seed article as a source, and as the article that we tell. */
export const seedSource = 'article-ashwagandha-stress-linked-back-pain'
const seedArticle = 'ashwagandha-stress-linked-back-pain'

/** The published records of a kind. */
export const ofKind = <K extends KnowledgeRecord['kind']>(kind: K) =>
  published.filter((record): record is Extract<KnowledgeRecord, { kind: K }> => record.kind === kind)

const restsOnSeed = ({ document }: { document: { citations: { source: string }[] } }) =>
  document.citations.some(({ source }) => source === seedSource)

/** The claims, and the questions, that rest on the seed article. */
export const seedClaims = claims.filter(restsOnSeed)
export const seedQuestions = ofKind('faq').filter(restsOnSeed)

const found = ofKind('article').find(({ key }) => key === seedArticle)
if (!found) throw new Error(`no article ${seedArticle} is published`)

export const article = found.document
