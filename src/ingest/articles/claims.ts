import { maxSnippetWords } from '../../api/citation.ts'
import type {
  Extract,
  ExtractedContraindication,
  ExtractedDosage,
  ExtractedTimeline,
} from '../../extract/types.ts'
import { ucumUnits } from '../../knowledge/amounts.ts'
import type { ClaimKind } from '../../knowledge/things.ts'
import { plainText } from './markdown-text.ts'
import type { Named, Names } from './names.ts'

/** A claim of an article before it has an id. */
export interface Candidate {
  kind: ClaimKind
  supplement: string
  /** What is said, in the members of its contract. */
  said: Record<string, unknown>
  citation: { source: string; locator?: string; snippet: string }
}

/** What facts of an article need to become claims. */
export interface Around {
  names: Names
  source: string
  /** The condition that the article is about, when its title names one. */
  condition: string | null
  /** The heading of the section where a quote stands. */
  locate(quote: string): string | undefined
}

const snippetOf = (quote: string): string => {
  const words = plainText(quote, 590).split(' ')
  return words.length <= maxSnippetWords
    ? words.join(' ')
    : `${words.slice(0, maxSnippetWords - 1).join(' ')} …`
}

class Claims {
  readonly found: Candidate[] = []
  readonly #around: Around

  constructor(around: Around) {
    this.#around = around
  }

  get condition(): string | null {
    return this.#around.condition
  }

  get names(): Names {
    return this.#around.names
  }

  supplement(name: string): string {
    return this.names.named(name, ['supplement'], { kind: 'supplement', members: { category: 'UNKNOWN' } })
      .slug
  }

  add(kind: ClaimKind, supplement: string | null, quote: string, said: Record<string, unknown>): void {
    if (supplement === null) return
    const { source, locate } = this.#around
    const locator = locate(quote)
    const citation = {
      source,
      ...(locator !== undefined && { locator: plainText(locator, 200) }),
      snippet: snippetOf(quote),
    }
    this.found.push({ kind, supplement: this.supplement(supplement), said, citation })
  }
}

/** The claims of an article; facts of which nobody can tell the supplement are left out. */
export function candidatesOf(extract: Extract, around: Around): Candidate[] {
  const claims = new Claims(around)
  for (const dosage of extract.dosages) addDosage(claims, dosage)
  for (const timeline of extract.timelines) addTimeline(claims, timeline)
  for (const one of extract.contraindications) addContraindication(claims, one)
  for (const { supplement, statement, quote } of extract.mechanisms) {
    const { slug } = mechanismOf(claims.names, statement)
    claims.add('action', supplement, quote, { mechanism: slug, statement: plainText(statement, 600) })
  }
  const [main = null] = extract.supplements
  for (const { with: partner, purpose, quote } of extract.combinations) {
    const other = partnerOf(claims.names, partner)
    if (main === null || other.slug === claims.supplement(main)) continue
    claims.add('combination', main, quote, { with: other, purpose: plainText(purpose ?? quote, 300) })
  }
  return claims.found
}

function addDosage(claims: Claims, dosage: ExtractedDosage): void {
  const { supplement, min, max, unit, per, timesPerDay, condition, population, form, isUpperLimit, quote } =
    dosage
  if (!(unit in ucumUnits)) return
  const known = (name: string | null, kind: 'condition' | 'population') =>
    name === null ? null : claims.names.known(name, [kind])
  const people = known(population, 'population')
  claims.add('dosage', supplement, quote, {
    type: isUpperLimit ? 'MAXIMUM' : 'ADVISED',
    condition: known(condition, 'condition')?.slug ?? claims.condition,
    population: people?.slug ?? null,
    amount: { min, max, unit },
    per: per === 'day' ? 'DAY' : 'DOSE',
    frequency:
      timesPerDay === null
        ? null
        : { timesMin: timesPerDay, timesMax: timesPerDay, period: 1, periodUnit: 'd' },
    form: form === null ? null : plainText(form, 200),
    ...(people === null && population !== null && { scope: { population: plainText(population, 500) } }),
  })
}

/** Days in the largest unit that has them whole. */
const point = (day: number | null) => {
  if (day === null) return null
  if (day > 0 && day % 30 === 0) return { value: day / 30, unit: 'mo' }
  return day > 0 && day % 7 === 0 ? { value: day / 7, unit: 'wk' } : { value: day, unit: 'd' }
}

const addTimeline = (
  claims: Claims,
  { supplement, startDay, endDay, outcome, quote }: ExtractedTimeline,
): void =>
  claims.add('timeline', supplement, quote, {
    condition: claims.condition,
    measure: 'EXPECTED_RESPONSE',
    start: point(startDay),
    end: point(endDay),
    outcome: plainText(outcome, 300) || null,
    basis: 'ARTICLE',
  })

/** What a sentence says to do; the strictest word counts. */
const actions: readonly (readonly [RegExp, 'AVOID' | 'CONSULT' | 'MONITOR' | 'STOP_BEFORE'])[] = [
  [
    /\b(?:avoid|contra-?indicated|(?:do|must|should|may) not|don[’']t|never|not (?:be )?(?:used|taken|suitable|recommended|for)|skip|steer clear|stay away|off[- ]limits|unsuitable)\b/i,
    'AVOID',
  ],
  [
    /\b(?:consult|ask|talk|speak|doctor|physician|professional|pharmacist|advice|check with|tell your)\b/i,
    'CONSULT',
  ],
  [/\b(?:monitor|watch|supervis)\w*/i, 'MONITOR'],
]
const actionOf = (quote: string) => actions.find(([pattern]) => pattern.test(quote))?.[1] ?? 'UNKNOWN'

function addContraindication(
  claims: Claims,
  { supplement, subject, kind, quote }: ExtractedContraindication,
): void {
  const management = { action: actionOf(quote) }
  if (kind === 'medication') {
    const interactant = claims.names.named(subject, ['interactant'], {
      kind: 'interactant',
      members: { type: 'UNKNOWN' },
    })
    claims.add('interaction', supplement, quote, { interactant, management })
    return
  }
  const target = targetOf(claims.names, subject, kind)
  claims.add('contraindication', supplement, quote, {
    target,
    riskType: management.action === 'AVOID' ? 'CONTRAINDICATION' : 'CAUTION_OR_WARNING',
    strength: 'UNKNOWN',
    management,
  })
}

function targetOf(names: Names, subject: string, kind: ExtractedContraindication['kind']): Named {
  if (kind === 'life-stage') return names.named(subject, ['population'], { kind: 'population', members: {} })
  if (kind === 'allergy')
    return names.named(`${subject.replace(/\ballerg\w*/i, '').trim()} allergen`, ['interactant'], {
      kind: 'interactant',
      members: { type: 'ALLERGEN' },
    })
  return names.named(subject, ['condition'], {
    kind: 'condition',
    members: { type: kind === 'procedure' ? 'PROCEDURE' : 'UNKNOWN' },
  })
}

const mechanismOf = (names: Names, statement: string): Named =>
  names.named(plainText(statement, 80), ['mechanism'], { kind: 'mechanism', members: {} })

const practices =
  /\b(?:breath\w*|exercis\w*|yoga|stretch\w*|meditat\w*|walk\w*|sleep|massage|posture|movement|training|routine|relaxation|mindful\w*|therapy|sauna|bath|journal\w*)\b/i

function partnerOf(names: Names, partner: string): Named {
  const known = names.known(partner, ['supplement', 'practice'])
  if (known) return known
  const kind = practices.test(partner) ? 'practice' : 'supplement'
  return names.named(partner, [kind], { kind, members: kind === 'supplement' ? { category: 'UNKNOWN' } : {} })
}
