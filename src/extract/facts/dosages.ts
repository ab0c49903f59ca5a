import * as rules from '../rules/dosages.ts'
import type { ExtractedDosage } from '../types.ts'
import type { Unit } from '../units.ts'
import { conditionIn, formAround, formIn, populationIn } from './dose-details.ts'
import { frequencyIn, frequencyOf } from './frequency.ts'
import { isLimitAt, isRise } from './limits.ts'
import { piecesAt } from './pieces.ts'
import { aroundOf, type Place, placesIn } from './places.ts'
import type { Subjects } from './subject.ts'
import { isToTake } from './taken.ts'

/** A dosage with where it was found. */
export interface FoundDosage extends ExtractedDosage {
  place: Place
  isRise: boolean
  /** Whether words say how often, or what it is per. */
  isStated: boolean
  isStart: boolean
}

const unstated = { per: 'dose', times: null, isStated: false } as const

function dosageAt(place: Place, subjects: Subjects, isToo: boolean): FoundDosage | null {
  const pieces = piecesAt(place)
  if (!pieces && !isToo && !isToTake(place)) return null
  const { unit, sentence, quantity, before } = place
  const isLimit = isToo || (!pieces && isLimitAt(place))
  const { per, times, isStated } = pieces
    ? (frequencyIn(pieces.words) ?? unstated)
    : frequencyOf(place, isLimit)
  const { min, max } = pieces?.quantity ?? quantity
  const atLeast = /\b(?:at least|minimum(?: of)?|no less than|not less than)\s$/i.test(before)
  return {
    supplement: subjects.near(unit, sentence, quantity.start, quantity.end),
    min: isLimit ? null : min,
    max: atLeast && !isLimit ? null : max,
    unit: quantity.unit,
    per,
    timesPerDay: times,
    condition: conditionIn(unit, sentence),
    population: populationIn(place.clause, aroundOf(unit)),
    form: formAround(unit) ?? formIn(place.after),
    isUpperLimit: isLimit,
    quote: unit.text.quote(place.offset, place.offset + sentence.length, [
      place.offset + quantity.start,
      place.offset + quantity.end,
    ]),
    place,
    isStated,
    isRise: !isLimit && isRise(place),
    isStart: rules.starts.test(before),
  }
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

/** Whether a limit goes on in an amount: "no more than 200 mg at once and 400 mg a day". */
const isLimitToo = (last: FoundDosage | undefined, { sentence, before, after }: Place): boolean =>
  last?.isUpperLimit === true &&
  last.place.sentence === sentence &&
  rules.limitGoesOn.test(before) &&
  !rules.isEnough.test(after)

/** The dosages of an article, each once. */
export function findDosages(units: readonly Unit[], subjects: Subjects): FoundDosage[] {
  const places = units.flatMap(placesIn)
  const found: FoundDosage[] = []
  for (const place of places) {
    const dosage = dosageAt(place, subjects, isLimitToo(found.at(-1), place))
    if (dosage) found.push(dosage)
  }
  return withoutRepeats(joinRises(found))
}

const same = <T>(a: T | null, b: T | null) => a === null || b === null || a === b

/** The same amount again, said with less or with the same detail, is the same fact. */
function withoutRepeats(found: readonly FoundDosage[]): FoundDosage[] {
  const kept = new Map<string, FoundDosage[]>()
  for (const dosage of found) {
    const { supplement, min, max, unit, isUpperLimit } = dosage
    const form = isUpperLimit ? null : formAround(dosage.place.unit)
    const key = [supplement?.toLowerCase(), min, max, unit, isUpperLimit, form].join(' ')
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
