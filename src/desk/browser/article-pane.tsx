import { useEffect, useRef } from 'preact/hooks'
import type { Article, Part } from './article.ts'
import type { Found } from './quote.ts'

/** The article, with the words that the present record rests on marked and in sight. */
export function ArticlePane({ article, found }: { article: Article; found: Found | null }) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    const mark = pane.current?.querySelector('mark')
    if (!mark || !pane.current) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const top = mark.offsetTop - pane.current.clientHeight / 3
    pane.current.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' })
  }, [found])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="article" aria-label="The article" tabIndex={0} ref={pane}>
      <h2>{article.title}</h2>
      {article.parts.map((part, index) => (
        <PartOf key={index} part={part} article={article} found={found} />
      ))}
    </section>
  )
}

const tags = { heading: 'h3', prose: 'p', question: 'h4', note: 'small' } as const

function PartOf({ part, article, found }: { part: Part; article: Article; found: Found | null }) {
  const text = (at: number) => <Marked text={article.texts[at] ?? ''} range={found?.ranges.get(at)} />
  if (part.type === 'list') {
    const List = part.ordered ? 'ol' : 'ul'
    return (
      <List>
        {part.items.map(at => (
          <li key={at}>{text(at)}</li>
        ))}
      </List>
    )
  }
  if (part.type === 'table')
    return (
      <table>
        <thead>
          <tr>
            {part.columns.map(at => (
              <th key={at}>{text(at)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map(row => (
            <tr key={row[0]}>
              {row.map(at => (
                <td key={at}>{text(at)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  const Tag = tags[part.type]
  return <Tag>{text(part.text)}</Tag>
}

function Marked({ text, range }: { text: string; range: [number, number] | undefined }) {
  if (!range) return <>{text}</>
  const [start, end] = range
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  )
}
