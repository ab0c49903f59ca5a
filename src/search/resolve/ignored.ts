import type { Item, Span } from './items.ts'

// They name something, or only hold together what does.
const unmissed = new Set<Item['type']>(['names', 'small', 'origin', 'open', 'close', 'separator'])

const isNear = (gap: string) => /^[\s\p{P}\p{S}]*$/u.test(gap) && !/[,;()[\]]/.test(gap)

/**
 * The words, numbers and amounts of a text that were not used, in order; what stands together comes together.
 *
 * @param used where the items begin that say a form or an amount
 * @param parts what parts are about
 */
export const ignoredIn = (
  text: string,
  items: readonly Item[],
  used: ReadonlySet<number>,
  parts: readonly Span[],
): string[] => {
  const about = [...parts].sort((a, b) => a.start - b.start)
  const spans: Span[] = []
  let next = 0
  for (const { type, start, end } of items) {
    while (about[next] && (about[next] as Span).end <= start) next++
    const part = about[next]
    if (unmissed.has(type) || used.has(start) || (part && start >= part.start && end <= part.end)) continue
    const last = spans.at(-1)
    if (last && isNear(text.slice(last.end, start))) last.end = end
    else spans.push({ start, end })
  }
  return spans.map(({ start, end }) => text.slice(start, end))
}
