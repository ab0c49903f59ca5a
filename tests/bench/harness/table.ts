import type { Row } from './row.ts'

const head = ['measure', 'ours', 'baseline', 'ratio', 'target', 'met']
const start = '<!-- results -->'
const end = '<!-- /results -->'

const cellsOf = ({ measure, ours, baseline, ratio, target, met }: Row): string[] => [
  ...[measure, ours, baseline, ratio, target],
  met === null ? '' : met ? 'yes' : 'no',
]

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const markdownOf = (rows: readonly string[][]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')

/** The table for a terminal, with columns of equal width. */
export function textOf(rows: readonly Row[]): string {
  const all = [head, ...rows.map(cellsOf)]
  const widths = head.map((_, column) => Math.max(...all.map(cells => cells[column]?.length ?? 0)))
  return all.map(cells => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n')
}

/** A page with the rows of this run in its table; rows that were not measured now stay, in their places. */
export function withResults(page: string, rows: readonly Row[]): string {
  const [before, rest] = page.split(start, 2)
  const [old = '', after] = rest?.split(end, 2) ?? []
  if (before === undefined || after === undefined) throw new Error(`the page has no ${start} … ${end}`)
  const known = old
    .split('\n')
    .filter(text => text.startsWith('| ') && !text.startsWith(`| ${head[0]} |`) && !text.startsWith('| ---'))
    .map(text => text.slice(2, -2).split(' | '))
  const fresh = new Map(rows.map(row => [row.measure, cellsOf(row)]))
  const merged = known.map(cells => fresh.get(cells[0] ?? '') ?? cells)
  const added = [...fresh].filter(([measure]) => !known.some(cells => cells[0] === measure))
  return `${before}${start}\n${markdownOf([...merged, ...added.map(([, cells]) => cells)])}\n${end}${after}`
}
