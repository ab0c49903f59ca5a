import { mentionsIn } from '../names/gazetteer.ts'
import { rolesOf } from '../roles.ts'
import * as rules from '../rules/dosages.ts'
import { medicineWords } from '../rules/subjects.ts'
import type { ExtractedDosage } from '../types.ts'
import type { Unit } from '../units.ts'
import { conditionIn, formIn, populationIn } from './dose-details.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import type { Subjects } from './subject.ts'

/** An amount with the words around it, up to the next amounts. */
interface Place {
  unit: Unit
  sentence: string
  offset: number
  quantity: Quantity
  before: string
  after: string
  /** All amounts of the sentence. */
  others: readonly Quantity[]
}

/** A dosage with where it was found. */
export interface FoundDosage extends ExtractedDosage {
  place: Place
  isRise: boolean
  /** Whether words say how often, or what it is per. */
  isStated: boolean
  isStart: boolean
}

/** A sentence with more amounts than anybody reads is a table that lost its lines. */
const mostInSentence = 24

function placesIn(unit: Unit): Place[] {
  return unit.sentences.flatMap(({ start, end }) => {
    const sentence = unit.text.text.slice(start, end)
    const quantities = quantitiesIn(sentence).filter(quantity => !isCarrier(sentence, quantity))
    if (quantities.length > mostInSentence) return []
    return quantities.map((quantity, at) => ({
      unit,
      sentence,
      others: quantities,
      offset: start,
      quantity,
      before: sentence.slice(
        Math.max(quantities[at - 1]?.end ?? 0, quantity.start - rules.near.before),
        quantity.start,
      ),
      after: sentence.slice(
        quantity.end,
        Math.min(quantities[at + 1]?.start ?? sentence.length, quantity.end + rules.near.after),
      ),
    }))
  })
}

/** What it is stirred into: "in 250 mL of water". */
const isCarrier = (sentence: string, { unit, start, end }: Quantity): boolean =>
  rules.carrierAfter.test(sentence.slice(end)) ||
  (unit === 'mL' && rules.carrier.test(sentence.slice(Math.max(0, start - 30), start)))

/** Labels, leads and headings around a place. */
const aroundOf = ({ label, lead, section, question }: Unit): string =>
  [label, lead, question, section.heading?.text.text].filter(Boolean).join(' | ')

const isDoseUnit = ({ roles }: Unit) => roles.has('dose') || roles.has('limit')

/** "Get it from food first: …" speaks of its own sentence only. */
const isBehindLabel = ({ unit, offset }: Place): boolean =>
  offset > 0 && unit.labelEnd > 0 && unit.label !== null && rolesOf(unit.label).has('food')

/** Whether an amount of a sentence is none that anybody is to take. */
function isNotToTake(place: Place): boolean {
  const { unit, sentence, quantity, before, after } = place
  const roles = unit.roles
  const head = sentence.slice(0, quantity.end)
  const from = sentence.lastIndexOf('; ', quantity.start) + 1
  const to = sentence.indexOf('; ', quantity.end)
  const part = sentence.slice(from, to === -1 ? undefined : to)
  if (
    rules.notToTake.some(
      ([name, pattern]) =>
        pattern.test(rules.beforeOnly.has(name) ? head : part) &&
        !(rules.unlessAdvised.has(name) && rules.advice.test(name === 'past' ? before : sentence)),
    )
  )
    return true
  if (rules.holdsBefore.test(before) || rules.holds.test(before) || rules.holdsAfter.test(after)) return true
  if (rules.verbsOfHolding.test(head) && rules.foodMeasure.test(head) && !rules.advice.test(before))
    return true
  if (roles.has('market')) return true
  if (roles.has('food') && !isBehindLabel(place)) return !rules.advice.test(sentence)
  if (rules.foodMeasure.test(before) && !isDoseUnit(unit) && !rules.advice.test(before)) return true
  if (rules.refusedBefore.test(before)) return true
  if (rules.bracketAfter.test(after) && rules.bracketBefore.test(head.slice(0, quantity.start))) return true
  if (isFood(after) || (!isDoseUnit(unit) && rules.dietBefore.test(before))) return true
  return (
    isMedicine(before, after) ||
    (isBeyond(before) &&
      !roles.has('limit') &&
      !rules.forbidden.test(after) &&
      !isForbidden(sentence, quantity))
  )
}

const isFood = (after: string) =>
  /^\s(?:of )?(?:(?:fresh|raw|dried|cooked|ground|dark) )?(?:almonds?|spinach|salmon|eggs?|nuts?|oysters?|beef|milk|yog[uh]+rt|lentils|beans|kale|broccoli|tofu|sardines?|mackerel|liver|cheese|bread|chocolate|flowers|water|caffeine per)\b/i.test(
    after,
  )
const isBeyond = (before: string) => rules.beyondBefore.test(before) && !rules.limitBefore.test(before)
const isForbidden = (sentence: string, { end }: Quantity) => rules.forbidden.test(sentence.slice(end))

/** "20 mg of simvastatin": the dose of a medicine. */
function isMedicine(before: string, after: string): boolean {
  const behind = /^\s(?:of )?([\p{L}-]+(?: [\p{L}-]+)?)/u.exec(after)?.[1] ?? ''
  const front =
    /(?<!\b(?:on|taking|take|with|use|using)\s)\b([\p{L}-]+)[\s(,]*(?:\(|(?:up to|at|max(?:imum)?\.?|usually|typically|of|for example) |(?:is|are)?\s?(?:usually |often |typically )?(?:given|prescribed|taken) (?:as|at|in)\s)?$/u.exec(
      before,
    )?.[1] ?? ''
  return [behind, front].some(words => words !== '' && isMedicineName(words))
}

const isMedicineName = (words: string): boolean =>
  !/^(?:the|a|an|this|each|your)\b|^(?:drug|herb|medicine)$|^(?:tablets?|pills?|capsules?)\b/i.test(words) &&
  mentionsIn(words, ['supplement']).length === 0 &&
  (medicineWords.test(words) || mentionsIn(words, ['interactant']).some(({ type }) => type === 'DRUG'))

interface Frequency {
  per: 'day' | 'dose'
  times: number | null
  isStated: boolean
}

function frequencyIn(text: string): Frequency | null {
  for (const { pattern, per, times } of rules.frequencies) {
    const found = pattern.exec(text)
    if (found) return { per, times: times === 'group' ? timesOf(found[1]) : times, isStated: true }
  }
  return null
}

const timesOf = (word = ''): number | null =>
  ({ one: 1, two: 2, three: 3, four: 4, five: 5 })[word.toLowerCase()] ?? (Number(word) || null)

/** How often: by the words behind, then before the amount, then around it. */
function frequencyOf(place: Place, isLimit: boolean): Frequency {
  const { unit, sentence, before, after, offset, quantity, others } = place
  const next = unit.text.text.slice(offset + sentence.length, offset + sentence.length + 60)
  const twin =
    others.filter(
      ({ min, max, unit: code }) => min === quantity.min && max === quantity.max && code === quantity.unit,
    ).length === 2
  if (twin && rules.twiceOver.test(sentence)) return { per: 'dose', times: 2, isStated: true }
  const multiplied = rules.timesBefore.exec(before)?.[1] ?? rules.timesAfter.exec(after)?.[1]
  if (multiplied !== undefined) return { per: 'dose', times: Number(multiplied), isStated: true }
  const here =
    frequencyIn(after) ??
    frequencyIn(before.slice(before.lastIndexOf(isLimit ? ', ' : '; ') + 1)) ??
    (others.length === 1 ? frequencyIn(sentence) : null)
  const inRow = here ?? (unit.rowText === '' ? null : frequencyIn(unit.rowText))
  const split = /^\s(?:Split|Divide|Spread|Share)/.test(next) ? frequencyIn(next) : null
  if (split && (!inRow || (inRow.per === 'day' && inRow.times === null))) return split
  if (inRow) return inRow
  if (rules.dailyAround.test(aroundOf(unit)) || rules.dailyAround.test(timedClause(place)) || isLimit)
    return { per: 'day', times: null, isStated: false }
  return { per: 'dose', times: null, isStated: false }
}

const isLimitAt = ({ unit, before, after, quantity }: Place): boolean => {
  if (rules.rises.test(before) && !/\b(?:no|not|never|exceed)\b/i.test(before)) return false
  if (rules.limitBefore.test(before) || rules.limitAfter.test(after)) return true
  if (isBeyond(before)) return true
  return !quantity.isRange && isLabelledLimit(unit, before)
}

/** The amount is all that stands behind the label "Upper limit". */
const isLabelledLimit = ({ roles, labelEnd, kind }: Unit, before: string) =>
  roles.has('limit') && (kind === 'cell' || labelEnd > 0) && before.length <= labelEnd + 40

/** "L-theanine, 200 mg" below what goes well with it. */
const isOfPartner = ({ unit, sentence, quantity }: Place, subjects: Subjects): boolean =>
  unit.roles.has('combine') &&
  subjects.in(sentence).some(({ end }) => end <= quantity.start && quantity.start - end < 4)

function dosageAt(place: Place, subjects: Subjects): FoundDosage | null {
  const { unit, sentence, quantity, before } = place
  const isLimit = isLimitAt(place)
  if (isNotToTake(place)) return null
  if (!isDoseUnit(unit) && !rules.intake.test(sentence) && !isLimit && !isOfPartner(place, subjects))
    return null
  if (unit.roles.has('evidence') && !rules.advice.test(sentence) && !isLimit) return null
  const { per, times, isStated } = frequencyOf(place, isLimit)
  const { min, max } = quantity
  const atLeast = /\b(?:at least|minimum(?: of)?|no less than|not less than)\s$/i.test(before)
  const around = aroundOf(unit)
  return {
    supplement: subjects.near(unit, sentence, quantity.start, quantity.end),
    min: isLimit ? null : min,
    max: atLeast && !isLimit ? null : max,
    unit: quantity.unit,
    per,
    timesPerDay: times,
    condition: conditionIn(unit, sentence),
    population: populationIn(clauseOf(place), around),
    form: formIn(place.after),
    isUpperLimit: isLimit,
    quote: unit.text.quote(place.offset, place.offset + sentence.length, [
      place.offset + quantity.start,
      place.offset + quantity.end,
    ]),
    place,
    isStated,
    isRise: rules.rises.test(before) && !isLimit,
    isStart: rules.starts.test(before),
  }
}

/** The part of a sentence that speaks of an amount: "adults take A, and smokers B". */
function clauseOf({ sentence, quantity }: Place): string {
  const from = Math.max(
    ...[', and ', ', but ', '; '].map(joint => sentence.lastIndexOf(joint, quantity.start)),
    0,
  )
  const to = sentence.slice(quantity.end).search(/, (?:and|but) |; /)
  return sentence.slice(from, to === -1 ? sentence.length : quantity.end + to)
}

/** "…; for sleep take 600 mg at bedtime" says when, so that "twice daily" before it is not of it. */
function timedClause(place: Place): string {
  const clause = clauseOf(place)
  return rules.timeOfDay.test(clause) ? clause : place.sentence
}

/** "Start with A … rise to B" is one record. */
function joinRises(found: readonly FoundDosage[]): FoundDosage[] {
  const joined: FoundDosage[] = []
  for (const dosage of found) {
    const last = joined.at(-1)
    if (last && dosage.isRise && mayRise(last, dosage))
      joined[joined.length - 1] = {
        ...last,
        max: dosage.max === null ? null : dosage.max * (scaleOf(dosage, last) ?? 1),
        isStart: false,
        per: last.per === 'day' ? 'day' : dosage.per,
        timesPerDay: last.timesPerDay ?? dosage.timesPerDay,
      }
    else joined.push(dosage)
  }
  return joined
}

/** What an amount is multiplied with to have the unit of another: "from 500 mg to 2 g". */
const scaleOf = ({ unit }: FoundDosage, { unit: wanted }: FoundDosage): number | null =>
  unit === wanted ? 1 : (unit === 'g' && wanted === 'mg') || (unit === 'mg' && wanted === 'ug') ? 1000 : null

const mayRise = (low: FoundDosage, high: FoundDosage): boolean =>
  scaleOf(high, low) !== null &&
  low.supplement === high.supplement &&
  !low.isUpperLimit &&
  low.place.unit.section === high.place.unit.section &&
  (low.min ?? 0) < (high.max ?? 0) * (scaleOf(high, low) ?? 0)

/** A limit, where the one before it in its sentence is one and goes on. */
function limitsToo(last: FoundDosage | undefined, dosage: FoundDosage): FoundDosage {
  const goesOn =
    last?.isUpperLimit &&
    !dosage.isUpperLimit &&
    last.place.sentence === dosage.place.sentence &&
    rules.limitGoesOn.test(dosage.place.before)
  return goesOn ? { ...dosage, min: null, isUpperLimit: true, isRise: false } : dosage
}

/** The dosages of an article, each once. */
export function findDosages(units: readonly Unit[], subjects: Subjects): FoundDosage[] {
  const places = units.flatMap(placesIn)
  const found: FoundDosage[] = []
  for (const place of places) {
    const dosage = dosageAt(place, subjects)
    if (dosage) found.push(limitsToo(found.at(-1), dosage))
  }
  return withoutRepeats(joinRises(found))
}

const same = <T>(a: T | null, b: T | null) => a === null || b === null || a === b

/** The same amount again, said with less or with the same detail, is the same fact. */
function withoutRepeats(found: readonly FoundDosage[]): FoundDosage[] {
  const kept = new Map<string, FoundDosage[]>()
  for (const dosage of found) {
    const { supplement, min, max, unit, isUpperLimit } = dosage
    const key = [supplement?.toLowerCase(), min, max, unit, isUpperLimit].join(' ')
    const alike = kept.get(key) ?? []
    kept.set(key, alike)
    const twin = alike.find(
      other =>
        (other.per === dosage.per || !other.isStated || !dosage.isStated) &&
        same(other.timesPerDay, dosage.timesPerDay) &&
        same(other.population?.toLowerCase() ?? null, dosage.population?.toLowerCase() ?? null),
    )
    if (!twin) alike.push(dosage)
    else if (
      dosage.isStated &&
      (!twin.isStated || (twin.timesPerDay === null && dosage.timesPerDay !== null))
    )
      Object.assign(twin, { per: dosage.per, timesPerDay: dosage.timesPerDay, isStated: true })
  }
  return [...kept.values()].flat()
}
