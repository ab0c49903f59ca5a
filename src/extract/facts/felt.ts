import { bias, hints, priors, type Scope } from '../rules/feeling.ts'
import { howOften } from '../rules/timelines.ts'
import type { Unit } from '../units.ts'
import { aroundOf } from './places.ts'
import { quantitiesIn } from './quantities.ts'
import { isOfMedicine } from './taken.ts'
import type { When } from './times.ts'
import { hintsIn, outweighs, weightsOf } from './weigh-hints.ts'

/** A time with the sentence that it stands in. */
export interface Moment {
  unit: Unit
  sentence: string
  offset: number
  when: When
}

const near = { before: 60, after: 60 }

/** The clause around a time: up to the next semicolon, or a comma before "and", "but" or "whereas". */
export function clauseAt({ sentence, when: { start, end } }: Moment): string {
  const before = sentence.slice(0, start)
  const from = Math.max(...[';', ', and ', ', but ', ', whereas '].map(joint => before.lastIndexOf(joint)))
  const to = sentence.slice(end).search(/;|, (?:and|but|whereas) /)
  return sentence.slice(from + 1, to === -1 ? sentence.length : end + to)
}

/** The time is the label of its line: "Week 2: fewer awakenings". */
export const isLabel = ({ unit, when, offset }: Moment): boolean =>
  offset + when.end <= unit.labelEnd && offset + when.start <= 12

/** "A five-minute massage", but not "the six-week mark". */
const ofThing = (told: string, after: string): boolean =>
  /-(?:minute|hour|day|week|month|year)$/i.test(told) &&
  /^\s\p{L}/u.test(after) &&
  !/^\s(?:mark|wait|point|stage|period|window|stretch|milestone|line)\b/i.test(after)

/** "For four minutes" */
const forLong = /\bfor\s(?:about |around |just |only |some |nearly |up to |at least )*$/i

/** "In half an hour" */
const soonBefore = /\b(?:in|within|after)\s(?:about |around |just |only |as little as |roughly )*$/i

const isShort = ({ kind, labelEnd, text }: Unit): boolean =>
  kind === 'cell' || (labelEnd > 0 && text.text.length < 80)

function scopesOf(moment: Moment): Record<Scope, string> {
  const { unit, sentence, offset, when } = moment
  const clause = clauseAt(moment)
  return {
    before: sentence.slice(Math.max(0, when.start - near.before), when.start),
    after: sentence.slice(when.end, when.end + near.after),
    clause: unit.kind === 'cell' ? `${sentence} | ${unit.rowText}` : isLabel(moment) ? sentence : clause,
    told: offset === 0 && clause.length > unit.labelEnd ? clause.slice(unit.labelEnd) : clause,
    sentence,
    around: aroundOf(unit),
  }
}

function stateOf(moment: Moment): Record<keyof typeof priors, boolean> {
  const { unit, sentence, when } = moment
  const has = unit.roles
  const isOfLabel = isLabel(moment)
  return {
    label: isOfLabel,
    'label of a time': isOfLabel && has.has('time'),
    soon: when.endDay === 1 && when.startDay === 0 && soonBefore.test(sentence.slice(0, when.start)),
    cell: unit.kind === 'cell',
    'short line': isShort(unit),
    'role time': has.has('time'),
    'role dose': has.has('dose'),
    'role avoid': has.has('avoid'),
    'role effects': has.has('effects'),
    'role food': has.has('food'),
    'role market': has.has('market'),
    'role disclaimer': has.has('disclaimer'),
    medicine: isOfMedicine(clauseAt(moment)),
    'with an amount': quantitiesIn(isOfLabel ? sentence : clauseAt(moment)).length > 0,
    'of a thing': ofThing(sentence.slice(when.start, when.end), sentence.slice(when.end)),
    'for so long': when.endDay === 1 && when.startDay === 0 && forLong.test(sentence.slice(0, when.start)),
    'so often': /^an?\s/i.test(sentence.slice(when.start)) && howOften.test(sentence.slice(0, when.start)),
  }
}

/** What tells for and against something being felt at a time. */
export const evidenceAt = (moment: Moment): [name: string, weight: number][] => [
  ...hintsIn(hints, scopesOf(moment)),
  ...weightsOf(priors, stateOf(moment)),
]

/** Whether a time is one at which something is felt. */
export const isFelt = (moment: Moment): boolean => outweighs(evidenceAt(moment), bias)
