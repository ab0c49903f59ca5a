import type { ArticleNames, NameAt } from '../names/article-names.ts'
import { genus, narrowerNames, pairedAcid, speciesBehind, strain } from '../rules/narrower.ts'
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
    const label = unit.label === null ? null : this.#only(unit.label)
    if (behind)
      return label !== null && sentence.startsWith(unit.label as string) ? label : asMeant(behind, sentence)
    const [first] = names
    if (first && first.start < 2 && colonBefore.test(sentence.slice(first.end, start)))
      return asMeant(first, sentence)
    const before = names
      .filter(
        name =>
          name.end <= start &&
          (justBefore.test(sentence.slice(name.end, start)) ||
            !besides.test(sentence.slice(0, name.start).replace(/^(?:With|From) $/, ''))),
      )
      .at(-1)
    return before ? asMeant(before, sentence) : this.of(unit, sentence)
  }

  /** What a unit speaks of, by its label, its row, its list or its question, the sentence above, or its headings. */
  of(unit: Unit, sentence?: string): string | null {
    const goneOn = this.#goesOn(unit, sentence)
    if (goneOn !== null) return goneOn
    for (const words of [unit.label, unit.lead, ...unit.leads.toReversed(), unit.question]) {
      const name =
        words === null || besides.test(words.slice(0, this.in(words)[0]?.start)) ? null : this.#only(words)
      if (name !== null) return name
    }
    const near = this.#ofHeadings(unit)
    if (near !== null) return near
    // Where the title names several, the last that was named goes before the one that is named most.
    const [first, other] =
      this.#names.inTitle.size > 1
        ? [this.#above(unit, sentence), this.#names.main]
        : [this.#names.main, this.#above(unit, sentence)]
    return first ?? other ?? (this.#names.inTitle.size === 0 ? (this.#names.all[0] ?? null) : null)
  }

  /** The one name of some words, as they mean it. */
  #only(words: string): string | null {
    const name = onlyName(this.in(words), words)
    return name === null ? null : asMeant(name, words)
  }

  /** "Magnesium is another partner. 200 mg will do": what the sentence before one began with. */
  #goesOn({ text: { text }, sentences }: Unit, sentence = ''): string | null {
    const at = text.length > longestUnit ? -1 : text.indexOf(sentence)
    const above = at <= 0 ? undefined : sentences.findLast(({ end }) => end <= at)
    if (!above || at - above.end > 2) return null
    const last = text.slice(above.start, above.end)
    const [first, ...others] = this.in(last)
    return first &&
      first.start < farthestSubject &&
      !toldOf.test(last.slice(0, first.start)) &&
      others.every(({ key }) => key === first.key)
      ? asMeant(first, last)
      : null
  }

  /** What the sentences before one spoke of last. */
  #above(unit: Unit, sentence = ''): string | null {
    const { text } = unit.text
    if (text.length > longestUnit) return null
    const at = text.indexOf(sentence)
    return at <= 0 ? null : (this.in(text.slice(Math.max(0, at - lookBack), at)).at(-1)?.name ?? null)
  }

  /** What the headings above a unit speak of, else what the article is about. */
  ofSection(unit: Unit): string | null {
    return this.#ofHeadings(unit) ?? this.#names.main
  }

  #ofHeadings({ section }: Unit): string | null {
    for (const { heading } of [section, ...section.above.toReversed()]) {
      const name = heading ? this.#only(heading.text.text) : null
      if (name !== null) return name
    }
    return null
  }
}

/** So many letters from its beginning a sentence names its subject. */
const farthestSubject = 16

/** "It's rich in" and "This is a" tell of something else what the name behind them is. */
const toldOf =
  /\b(?:it|this|these|they|that|which|there|he|she)\b|[’']s\b|\b(?:is|are|was|has|have|contains?|holds?|of|in|from|like)\b/i

/** Words before a name that stands beside what is meant. */
const besides = /\b(?:with|than|like|unlike|from)\s*$/i

/** "Paired with vitamin B6, usually 25 mg": the amount is of the name that it follows at once. */
const justBefore = /^, (?:usually|typically|often|mostly|commonly) (?:at )?(?:about |around )?$/

/** "Vitamin C helps iron on its way: 100 mg": the sentence tells of what it begins with. */
const colonBefore = /^ [^.:;]*:\s(?:about |around )?$/

/** A name as the article calls it at first; one that means something narrower as it stands here. */
function asMeant({ name, start, end }: NameAt, text: string): string {
  const own = text.slice(start, end)
  if (genus.test(own) && speciesBehind.test(text.slice(end))) return withStrain(own, text.slice(end))
  if (own.toLowerCase() === name.toLowerCase()) return name
  if (!narrowerNames.test(own) || pairedAcid.test(text.slice(Math.max(0, start - 12), end + 12))) return name
  return withStrain(own, text.slice(end))
}

/** A name with the species and the strain behind it: "Bifidobacterium" of "Bifidobacterium infantis 35624". */
function withStrain(own: string, behind: string): string {
  const species = genus.test(own) ? (speciesBehind.exec(behind)?.[0] ?? '') : ''
  return own + species + (strain.exec(behind.slice(species.length))?.[0] ?? '')
}

/** The one name of some words; "DGL licorice" is one. */
function onlyName(names: readonly NameAt[], words: string): NameAt | null {
  const [first] = names
  const areOne = names.every(
    (name, at) => at === 0 || /^[\s(]{1,2}$/.test(words.slice(names[at - 1]?.end, name.start)),
  )
  return first && areOne ? first : null
}

/** "of the standardised root extract of": words between an amount and the name of what it is of. */
const isBehind = (gap: string): boolean =>
  /^\s\($|^\s?(?:of )?(?:(?:a|an|the|this) )?(?:(?!and|or|with|daily|a day|for|in|per)[\p{L}-]+ ){0,4}$/iu.test(
    `${gap}`,
  ) && gap.length < 50
