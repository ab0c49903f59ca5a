import type { z } from 'zod'
import type { ThingKind } from '../knowledge/things.ts'
import type { LexiconKind } from '../search/lexicon/types.ts'
import { type Candidate, type Lexicon, type Part, resolveText } from '../search/resolve/index.ts'
import type { As } from './asked.ts'
import type { SafetyCheckInput, TakenSupplement } from './input.contract.ts'
import type { Item } from './reading.ts'
import type { SafetyCheck } from './safety-checks.contract.ts'
import { unitOf } from './units.ts'

type Answer = z.output<typeof SafetyCheck>

interface Key {
  kind: ThingKind
  slug: string
}

/** A record that was asked for, and how it was understood. */
export interface AskedKey extends Key {
  as: As
  inDays: number | null
}

/** A request in terms of records; names of records come later, with the records. */
export interface Understood {
  items: Item[]
  asked: AskedKey[]
  resolved: (Omit<Answer['resolved'][number], 'record'> & { record: Key })[]
  unresolved: Answer['unresolved']
  ambiguous: (Omit<Answer['ambiguous'][number], 'candidates'> & {
    inDays: number | null
    candidates: (Omit<Answer['ambiguous'][number]['candidates'][number], 'record'> & { record: Key })[]
  })[]
}

/** Which kinds of record a name may mean, the likeliest first: a later one counts when none of the earlier knows it. */
const kindsOf: Partial<Record<As, readonly LexiconKind[]>> = {
  SUPPLEMENT: ['supplement'],
  MEDICATION: ['interactant', 'supplement'],
  CONDITION: ['condition', 'population', 'interactant'],
  PROCEDURE: ['condition', 'interactant'],
  ALLERGY: ['interactant', 'condition', 'supplement'],
  LAB_TEST: ['interactant', 'condition'],
  FOOD: ['interactant', 'supplement'],
}

/** A text with where it stood and what it is asked as. */
interface Sent {
  inDays: number | null
  pointer: string
  as: As
  text: string
  /** What to look up, the first that is known; where that is not the text itself. */
  lookUps?: readonly string[]
}

/** Reads all names of a request; what is not understood, or not surely, is told and never guessed. */
export function understand(input: SafetyCheckInput, lexicon: Lexicon): Understood {
  const found: Understood = { items: [], asked: [], resolved: [], unresolved: [], ambiguous: [] }
  for (const [index, one] of input.supplements.entries())
    readSupplement(one, `#/supplements/${index}`, lexicon, found)
  for (const sent of othersOf(input)) {
    for (const { candidate } of read(sent, lexicon, found))
      found.asked.push({ ...keyOf(candidate), as: sent.as, inDays: sent.inDays })
  }
  return found
}

function othersOf(input: SafetyCheckInput): Sent[] {
  const listed = (name: keyof SafetyCheckInput, as: As) =>
    (input[name] as string[]).map((text, index) => ({
      pointer: `#/${name}/${index}`,
      as,
      text,
      inDays: null,
    }))
  return [
    ...listed('medications', 'MEDICATION').map(sent => ({ ...sent, lookUps: [asCode(sent.text)] })),
    ...listed('conditions', 'CONDITION'),
    ...input.procedures.map(({ name, inDays }, index) => ({
      pointer: `#/procedures/${index}/name`,
      as: 'PROCEDURE' as const,
      text: name,
      inDays: inDays ?? null,
    })),
    // What people are allergic to may be a record of its own beside the medicine or the food.
    ...listed('allergies', 'ALLERGY').map(sent => ({
      ...sent,
      lookUps: [`${sent.text} allergy`, sent.text],
    })),
    ...listed('labTests', 'LAB_TEST'),
    ...listed('foods', 'FOOD'),
  ]
}

/** A medicine that is only figures is meant as an RxCUI. */
const asCode = (text: string) => (/^\s*\d{1,8}\s*$/.test(text) ? `RXCUI:${text.trim()}` : text)

function readSupplement(one: TakenSupplement, pointer: string, lexicon: Lexicon, found: Understood): void {
  const text = (one.name ?? one.slug ?? one.identifier) as string
  const member = one.name === undefined ? (one.slug === undefined ? 'identifier' : 'slug') : 'name'
  const sent: Sent = { pointer: `${pointer}/${member}`, as: 'SUPPLEMENT', text, inDays: null }
  const parts = member === 'slug' ? bySlug(sent, found) : read(sent, lexicon, found)
  for (const { candidate, part } of parts) {
    // What stands in members of its own goes before what a label line says; one amount is not that of each part.
    const own = parts.length === 1 && one.amount !== undefined
    found.items.push({
      slug: candidate.slug,
      form: one.form ?? part.form,
      amount: own ? (one.amount as number) : part.amount,
      unit: own ? unitOf(one.unit as string) : part.unit,
      per: one.per as Item['per'],
      timesPerDay: one.timesPerDay,
      time: one.time === undefined ? null : slotOf(one.time),
    })
  }
}

const slotOf = (time: string) => Math.round((Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 30) % 48

interface Reading {
  candidate: Pick<Candidate, 'kind' | 'slug'>
  part: Pick<Part, 'form' | 'amount' | 'unit'>
}

/** A key is taken as it is; whether there is such a record is seen when it is loaded. */
function bySlug({ pointer, as, text }: Sent, found: Understood): Reading[] {
  const candidate = { kind: 'supplement' as const, slug: text }
  const part = { form: null, amount: null, unit: null }
  found.resolved.push({
    pointer,
    as,
    text,
    record: candidate,
    score: 1,
    reason: 'SLUG',
    alias: null,
    ...part,
  })
  return [{ candidate, part }]
}

function read(sent: Sent, lexicon: Lexicon, found: Understood): Reading[] {
  const { pointer, as, text, inDays } = sent
  const tries = (kindsOf[as] ?? []).flatMap(kind =>
    (sent.lookUps ?? [text]).map(lookUp => ({ kind, lookUp })),
  )
  for (const { kind, lookUp } of tries) {
    const { status, parts } = resolveText(lexicon, lookUp, { kinds: [kind] })
    if (status === 'NONE') continue
    return parts.flatMap(part => {
      const [first] = part.candidates
      if (first && part.status === 'MATCHED') return [resolve(sent, part, first, found)]
      if (first)
        found.ambiguous.push({
          pointer,
          as,
          text: part.text,
          inDays,
          candidates: part.candidates.map(candidateOf),
        })
      else found.unresolved.push({ pointer, as, text: part.text })
      return []
    })
  }
  found.unresolved.push({ pointer, as, text })
  return []
}

const keyOf = ({ kind, slug }: Pick<Candidate, 'kind' | 'slug'>): Key => ({ kind, slug })

const candidateOf = (candidate: Candidate) => ({
  record: keyOf(candidate),
  score: candidate.score,
  reason: candidate.reason,
  alias: candidate.matchedAlias,
})

function resolve({ pointer, as }: Sent, part: Part, candidate: Candidate, found: Understood): Reading {
  const { text, form, amount, unit } = part
  found.resolved.push({ pointer, as, text, ...candidateOf(candidate), form, amount, unit })
  return { candidate, part }
}
