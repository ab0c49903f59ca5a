import type { Section } from '../sections.ts'
import { type Mention, mentionsIn } from './gazetteer.ts'
import { genericNames, mayBeName } from './generic.ts'
import { wordsIn } from './words.ts'

/** The supplements that an article speaks of, and what it calls them. */
export interface ArticleNames {
  /** The one that the article is about, as it is called there; null when it is about several or none. */
  main: string | null
  /** The names that stand in a text, in its order. */
  in(text: string): NameAt[]
  /** All, the main one first. */
  all: string[]
  /** Those that the title names. */
  inTitle: ReadonlySet<string>
}

/** A supplement's name in a text. */
export interface NameAt {
  key: string
  /** What the article calls it at first. */
  name: string
  start: number
  end: number
}

/** A name that only this article uses, and the key of what it means. */
interface OwnName {
  name: string
  key: string
}

/** The names of a text: those that only this article uses go before those that everybody knows. */
const supplementsIn = (text: string, extra: readonly OwnName[]): Mention[] => {
  const known = mentionsIn(text, ['supplement'])
  if (extra.length === 0) return known
  const own = extra.flatMap(name => placesOf(name, text))
  const overlaps = (one: Mention, other: Mention) => one.start < other.end && other.start < one.end
  const again = own.filter(one => known.some(other => one.start === other.start && one.end === other.end))
  const free = own.filter(one => !known.some(other => overlaps(one, other)))
  const left = known.filter(one => !again.some(other => overlaps(one, other)))
  return [...left, ...again, ...free].sort((a, b) => a.start - b.start)
}

/** "Krill oil or fish oil": names of one thing that a title sets side by side are two here. */
function apartInTitle(title: string): OwnName[] {
  const names = mentionsIn(title, ['supplement'])
  return names
    .filter((one, at) =>
      [names[at - 1], names[at + 1]].some(
        other =>
          other !== undefined &&
          other.key === one.key &&
          keyOf(other.text) !== keyOf(one.text) &&
          /^\s?(?:,|or|and|vs\.?|versus|&|\/)\s?$/i.test(
            title.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)),
          ),
      ),
    )
    .map(({ text }) => ({ name: text, key: keyOf(text) }))
}

function placesOf({ name, key }: OwnName, text: string): Mention[] {
  const wanted = wordsIn(name).map(({ word }) => word)
  const words = wordsIn(text)
  return words.flatMap(({ start }, at) => {
    if (!wanted.every((word, offset) => words[at + offset]?.word === word)) return []
    const end = words[at + wanted.length - 1]?.end ?? start
    return [
      {
        kind: 'supplement',
        key,
        type: null,
        start,
        end,
        text: text.slice(start, end),
      },
    ]
  })
}

const nameColumn =
  /^(?:supplements?|herbs?|nutrients?|vitamins?|minerals?|strains?|remed(?:y|ies)|products?)$/i

/** What a table calls supplements by the head of its first column. */
const namesInTables = (sections: readonly Section[]): string[] =>
  sections
    .flatMap(({ parts }) => parts)
    .flatMap(part =>
      part.type === 'table' && nameColumn.test(part.columns?.[0]?.text ?? '')
        ? part.rows.map(row => row[0]?.text ?? '')
        : [],
    )
    .filter(mayBeName)
    .slice(0, mostInTables)

const mostInTables = 24

const keyOf = (name: string) =>
  `name:${wordsIn(name)
    .map(({ word }) => word)
    .join(' ')}`

/** "Nicotinamide riboside, or NR", "alpha-lipoic acid (ALA for short)" */
const shortName =
  /^(?:\s\((?:also (?:called|known as) |or |short: )?|, (?:or |also (?:called|known as) |abbreviated (?:to |as )?|short ))(\p{Lu}[\p{L}]{0,3}[\p{Lu}\d][\p{L}\d]{0,3})(?![\p{L}-])/u
const shortVitamin = /^vitamin (\p{Lu}\d{1,2})$/iu
/** What articles call the forms of a vitamin without its first word. */
const formsOf: Readonly<Record<string, readonly string[]>> = {
  'vitamin d': ['D3', 'D2'],
  'vitamin k': ['K1', 'K2', 'MK-7', 'MK-4'],
}
const longestSearch = 20_000
const mostShort = 12

/** The short names that an article gives to supplements. */
function shortNames(texts: readonly string[], unknown: readonly OwnName[]): OwnName[] {
  const found = new Map<string, OwnName>()
  let length = 0
  for (const text of texts) {
    length += text.length
    if (length > longestSearch || found.size >= mostShort) break
    for (const { key, end, text: words } of supplementsIn(text, unknown)) {
      const called = shortName.exec(text.slice(end, end + 40))?.[1] ?? shortVitamin.exec(words)?.[1]
      const names = formsOf[words.toLowerCase()] ?? (called ? [called] : [])
      for (const name of names)
        if (mentionsIn(name, ['supplement', 'condition', 'interactant']).length === 0)
          found.set(name, { name, key })
    }
  }
  return [...found.values()]
}

/** Finds out which supplements an article is about. */
export function namesOf(
  title: string | null,
  sections: readonly Section[],
  body: readonly string[],
): ArticleNames {
  const headings = sections.flatMap(({ heading }) => (heading ? [heading.text.text] : []))
  const unknown = [...new Set([...genericNames(title, headings, body), ...namesInTables(sections)])].map(
    name => ({ name, key: keyOf(name) }),
  )
  const extra = [...unknown, ...apartInTitle(title ?? ''), ...shortNames([title ?? '', ...body], unknown)]
  const called = new Map<string, string>()
  const counts = new Map<string, number>()
  const note = (texts: readonly string[], weight: number) => {
    for (const text of texts)
      for (const { key, text: words } of supplementsIn(text, extra)) {
        if (!called.has(key)) called.set(key, words)
        counts.set(key, (counts.get(key) ?? 0) + weight)
      }
  }
  note(title === null ? [] : [title], 0)
  const inTitle = [...called.keys()]
  note(headings, 3)
  note(body, 1)
  const main = sameInTitle(title, inTitle, counts) ?? mainOf(inTitle, counts)
  const inText = (text: string): NameAt[] =>
    supplementsIn(text, extra).map(({ key, text: words, start, end }) => ({
      key,
      name: called.get(key) ?? words,
      start,
      end,
    }))
  const order = [...called.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const keys = main === null ? order : [main, ...order.filter(key => key !== main)]
  return {
    main: main === null ? null : (called.get(main) ?? null),
    in: inText,
    all: keys.flatMap(key => called.get(key) ?? []),
    inTitle: new Set(inTitle.flatMap(key => called.get(key) ?? [])),
  }
}

/** Of "N-acetylcysteine (NAC)" the name that the text goes on with. */
function sameInTitle(
  title: string | null,
  inTitle: readonly string[],
  counts: ReadonlyMap<string, number>,
): string | null {
  const [first, second, third] = inTitle
  if (
    first === undefined ||
    second === undefined ||
    third !== undefined ||
    !/\p{L} \([^)]+\)/u.test(title ?? '')
  )
    return null
  return (counts.get(second) ?? 0) > (counts.get(first) ?? 0) ? second : first
}

/** The only supplement of the title, or the first that the text speaks of most; else the one that it names most often by far. */
function mainOf(inTitle: readonly string[], counts: ReadonlyMap<string, number>): string | null {
  const [only] = inTitle
  if (inTitle.length === 1 && only !== undefined) return only
  const ranked = (
    inTitle.length > 0 ? inTitle.map(key => [key, counts.get(key) ?? 0] as const) : [...counts]
  ).sort((a, b) => b[1] - a[1])
  const [[first, most] = [null, 0], [, second] = ['', 0]] = ranked
  return most >= 3 && most >= 2 * second ? first : null
}
