import { useSession } from './session.ts'
import type { Located } from './use-article.ts'

/** The words that a record rests on, and where they were found. */
export function Quotes({ quotes }: { quotes: readonly Located[] }) {
  const { names } = useSession()
  return (
    <>
      {quotes.map(({ source, snippet, locator, article, found }) => (
        <figure key={source + snippet} class="quote">
          {snippet && <blockquote>{snippet}</blockquote>}
          <figcaption>
            {names.of('source', source)}
            {locator && `, “${locator}”`}
            {snippet && article && <small> {whereabouts(found)}</small>}
            {found && (
              <button type="button" class="link" onClick={showArticle}>
                Show it
              </button>
            )}
          </figcaption>
        </figure>
      ))}
    </>
  )
}

// On a narrow screen the article stands below all records.
const showArticle = () => {
  const article = document.querySelector<HTMLElement>('.article')
  article?.focus({ preventScroll: true })
  article?.scrollIntoView()
}

function whereabouts(found: Located['found']): string {
  if (!found) return 'These words were not found in the article that is shown.'
  if (!found.whole) return 'Only the beginning of these words was found in the article.'
  return found.ranges.size > 1
    ? 'Marked in the article, over several of its parts.'
    : 'Marked in the article.'
}
