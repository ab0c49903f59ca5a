import { createHash } from 'node:crypto'
import type { Element } from 'hast'
import { s } from 'hastscript'
import { knowledgeLicense } from '../knowledge/content.ts'
import { xml } from './xml.ts'

/** An article as a feed tells it. */
export interface FeedEntry {
  slug: string
  title: string
  subtitle: string | null
  abstract: string | null
  category: string | null
  inLanguage: string
  authors: string[]
  datePublished: string | null
  updatedAt: string
}

interface Addresses {
  self: string
  home: string
  article: (slug: string) => string
}

/** An id must be absolute and permanent: the address where it is absolute, else a UUID made of the path. */
function idOf(address: string): string {
  if (/^https?:/.test(address)) return address
  const hex = createHash('sha256').update(`supplement-kb ${address}`).digest('hex')
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')}`
}

const entry = (article: Addresses['article'], one: FeedEntry): Element => {
  const address = article(one.slug)
  const summary = one.abstract ?? one.subtitle
  return s('entry', { xmlLang: one.inLanguage }, [
    s('id', idOf(address)),
    s('title', one.title),
    s('updated', one.updatedAt),
    ...(one.datePublished === null ? [] : [s('published', `${one.datePublished}T00:00:00Z`)]),
    s('link', { rel: 'alternate', type: 'text/html', href: address }),
    ...one.authors.map(name => s('author', [s('name', name)])),
    ...(one.category === null ? [] : [s('category', { term: one.category })]),
    ...(summary === null ? [] : [s('summary', summary)]),
  ])
}

const NOTHING_YET = '1970-01-01T00:00:00.000Z'

/** Articles as an Atom feed (RFC 4287); the entries come newest first. */
export function atomFeed({ self, home, article }: Addresses, entries: readonly FeedEntry[]): string {
  const tree: Element = s('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, [
    s('id', idOf(self)),
    s('title', 'Articles about dietary supplements'),
    s('updated', entries[0]?.updatedAt ?? NOTHING_YET),
    s('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    s('link', { rel: 'alternate', href: home }),
    s('author', [s('name', 'supplement-kb')]),
    s('rights', knowledgeLicense),
    ...entries.map(one => entry(article, one)),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml(tree)}`
}
