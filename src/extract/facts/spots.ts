import { mentionsIn } from '../names/gazetteer.ts'
import { noModifiers, noSpot, spotters } from '../rules/spotters.ts'
import * as rules from '../rules/subjects.ts'
import type { SubjectKind } from '../types.ts'
import { asStage, type Subject } from './who.ts'

/** Somebody or something that calls for care, and where a text names it. */
export interface Spot extends Subject {
  start: number
  end: number
}

const known = new Map<string | null, SubjectKind>([
  ['DISEASE', 'condition'],
  ['DEFICIENCY', 'condition'],
  ['DRUG', 'medication'],
  ['DRUG_CLASS', 'medication'],
  ['TREATMENT_CLASS', 'medication'],
])

/** Things of the knowledge base whose names are minerals or food as well. */
const isFood = (text: string) => mentionsIn(text, ['supplement']).length > 0

function knownSpots(text: string): Spot[] {
  return mentionsIn(text, ['condition', 'interactant']).flatMap(({ type, start, end, text: subject }) => {
    const kind = known.get(type)
    return kind === undefined ||
      isFood(subject) ||
      text[end] === '-' ||
      rules.namesNobody.test(subject) ||
      subject.length < 3
      ? []
      : [{ subject, kind, start, end }]
  })
}

function formSpots(text: string): Spot[] {
  return spotters.flatMap(({ kind, pattern, most, least }) =>
    [...text.matchAll(pattern)].flatMap(found => {
      const before = wordsBefore(text, found.index, most)
      const name = `${before.join('')}${found.groups?.name ?? found[0]}`.trim()
      if (before.length < least || noSpot.test(name)) return []
      const start = found.index - before.join('').length
      return [{ subject: name, kind, start, end: found.index + found[0].length }]
    }),
  )
}

/** The words right before a place that may belong to a name, each with its space. */
function wordsBefore(text: string, end: number, most: number): string[] {
  const words: string[] = []
  for (let at = end; words.length < most; ) {
    const word = /[\p{L}\d’'-]+ $/u.exec(text.slice(Math.max(0, at - longestWord), at))?.[0]
    if (word === undefined || noModifiers.has(word.trim().toLowerCase())) break
    words.unshift(word)
    at -= word.length
  }
  return words
}

const longestWord = 24

/** "Liver or kidney disease": those before the last share its noun. */
function sharing(text: string, spot: Spot): Spot[] {
  const noun = rules.sharedNouns.exec(spot.subject)?.[1]
  if (noun === undefined || spot.subject === noun) return []
  const found: Spot[] = []
  let { start } = spot
  for (let more = 0; more < mostShared; more++) {
    const before = /(?:^|[\s(])([\p{L}-]+(?: [\p{L}-]+)?)(?:,? (?:or|and|and\/or) |, )$/iu.exec(
      text.slice(Math.max(0, start - 60), start),
    )?.[1]
    const name =
      before === undefined ? undefined : [before, before.split(' ').at(-1) ?? ''].find(isSharedHead)
    if (name === undefined) break
    start = text.lastIndexOf(name, start)
    found.push({ subject: `${name} ${noun}`, kind: spot.kind, start, end: start + name.length })
  }
  return found
}

const mostShared = 4
const isSharedHead = (words: string) => rules.sharedHeads.test(words)

/** Everybody and everything in a text that a warning may be about, in its order; the longest name at each place. */
export function spotsIn(text: string): Spot[] {
  const all = [...formSpots(text), ...knownSpots(text)].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.end - b.start - (a.end - a.start),
  )
  const found: Spot[] = []
  for (const spot of all)
    if (!found.some(other => spot.start < other.end && other.start < spot.end)) found.push(spot)
  const isFree = ({ start, end }: Spot) => !found.some(other => start < other.end && other.start < end)
  return found
    .filter(spot => !isExplained(text, spot, found))
    .flatMap(spot => [...sharing(text, spot).filter(isFree), ...split(spot)])
    .map(spot => ({ ...spot, subject: asStage(spot.subject) }))
    .sort((a, b) => a.start - b.start)
}

/** "High blood calcium (hypercalcaemia)": the same again. */
const isExplained = (text: string, { start }: Spot, all: readonly Spot[]): boolean => {
  const open = text.lastIndexOf('(', start)
  return (
    open !== -1 &&
    !text.slice(open, start).includes(')') &&
    all.some(({ end }) => end <= open && text.slice(end, open).trim() === '')
  )
}

/** What decides where two kinds overlap: an allergy names food, a life stage holds diseases. */
const order: readonly SubjectKind[] = ['allergy', 'life-stage', 'medication', 'procedure', 'condition']

/** "Allergic to nuts, soy or milk" names three. */
const split = (spot: Spot): Spot[] =>
  spot.kind === 'allergy'
    ? spot.subject.split(/,? (?:or|and) |, /).map(subject => ({ ...spot, subject }))
    : [spot]
