import type { ArticleNames, NameAt } from '../names/article-names.ts'
import type { Unit } from '../units.ts'

/** What is longer is no paragraph. */
const longestUnit = 20_000

/** So many letters before a sentence still tell what it speaks of. */
const lookBack = 400

/** Finds the supplement that words of a unit speak of. */
export class Subjects {
  readonly #names: ArticleNames
  readonly #inText = new Map<string, NameAt[]>()

  constructor(names: ArticleNames) {
    this.#names = names
  }

  /** What the article is about. */
  get main(): string | null {
    return this.#names.main
  }

  /** What the title names. */
  get inTitle(): ReadonlySet<string> {
    return this.#names.inTitle
  }

  /** The supplements that a text names. */
  in(text: string): readonly NameAt[] {
    const known = this.#inText.get(text)
    if (known) return known
    const found = this.#names.in(text)
    this.#inText.set(text, found)
    return found
  }

  /**
   * What a place of a sentence speaks of: the name right behind it ("300 mg of magnesium"), the nearest before it, else
   * what the surroundings name.
   */
  near(unit: Unit, sentence: string, start: number, end: number): string | null {
    const names = this.in(sentence)
    const behind = names.find(name => name.start >= end && isBehind(sentence.slice(end, name.start)))
    const label = unit.label === null ? null : onlyName(this.in(unit.label), unit.label)
    if (behind) return label !== null && sentence.startsWith(unit.label as string) ? label : behind.name
    const before = names
      .filter(
        name =>
          name.end <= start && !/\b(?:with|than|like|unlike|from)\s*$/i.test(sentence.slice(0, name.start)),
      )
      .at(-1)
    return before?.name ?? this.of(unit, sentence)
  }

  /** What a unit speaks of, by its label, the sentences above, its row, its list, or its headings. */
  of(unit: Unit, sentence?: string): string | null {
    const wanted = [unit.label, unit.lead, unit.question]
    for (const words of wanted) {
      const name = words === null ? null : onlyName(this.in(words), words)
      if (name !== null) return name
    }
    return this.ofSection(unit) ?? this.#above(unit, sentence)
  }

  /** What the sentences before one spoke of last. */
  #above(unit: Unit, sentence = ''): string | null {
    const { text } = unit.text
    if (text.length > longestUnit) return null
    const at = text.indexOf(sentence)
    return at <= 0 ? null : (this.in(text.slice(Math.max(0, at - lookBack), at)).at(-1)?.name ?? null)
  }

  /** What the headings above a unit speak of, else what the article is about. */
  ofSection({ section }: Unit): string | null {
    for (const { heading } of [section, ...section.above.toReversed()]) {
      const name = heading ? onlyName(this.in(heading.text.text), heading.text.text) : null
      if (name !== null) return name
    }
    return this.#names.main
  }
}

/** The one name of some words; "DGL licorice" is one. */
function onlyName(names: readonly NameAt[], words: string): string | null {
  const [first] = names
  const areOne = names.every(
    (name, at) => at === 0 || /^[\s(]{1,2}$/.test(words.slice(names[at - 1]?.end, name.start)),
  )
  return first && areOne ? first.name : null
}

/** "of the standardised root extract of": words between an amount and the name of what it is of. */
const isBehind = (gap: string): boolean =>
  /^\s?(?:of )?(?:(?:a|an|the|this) )?(?:(?!and|or|with|daily|a day|for|in|per)[\p{L}-]+ ){0,4}$/iu.test(
    `${gap}`,
  ) && gap.length < 50
