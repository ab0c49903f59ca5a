import { mentionsIn } from '../names/gazetteer.ts'
import { warns, warnsAbove } from '../rules/cautions.ts'
import type { Role } from '../rules/headings.ts'
import { acts, doesSomething } from '../rules/mechanisms.ts'
import { practiceWords } from '../rules/practices.ts'
import type { Unit } from '../units.ts'
import { quantitiesIn } from './quantities.ts'
import type { Subjects } from './subject.ts'

/** Items that begin with something else that one takes or does. */
const isPartner = (subjects: Subjects) => {
  return ({ text, section }: Unit): boolean => {
    const head = text.text.slice(0, 40)
    return (
      quantitiesIn(head).length === 0 &&
      !warns.test(text.text) &&
      !warnsAbove.test(section.heading?.text.text ?? '') &&
      (subjects.in(head).some(({ start }) => start < 12) ||
        mentionsIn(head, ['practice']).length > 0 ||
        head.search(practiceWords) !== -1)
    )
  }
}

/** "Reduces excess cortisol": the item begins with a verb of what is done. */
const isAction = ({ text }: Unit): boolean => {
  const first = /^[\p{L}-]+/u.exec(text.text)?.[0] ?? ''
  return /(?:s|es)$/.test(first) && acts.test(first) && doesSomething.test(` ${first.toLowerCase()}`)
}

/**
 * Lists below a heading that tells nothing: most of their items begin alike, with partners or with verbs, and so tell
 * what they are themselves.
 */
export function rolesOfUntold(units: readonly Unit[], subjects: Subjects): readonly Unit[] {
  const lists = new Map<number, Unit[]>()
  for (const unit of units) {
    if (unit.kind !== 'item' || unit.roles.size > 0 || unit.section.roles.size > 0) continue
    const list = lists.get(unit.block)
    if (list) list.push(unit)
    else lists.set(unit.block, [unit])
  }
  const told = new Map<number, Role>()
  for (const [block, items] of lists) {
    const most = (fits: (unit: Unit) => boolean) =>
      items.length >= fewest && items.filter(fits).length >= share * items.length
    if (most(isAction)) told.set(block, 'mechanism')
    else if (subjects.main !== null && most(isPartner(subjects))) told.set(block, 'combine')
  }
  return units.map(unit => {
    const role = unit.kind === 'item' && unit.roles.size === 0 ? told.get(unit.block) : undefined
    return role ? { ...unit, roles: new Set([role]) } : unit
  })
}

const fewest = 2
const share = 0.6
