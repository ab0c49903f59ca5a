import * as rules from '../rules/dosages.ts'
import type { Unit } from '../units.ts'
import type { Place } from './places.ts'

/** Whether an amount ends a rise: "start with 100 mg and go up to 300 mg". */
export function isRise({ unit, offset, sentence, quantity, before }: Place): boolean {
  if (!rules.rises.test(before) || /\b(?:no|not|never|exceed)\b/i.test(before)) return false
  if (rules.otherCase.test(before)) return false
  if (!rules.goesUp.test(before)) return true
  const told = unit.text.text.slice(Math.max(0, offset - 200), offset) + sentence.slice(0, quantity.start)
  return rules.begins.test(told)
}

/** "More than 2 g brings nothing": an amount that nobody is to go beyond. */
export const isForbidden = ({ sentence, quantity, before, after }: Place): boolean =>
  isBeyond(before) && (rules.forbidden.test(after) || rules.forbidden.test(sentence.slice(quantity.end)))

const isBeyond = (before: string) => rules.beyondBefore.test(before) && !rules.limitBefore.test(before)

/** "Above 2 g some feel sick": neither a dose nor a limit. */
export const isOnlyBeyond = (place: Place): boolean =>
  isBeyond(place.before) && !place.unit.roles.has('limit') && !isForbidden(place)

/** Whether an amount is an upper limit. */
export function isLimitAt(place: Place): boolean {
  const { unit, before, after, quantity } = place
  if (isRise(place)) return false
  if (rules.limitBefore.test(before) || rules.limitAfter.test(after) || isBeyond(before)) return true
  return !quantity.isRange && (isLabelledLimit(unit, before) || isAllBelow(place))
}

/** "600 µg in Europe" below the heading "Upper limit". */
const isAllBelow = ({ unit, offset, quantity }: Place): boolean =>
  unit.roles.has('limit') && unit.roles.size === 1 && offset === 0 && quantity.start < 4

/** The amount is all that stands behind the label "Upper limit". */
const isLabelledLimit = ({ roles, labelEnd, kind }: Unit, before: string) =>
  roles.has('limit') && (kind === 'cell' || labelEnd > 0) && before.length <= labelEnd + 40
