import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { mentionsIn } from '../names/gazetteer.ts'
import { rolesOf } from '../roles.ts'
import { besideHeading, besideLine } from '../rules/chrome.ts'
import { longestMasthead, mastheadHouse, mastheadLine } from '../rules/masthead.ts'
import {
  columnsOf,
  isBullet,
  isHeadingLike,
  isLabelled,
  isUnderline,
  isWrapped,
  withoutBullet,
} from './text-lines.ts'

/** Consecutive lines without an empty one between them. */
type Group = string[]

const groupsOf = (text: string): Group[] => {
  const groups: Group[] = [[]]
  for (const line of text.split('\n')) {
    if (line.trim() !== '') groups.at(-1)?.push(line.replace(/\s+$/, ''))
    else if (groups.at(-1)?.length) groups.push([])
  }
  return groups.filter(({ length }) => length > 0)
}

const isSingle = (group: Group | undefined): group is [string] =>
  group?.length === 1 && isHeadingLike(group[0] as string)

/** A first line that is longer is the text itself. */
const longestTitle = 300

/** How many single lines that may be headings stand in a row from here on. */
const runFrom = (groups: readonly Group[], at: number): number => {
  let end = at
  while (isSingle(groups[end])) end++
  return end - at
}

/**
 * Reads plain text into the tree that a page has: headings, lists, tables and paragraphs are told by their lines.
 * The first line is the title.
 */
export function readText(text: string): Root {
  const groups = withoutMasthead(groupsOf(text)).flatMap(splitHeading)
  const nodes: Element[] = []
  let at = Math.max(
    0,
    groups.findIndex(group => /[\p{L}\p{N}]/u.test(group[0] as string)),
  )
  const [title, ...below] = groups[at] ?? []
  if (title !== undefined && title.length <= longestTitle) {
    nodes.push(h('h1', title.trim().replace(/^#{1,6}\s+/, '')))
    nodes.push(...bodyOf(below))
    at += 1
  }
  const endsInColon = haveColons(groups.slice(at).filter(isSingle))
  for (let afterTitle = true; at < groups.length; afterTitle = false) {
    const run = runFrom(groups, at)
    if (run === 0) nodes.push(...bodyOf(groups[at++] as Group))
    else {
      const isLead = !endsInColon && isLeadOf(groups[at + run - 1] as Group, groups[at + run])
      nodes.push(
        ...headingsOf(groups.slice(at, at + run) as [string][], afterTitle && below.length === 0, isLead),
      )
    }
    at += run
  }
  return { type: 'root', children: nodes }
}

/**
 * Begins at the title: lines of a menu or of an e-mail's head go, and those of a house or a letter where a line below them, before
 * any paragraph, names a supplement.
 */
function withoutMasthead(groups: readonly Group[]): Group[] {
  const top = groups.slice(0, longestMasthead).flatMap((group, at) => group.map(line => ({ line, at })))
  const isNamed = (line: string) => mentionsIn(line, ['supplement']).length > 0
  const isChrome = (line: string) =>
    mastheadLine.test(line) || besideLine.test(line) || besideHeading.test(line)
  const isHead = ({ line }: { line: string }) =>
    (isChrome(line.trim()) && !isNamed(line)) || !/\p{L}/u.test(line)
  const isHouse = (one: { line: string }) =>
    isHead(one) || (mastheadHouse.test(one.line) && !isNamed(one.line))
  const first = top.findIndex(one => !isHouse(one))
  const next = top[first]
  if (first <= 0 || next === undefined) return [...groups]
  const begin = isNamed(next.line) && isHeadingLike(next.line) ? first : top.findIndex(one => !isHead(one))
  const { at } = top[begin] as { at: number }
  const rest = top.slice(begin).filter(one => one.at === at)
  return [rest.map(({ line }) => line), ...groups.slice(at + 1)]
}

/** A sentence that the list below it ends is no heading: "Avoid it if you:". */
const opensList = /\b(?:if|when|you|are|have|take|with|of|who|include|includes|in|for)\s?:$/i

/** Whether headings of this text end in a colon; else a line that does is the sentence that a list goes on with. */
const haveColons = (lines: readonly Group[]): boolean =>
  lines.filter(([line = '']) => /:$/.test(line.trim())).length > lines.length / 2

/** "The leaf owes its reputation to four compounds:", "Skip it if you have" above a list or a table. */
function isLeadOf([line = '']: Group, next: Group | undefined): boolean {
  if (!next?.every(one => isBullet(one) || columnsOf(one).length > 1)) return false
  const isSaid = tells.test(line)
  const isLong = line.trim().split(/\s+/).length > longestLabel
  return /:$/.test(line.trim()) ? isSaid || isLong : isSaid && leavesOpen.test(line)
}

const leavesOpen = /\b(?:if|when) (?:you|they|it|your)(?: (?:are|have|take|use|is))?$/i
const tells = /^\s*(?:there|these|they|it|you|we|this|here|some|many)\b/i
const longestLabel = 4

/** A line between title and text that tells of no section, or is too long to: "A trace mineral with a narrow window". */
function isSecondLine(line: string): boolean {
  const words = line.split(/\s+/).length
  return !/[?:]$/.test(line) && (words >= 10 || (words >= 5 && rolesOf(line).size === 0))
}

/** Of lines that look like headings: below the title the first may be its second line, of many only one is meant. */
function headingsOf(run: [string][], afterTitle: boolean, isLead: boolean): Element[] {
  const lines = run.map(([line]) => line.trim())
  const heading = (line: string) => h('h2', line.replace(/^#{1,6}\s+/, '').replace(/\s*:$/, ''))
  if (afterTitle && (lines.length > 1 || isSecondLine(lines[0] as string)))
    return [h('p', lines[0] as string), ...lines.slice(1).map(heading)]
  const last = lines.at(-1) as string
  if (isLead || opensList.test(last)) return [...lines.slice(0, -1).map(heading), h('p', last)]
  if (lines.length < 3) return lines.map(heading)
  return [heading(lines[0] as string), ...lines.slice(1).map(line => h('p', line))]
}

/** A short first line above sentences is a heading of its own, and so is one that is underlined. */
function splitHeading(group: Group): Group[] {
  const [first = '', second = '', ...rest] = group
  if (second === '') return [group]
  if (isUnderline(second)) return [[first], ...(rest.length > 0 ? [rest] : [])]
  const body = [second, ...rest]
  if (isBullet(first) && body.some(line => isBullet(line) && isNumbered(line) === isNumbered(first)))
    return [group]
  if (isLabelled(first) || !isHeadingLike(first) || !standsOut(group)) return [group]
  if (rolesOf(first).size > 0 && body.every(isFragment)) return [[first], ...listed(body)]
  const isSentence = /[.!?:]["”’]?$/.test(second) && !/^\s*\p{Ll}/u.test(second)
  if (/:$/.test(first.trim()) && first.trim().split(/\s+/).length > 3) return [group]
  return isSentence || isBullet(second) ? [[first], ...splitHeading(body)] : [group]
}

const isNumbered = (line: string) => /^\s*\d/.test(line)

/** Whether a first line is no line of a paragraph that was broken at a width: numbered, in capitals, or far shorter. */
function standsOut([first = '', ...body]: Group): boolean {
  const line = first.trim()
  if (/^\d{1,2}[.)]\s/.test(line) || !/\p{Ll}/u.test(line)) return line.length <= 90
  return (
    line.length <= 45 ||
    (line.length <= 60 && line.length < 0.7 * Math.max(...body.map(({ length }) => length)))
  )
}

/** Lines below a heading that end without full stop are a list. */
const listed = (body: Group): Group[] => [body.map(line => `- ${line.trim()}`)]

/** A short line without full stop, that may be an item of a list. */
const isFragment = (line: string) =>
  line.trim().length < 90 && !/[.!?:]$/.test(line.trim()) && !isBullet(line) && !line.includes('|')

function bodyOf(group: Group): Element[] {
  if (group.length === 0) return []
  if (group.some(isBullet)) return withBullets(group)
  const table = tableOf(group)
  if (table) return [table]
  return isWrapped(group) ? [h('p', group.join('\n'))] : group.map(line => h('p', line))
}

function tableOf(group: Group): Element | null {
  const rows = group.map(columnsOf).filter(cells => !cells.every(cell => /^[-=:+ ]*$/.test(cell)))
  const width = rows[0]?.length ?? 0
  if (rows.length < 2 || width < 2 || rows.some(({ length }) => length !== width)) return null
  const [head = [], ...body] = rows
  const row = (tag: 'th' | 'td', cells: readonly string[]) =>
    h(
      'tr',
      cells.map(cell => h(tag, cell)),
    )
  return h('table', [
    row(/\d/.test(head.join('')) ? 'td' : 'th', head),
    ...body.map(cells => row('td', cells)),
  ])
}

/** Lines of which some begin with a bullet; deeper ones belong to the one above. */
function withBullets(group: Group): Element[] {
  const first = group.findIndex(isBullet)
  const nodes: Element[] = bodyOf(group.slice(0, first))
  const indents: number[] = []
  const items: string[] = []
  const after: string[] = []
  for (const line of group.slice(first)) {
    const indent = line.search(/\S/)
    if (isBullet(line)) {
      items.push(withoutBullet(line))
      indents.push(indent)
    } else if (indent > (indents.at(-1) ?? 0) || (after.length === 0 && /^\s*[a-z(]/.test(line))) {
      items[items.length - 1] += `\n${line.trim()}`
    } else after.push(line)
  }
  return [...nodes, nested(items, indents), ...bodyOf(after)]
}

function nested(items: readonly string[], indents: readonly number[]): Element {
  const list = h('ul')
  const outer = Math.min(...indents)
  for (let at = 0; at < items.length; ) {
    let end = at + 1
    while (end < items.length && (indents[end] as number) > outer) end++
    const inner = end > at + 1 ? [nested(items.slice(at + 1, end), indents.slice(at + 1, end))] : []
    list.children.push(h('li', [items[at] as string, ...inner]))
    at = end
  }
  return list
}
