import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Article, articlesIn, publishedArticle, type Quote, quotesOf } from './article.ts'
import type { Found } from './quote.ts'
import { useSession } from './session.ts'
import type { Members, Operation } from './types.ts'

/** A quote, and where it stands in the article that is shown. */
export interface Located extends Quote {
  found: Found | null
}

/** The article that an operation was taken from: of the same changeset, else the published one. */
export function useArticle(operation: Operation | undefined, operations: readonly Operation[]) {
  const quotes = useMemo(() => (operation ? quotesOf(operation) : []), [operation])
  const proposed = useMemo(() => articlesIn(operations), [operations])
  const named = quotes.find(quote => quote.article !== null)?.article ?? null
  const published = usePublished(named !== null && !proposed.has(named) ? named : null)
  const shown: Article | null = (named === null ? null : proposed.get(named)) ?? published ?? first(proposed)
  const located = useMemo(
    () =>
      quotes.map((quote): Located => {
        const isIts = shown !== null && quote.article === shown.slug && quote.snippet !== null
        const after = shown?.headings.get(quote.locator ?? '') ?? 0
        return { ...quote, found: isIts ? shown.letters.find(quote.snippet ?? '', after) : null }
      }),
    [quotes, shown],
  )
  return { article: shown, quotes: located }
}

const first = (proposed: ReadonlyMap<string, Article>): Article | null =>
  proposed.values().next().value ?? null

function usePublished(slug: string | null): Article | null {
  const { api } = useSession()
  const [articles, setArticles] = useState<ReadonlyMap<string, Article | null>>(new Map())
  useEffect(() => {
    if (slug === null || articles.has(slug)) return
    api.get<Members>(`articles/${encodeURIComponent(slug)}`).then(
      ({ data }) => setArticles(new Map([...articles, [slug, publishedArticle(data)]])),
      () => setArticles(new Map([...articles, [slug, null]])),
    )
  }, [slug, articles])
  return slug === null ? null : (articles.get(slug) ?? null)
}
